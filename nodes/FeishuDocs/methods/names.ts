import type { Entry } from './treeWalk';

/** Width of the editor's lists in Latin letters; a row that is longer is cut off at its end. */
const ROW_WIDTH = 58;

const SEPARATOR = ' / ';

/** Whether a part of the name or of the path, in lower case, stands in an entry. */
export function matches({ path }: Entry, filter: string): boolean {
	return path.join(SEPARATOR).toLowerCase().includes(filter);
}

/** The names that match themselves come first, the best of them at the top; then those below a match. */
export function bestFirst(entries: Entry[], filter: string): Entry[] {
	const ranked = entries.map((entry) => ({ entry, rank: rankOf(entry, filter) }));
	return ranked.sort((a, b) => a.rank - b.rank).map(({ entry }) => entry);
}

function rankOf({ path }: Entry, filter: string): number {
	const name = path.at(-1)?.toLowerCase() ?? '';
	if (name === filter) return 0;
	if (name.startsWith(filter)) return 1;
	return name.includes(filter) ? 2 : 3;
}

/** The path on one row. Of a long one the middle is left out, so that its end can be read. */
export function rowOf(path: string[]): string {
	const whole = path.join(SEPARATOR);
	if (widthOf(whole) <= ROW_WIDTH || path.length < 3) return whole;
	const [first = '', ...others] = path;
	let end = others.splice(-1);
	for (const name of others.reverse()) {
		const longer = [name, ...end];
		if (widthOf([first, '…', ...longer].join(SEPARATOR)) > ROW_WIDTH) break;
		end = longer;
	}
	return [first, '…', ...end].join(SEPARATOR);
}

/** Chinese characters are as wide as two letters. */
function widthOf(text: string): number {
	return Array.from(text).reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0);
}
