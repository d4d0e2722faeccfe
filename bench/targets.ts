import type { MemoryMeasured } from './memory/measure';
import type { Results, ScenarioResult } from './results';

export interface Verdict {
	target: string;
	found: string;
	passed: boolean;
}

const MAX_OVER_FLOOR = 1.15;
const MIN_QUOTA_USED = 0.95;
const MAX_PEAK_OVER_OUTPUT = 2.5;
const MAX_GROWTH_PER_NODE = 1.5;

/** What the project promises, and whether it was kept. */
export function judge({ scenarios, memory }: Results): Verdict[] {
	const only = (ids: string) => scenarios.filter(({ id }) => ids.includes(id));
	return [
		...only('ab').map(({ id, minimum, node }) => atMinimum(id, node.requests, minimum)),
		...only('bc').map(nearFloor),
		...only('de').flatMap((result) => [quotaUsed(result), notRefused(result)]),
		...scenarios.map(refusedOncePerWindow),
		...memory.map(({ nodes, requests, minimum }) => atMinimum(`f ${nodes}`, requests, minimum)),
		...memory.slice(-1).map(peak),
		...(memory.length > 1 ? [growth(memory)] : []),
	];
}

/** The counts alone: small sizes on a busy machine say nothing about time. */
export function judgeCounts({ scenarios, memory }: Results): Verdict[] {
	return [
		...scenarios.flatMap(({ id, minimum, node, bare }) => [
			atMinimum(id, node.requests - node.rateLimited, minimum),
			atMinimum(`${id}, bare client`, bare.requests - bare.rateLimited, minimum),
		]),
		...memory.map(({ nodes, requests, minimum }) => atMinimum(`f ${nodes}`, requests, minimum)),
	];
}

const atMinimum = (id: string, requests: number, minimum: number): Verdict => ({
	target: `(${id}) as few requests as possible`,
	found: `${requests} of ${minimum}`,
	passed: requests === minimum,
});

const nearFloor = ({ id, node, floorMs }: ScenarioResult): Verdict => ({
	target: `(${id}) at most ${MAX_OVER_FLOOR} × the least possible time`,
	found: (node.elapsedMs / floorMs).toFixed(3),
	passed: node.elapsedMs <= MAX_OVER_FLOOR * floorMs,
});

const quotaUsed = ({ id, quotaUsed: used = 0 }: ScenarioResult): Verdict => ({
	target: `(${id}) at least ${MIN_QUOTA_USED * 100} % of the quota used`,
	found: `${(used * 100).toFixed(1)} %`,
	passed: used >= MIN_QUOTA_USED,
});

const notRefused = ({ id, node }: ScenarioResult): Verdict => ({
	target: `(${id}) not one 429`,
	found: String(node.rateLimited),
	passed: node.rateLimited === 0,
});

const refusedOncePerWindow = ({ id, node }: ScenarioResult): Verdict => ({
	target: `(${id}) at most one 429 per window`,
	found: String(node.rateLimitedPerWindow),
	passed: node.rateLimitedPerWindow <= 1,
});

const peak = ({ nodes, node }: MemoryMeasured): Verdict => ({
	target: `(f ${nodes}) peak of the heap at most ${MAX_PEAK_OVER_OUTPUT} × the output`,
	found: (node.peakBytes / node.outputBytes).toFixed(2),
	passed: node.peakBytes <= MAX_PEAK_OVER_OUTPUT * node.outputBytes,
});

/** Small spaces may cost more a node, since everything starts; big ones must not. */
function growth(memory: MemoryMeasured[]): Verdict {
	const perNode = memory.map(({ nodes, node }) => node.cpuMs / nodes);
	const worst = Math.max(...perNode.map((cost, n) => cost / Math.min(...perNode.slice(0, n + 1))));
	return {
		target: `(f) CPU time per node grows at most ${MAX_GROWTH_PER_NODE} × with the size`,
		found: worst.toFixed(2),
		passed: worst <= MAX_GROWTH_PER_NODE,
	};
}
