import { claimsOf, isCopied, wantedKey, type Thing } from '../effects';
import { isWarned, warnsOfACopy, type CopyRun } from '../outcomes';
import type { Violation } from './violation';

/** Nothing was made that no item names, unless an item failed and warns of it. */
export function checkUnnamed(runs: CopyRun[], made: Thing[]): Violation[] {
	const ended = runs.filter(({ error }) => error === undefined);
	const records = ended.flatMap(({ items }) => items);
	const stoppedKeys = new Set(runs.filter(({ error }) => error).flatMap(keysOf));
	const named = new Set(
		claimsOf(records)
			.filter(isCopied)
			.map(({ token }) => token),
	);
	const unnamed = made.filter(({ token, key }) => !named.has(token) && !stoppedKeys.has(key));
	return [...new Set(unnamed.map(({ key }) => key))].flatMap((key) => {
		const ofKey = records.filter(({ item }) => wantedKey(item) === key);
		const count = unnamed.filter((thing) => thing.key === key).length;
		const warnings = ofKey.filter(isWarned).length;
		if (count <= warnings) return [];
		return [{ says: `${count} copies nobody names, ${warnings} warnings: ${key}`, records: ofKey }];
	});
}

/**
 * A run that stopped tells how many copies it made, and warns of those that it does not know of.
 * Its titles are its own, see the plan.
 */
export function checkStopped({ name, items, error }: CopyRun, made: Thing[]): Violation[] {
	if (error === undefined) return [];
	const keys = new Set(keysOf({ items }));
	const count = made.filter(({ key }) => keys.has(key)).length;
	const text = `${error.sentence}. ${error.description}`;
	const told = Number(/(\d+) cop(?:y was|ies were) made/.exec(text)?.[1] ?? 0);
	const warnings = text.split('. ').filter(warnsOfACopy).length;
	if (told <= count && count <= told + warnings) return [];
	const says = `${name} made ${count} copies, tells of ${told} and ${warnings} warnings: ${text}`;
	return [{ says, records: items }];
}

const keysOf = ({ items }: Pick<CopyRun, 'items'>): string[] =>
	items.map(({ item }) => wantedKey(item));
