import { LIMITS, type LaneName } from './floor/limits';
import { leastTimeMs } from './floor/schedule';
import { measureBare, measureNode, ROUND_TRIP_MS, type Measured } from './measure';
import type { MemoryMeasured } from './memory/measure';
import type { Scenario } from './scenarios/types';
import type { FeishuProcess } from './server/handle';
import type { Seen } from './server/protocol';

/** What a scenario came to. Times are milliseconds on the scenario's clock. */
export interface ScenarioResult {
	id: string;
	title: string;
	speed: number;
	outputs: number;
	/** The least possible requests. */
	minimum: number;
	/** The least possible time. */
	floorMs: number;
	node: WayResult;
	bare: WayResult;
	/** Of the API whose quota is to be used up: 1 = each place was taken as soon as it was free. */
	quotaUsed: number | undefined;
}

export interface WayResult {
	requests: number;
	/** Answers "too many", and the most of them within one window of their API. */
	rateLimited: number;
	rateLimitedPerWindow: number;
	elapsedMs: number;
	cpuMs: number;
}

/** All that a run of the bench has found out. */
export interface Results {
	date: string;
	roundTripMs: number;
	scenarios: ScenarioResult[];
	memory: MemoryMeasured[];
}

export async function resultOf(server: FeishuProcess, scenario: Scenario): Promise<ScenarioResult> {
	const { tasks } = scenario.plan();
	const node = await measureNode(server, scenario);
	const bare = await measureBare(server, scenario);
	return {
		id: scenario.id,
		title: scenario.title,
		speed: scenario.speed,
		outputs: scenario.outputs,
		minimum: tasks.length,
		floorMs: leastTimeMs(tasks, ROUND_TRIP_MS),
		node: wayResult(node),
		bare: wayResult(bare),
		quotaUsed: scenario.quota && quotaUsed(node.seen, scenario.quota),
	};
}

function wayResult({ seen, elapsedMs, cpuMs }: Measured): WayResult {
	const refused = seen.filter(({ rateLimited }) => rateLimited);
	return {
		requests: seen.length,
		rateLimited: refused.length,
		rateLimitedPerWindow: Math.max(0, ...refused.map((one) => refusedSince(refused, one))),
		elapsedMs,
		cpuMs,
	};
}

/** How many refusals of the same API fall into the longest of its windows that begins with this one. */
function refusedSince(refused: Seen[], { endpoint, at }: Seen): number {
	const { windows } = LIMITS[endpoint as LaneName];
	const windowMs = Math.max(...windows.map((window) => window.windowMs));
	return refused.filter(
		(one) => one.endpoint === endpoint && one.at >= at && one.at < at + windowMs,
	).length;
}

/** A place in a window is free again when the window has passed: how soon it was taken, on average. */
function quotaUsed(seen: Seen[], lane: LaneName): number | undefined {
	const [window] = LIMITS[lane].windows;
	if (window === undefined) return undefined;
	const times = seen
		.filter(({ endpoint, rateLimited }) => endpoint === lane && !rateLimited)
		.map(({ at }) => at);
	const returns = times.slice(window.calls).map((at, n) => at - (times[n] ?? at));
	if (returns.length === 0) return undefined;
	return window.windowMs / (returns.reduce((sum, ms) => sum + ms, 0) / returns.length);
}
