import { claimsOf, isCopied, wantedKey, type Effects } from '../effects';
import { nameOf } from '../places';
import type { CopyRun } from '../outcomes';
import type { Violation } from './violation';

/**
 * With "skip" and "fail" a copy is made only if nothing like it is there: neither since before the run
 * nor by an earlier item of it. What runs at the same moment make is another matter, says the README.
 */
export function checkExisting(run: CopyRun, { before, made }: Effects): Violation[] {
	const things = [...before, ...made].filter(({ hidden }) => !hidden);
	const isThere = (record: CopyRun['items'][number]) =>
		things.some(
			({ key, target, position }) =>
				key === wantedKey(record.item) &&
				nameOf(target) === nameOf(record.item.target) &&
				position < record.sizes.before,
		);
	return run.items.flatMap((record, index) => {
		const isMade = claimsOf([record]).some(isCopied);
		if (!isMade || record.item.ifExists === 'create') return [];
		const earlier = run.items
			.slice(0, index)
			.filter(
				({ item, outcome }) =>
					wantedKey(item) === wantedKey(record.item) && outcome.kind === 'done',
			);
		if (earlier.length === 0 && !isThere(record)) return [];
		const says = `made although the same was there (${record.item.ifExists})`;
		return [{ says, records: [...earlier, record] }];
	});
}
