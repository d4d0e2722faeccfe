import { claimsOf } from './effects';
import { isCopyRun, isWarned } from './outcomes';
import type { Storm } from './storm';

/** The numbers of one or more storms. */
export type Totals = ReturnType<typeof totalsOf>;

export function totalsOf(storms: Storm[]) {
	const runs = storms.flatMap((storm) => storm.runs);
	const records = runs.flatMap(({ items }) => items);
	const claims = claimsOf(runs.filter(isCopyRun).flatMap(({ items }) => items));
	const mishaps: Record<string, number> = {};
	for (const [name, count] of storms.flatMap((storm) => [...storm.mishaps])) {
		mishaps[name] = (mishaps[name] ?? 0) + count;
	}
	return {
		storms: storms.length,
		operations: records.length,
		copied: claims.filter(({ json }) => json.copied === true).length,
		recovered: claims.filter(({ json }) => json.recovered === true).length,
		alreadyThere: claims.filter(({ json }) => json.copied === false).length,
		failed: records.filter(({ outcome }) => outcome.kind === 'failed').length,
		warned: records.filter(isWarned).length,
		stoppedRuns: runs.filter(({ error }) => error !== undefined).length,
		requests: storms.reduce((sum, { requests }) => sum + requests, 0),
		mishaps,
	};
}
