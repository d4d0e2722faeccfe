import { claimsOf, isCopied, wantedKey, type Effects, type Thing } from '../effects';
import type { CopyRun, ItemRecord } from '../outcomes';
import type { CopyItem } from '../plan';
import type { Violation } from './violation';

type Copy = ItemRecord<CopyItem>;

/**
 * With "skip" and "fail" a copy is made only if nothing like it is there: neither since before the run
 * nor by an earlier item of it. What runs at the same moment make is another matter, says the README.
 */
export function checkExisting(runs: CopyRun[], { made, foreign }: Effects): Violation[] {
	const shared = keysOfSeveral(runs);
	return runs.flatMap((run) =>
		run.items.flatMap((copy, index) => {
			const key = wantedKey(copy.item);
			const [claim] = claimsOf([copy]).filter(isCopied);
			if (claim === undefined || copy.item.ifExists === 'create') return [];
			const ofKey = run.items.filter(({ item }) => wantedKey(item) === key);
			const earlier = ofKey.filter((other) => run.items.indexOf(other) < index);
			const wereThere = [...foreign, ...made]
				.filter((thing) => thing.key === key && !thing.hidden)
				.filter(({ position }) => position < copy.sizes.before);
			const ownMade = shared.has(key) || ofKey.some(timedOut) ? [] : made;
			const violated =
				wereThere.length > 0 ||
				earlier.some(({ outcome }) => outcome.kind === 'done') ||
				isPreceded(claim.token, key, ownMade);
			const says = `made although the same was there (${copy.item.ifExists})`;
			return violated ? [{ says, records: [...earlier, copy] }] : [];
		}),
	);
}

/** Keys that more than one run uses. */
function keysOfSeveral(runs: CopyRun[]): Set<string> {
	const keys = runs.flatMap(({ items }) => [...new Set(items.map(({ item }) => wantedKey(item)))]);
	return new Set(keys.filter((key, index) => keys.indexOf(key) !== index));
}

/** It may have been made later than what was asked for after it. */
const timedOut = ({ outcome }: Copy): boolean =>
	outcome.kind === 'failed' && outcome.code === 'ECONNABORTED';

/** Whether something of the key was made before the thing with this token. */
function isPreceded(token: string, key: string, made: Thing[]): boolean {
	const position = made.find((thing) => thing.token === token)?.position ?? 0;
	return made.some((thing) => thing.key === key && thing.position < position);
}
