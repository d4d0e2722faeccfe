/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on Node, never inside n8n */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import { PAGES_PER_BRANCH, requestsFor } from '../server/madeUpSpace';
import { FeishuProcess } from '../server/handle';
import type { MemoryReport, MemoryTask } from './protocol';

const WARM_UP_BRANCHES = 3;

/** A space of one size, read by the node and by the bare client. */
export interface MemoryMeasured {
	nodes: number;
	/** Sent by the node, and the least possible. */
	requests: number;
	minimum: number;
	node: MemoryReport;
	bare: MemoryReport;
}

export async function measureMemory(nodes: number): Promise<MemoryMeasured> {
	const branches = Math.max(1, Math.round(nodes / PAGES_PER_BRANCH));
	const [server, warmUp] = [new FeishuProcess(), new FeishuProcess()];
	const { url: warmUpUrl } = await warmUp.ask({ kind: 'makeUp', branches: WARM_UP_BRANCHES });
	const read = async (way: MemoryTask['way']) => {
		const { url } = await server.ask({ kind: 'makeUp', branches });
		const report = await readIn({ way, url, warmUpUrl });
		const { seen } = await server.ask({ kind: 'stop' });
		return { report, requests: seen.length };
	};
	const { report: node, requests } = await read('node');
	const { report: bare } = await read('bare');
	server.end();
	warmUp.end();
	const expected = branches * PAGES_PER_BRANCH;
	if (node.nodes !== expected) throw new Error(`${node.nodes} nodes instead of ${expected}`);
	return { nodes: expected, requests, minimum: requestsFor(branches), node, bare };
}

/** Each reading has a process of its own, whose heap holds nothing else. */
async function readIn(task: MemoryTask): Promise<MemoryReport> {
	const child = fork(path.join(__dirname, 'child.ts'), {
		execArgv: [...process.execArgv, '--expose-gc'],
	});
	const ended = new AbortController();
	child.once('exit', (code) => ended.abort(new Error(`The reading process ended (${code})`)));
	child.send(task);
	const [report] = (await once(child, 'message', { signal: ended.signal })) as [MemoryReport];
	return report;
}
