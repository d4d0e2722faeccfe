/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { createEngine } from '../test/support/engine';
import { BareFeishu } from './bare/feishu';
import { sharedClock, startClock } from './clock';
import type { Place, Scenario } from './scenarios/types';
import type { FeishuProcess } from './server/handle';
import type { Seen } from './server/protocol';
import type { Clock } from '../nodes/FeishuDocs/transport/clock';

/** Simulated milliseconds from a request to its answer, as from a server in another country. */
export const ROUND_TRIP_MS = 100;

/** One way through a scenario. */
export interface Measured {
	/** On the scenario's clock. */
	elapsedMs: number;
	/** Of this process: n8n, the node, the HTTP client; not the server. */
	cpuMs: number;
	seen: Seen[];
}

/** Does something with Feishu and returns how many items came out. */
type Way = (feishu: { url: string; place: Place; clock: Clock }) => Promise<number>;

export async function measureNode(server: FeishuProcess, scenario: Scenario): Promise<Measured> {
	return await measure(server, scenario, async ({ url, place, clock }) => {
		const { items, error } = await createEngine({ url }, { clock }).run(scenario.run(place));
		if (error !== undefined) throw error;
		return items.length;
	});
}

export async function measureBare(server: FeishuProcess, scenario: Scenario): Promise<Measured> {
	return await measure(server, scenario, async ({ url, place, clock }) => {
		const feishu = new BareFeishu(url, clock, ROUND_TRIP_MS);
		return await scenario.bare(feishu, place).finally(async () => await feishu.close());
	});
}

/** Each way has a Feishu of its own, whose quotas are fresh. */
async function measure(
	server: FeishuProcess,
	{ id, shape, speed, outputs }: Scenario,
	way: Way,
): Promise<Measured> {
	const spec = startClock(speed);
	const { url, place } = await server.ask({
		kind: 'simulate',
		clock: spec,
		roundTripMs: ROUND_TRIP_MS,
		shape,
	});
	const clock = sharedClock(spec);
	const cpuBefore = process.cpuUsage();
	const startedAt = clock.now();
	const count = await way({ url, place, clock });
	const elapsedMs = clock.now() - startedAt;
	const cpu = process.cpuUsage(cpuBefore);
	const { seen } = await server.ask({ kind: 'stop' });
	if (count !== outputs) throw new Error(`Scenario ${id}: ${count} items instead of ${outputs}`);
	return { elapsedMs, cpuMs: (cpu.user + cpu.system) / 1000, seen };
}
