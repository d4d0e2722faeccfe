import type { Simulator } from '../../simulator';
import type { Effects } from '../effects';
import type { FaultLog } from '../faults';
import { isCopyRun, isListRun, type RunRecord } from '../outcomes';
import { explain } from '../report';
import { checkExisting } from './existing';
import { checkFailures } from './failures';
import { checkLists } from './lists';
import { checkNaming } from './naming';
import { checkOrder } from './order';
import { checkStopped, checkUnnamed } from './unnamed';

/** All promises that the runs of a storm have broken, as texts for a person. */
export function findViolations(
	runs: RunRecord[],
	effects: Effects,
	simulator: Simulator,
	faults: FaultLog,
): string[] {
	const copyRuns = runs.filter(isCopyRun);
	const copies = copyRuns.flatMap(({ items }) => items);
	const violations = [
		...checkNaming(copies, effects),
		...checkUnnamed(copyRuns, effects.made),
		...checkExisting(copyRuns, effects),
		...copyRuns.flatMap((run) => [
			...checkStopped(run, effects.made),
			...checkOrder(run, effects.made),
		]),
	];
	return [
		...runs.flatMap(({ name, disorder }) => disorder.map((text) => `${name}: ${text}`)),
		...runs.flatMap(checkFailures),
		...runs.filter(isListRun).flatMap((run) => checkLists(run, simulator.world)),
		...violations.map((violation) => explain(violation, simulator, faults)),
	];
}
