import { claimsOf, isCopied, type Thing } from '../effects';
import { nameOf } from '../places';
import type { CopyRun } from '../outcomes';
import type { Violation } from './violation';

/** The copies of a run stand in their target in the order of the items. */
export function checkOrder({ items }: CopyRun, made: Thing[]): Violation[] {
	const positions = new Map(made.map(({ token, position }) => [token, position]));
	const latest = new Map<string, { position: number; record: CopyRun['items'][number] }>();
	return claimsOf(items).flatMap((claim) => {
		// A recovered copy may be one that an earlier, failed item has asked for.
		if (!isCopied(claim) || claim.json.recovered === true) return [];
		const { record, token } = claim;
		const place = nameOf(record.item.target);
		const position = positions.get(token) ?? -1;
		const previous = latest.get(place);
		latest.set(place, { position, record });
		if (previous === undefined || previous.position < position) return [];
		return [{ says: 'made in the wrong order', records: [previous.record, record] }];
	});
}
