/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import '../preload';

import { createEngine } from '../../test/support/engine';
import { listChildren } from '../../test/support/simulation';
import { BareFeishu } from '../bare/feishu';
import { leapingClock } from '../clock';
import { countPages } from '../scenarios/wholeSpace';
import { heldBytes, watchHeap } from './heap';
import type { MemoryReport, MemoryTask } from './protocol';

/** What stays when a space was read. */
interface Output {
	held: unknown;
	nodes: number;
}

async function readWithNode(url: string): Promise<Output> {
	const engine = createEngine({ url }, { clock: leapingClock() });
	const { items, error } = await engine.run({
		parameters: listChildren({
			space: '7400000000000000001',
			returnAll: true,
			options: { includeDescendants: true },
		}),
	});
	if (error !== undefined) throw error;
	return { held: items, nodes: items.length };
}

async function readBare(url: string): Promise<Output> {
	const feishu = new BareFeishu(url, leapingClock(), 0);
	await feishu.signIn();
	const trees = await feishu.trees('7400000000000000001', undefined);
	await feishu.close();
	return { held: trees, nodes: countPages(trees) };
}

async function measure({ way, url, warmUpUrl }: MemoryTask): Promise<MemoryReport> {
	const read = way === 'node' ? readWithNode : readBare;
	// Loads and compiles everything, so that only the space itself is measured.
	for (let round = 0; round < 2; round++) await read(warmUpUrl);
	const before = await heldBytes();
	const residentBefore = process.memoryUsage.rss();
	const stopWatching = watchHeap();
	const cpuBefore = process.cpuUsage();
	const startedAt = performance.now();

	const output = await read(url);

	const elapsedMs = performance.now() - startedAt;
	const cpu = process.cpuUsage(cpuBefore);
	const most = stopWatching();
	const mostResident = process.resourceUsage().maxRSS * 1024;
	const after = await heldBytes();
	return {
		nodes: output.nodes,
		cpuMs: (cpu.user + cpu.system) / 1000,
		elapsedMs,
		outputBytes: after - before,
		peakBytes: most - before,
		peakResidentBytes: mostResident - residentBefore,
	};
}

process.once('message', (task: MemoryTask) => {
	void measure(task).then((report) => {
		process.send?.(report);
		process.disconnect();
	});
});

// However the bench ended, this process does not outlive it.
process.once('disconnect', () => process.exit());
