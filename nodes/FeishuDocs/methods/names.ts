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

/**
 * The names from the top down. The editor cuts a row off at its end, where the own name stands, so of
 * a long path the names in the middle are left out.
 */
export function rowOf(path: string[]): string {
	const [top = '', ...below] = path;
	let row = path.join(SEPARATOR);
	for (let left = 1; widthOf(row) > ROW_WIDTH && left < below.length; left++) {
		row = [top, '…', ...below.slice(left)].join(SEPARATOR);
	}
	return row;
}

/** Chinese characters are as wide as two letters. */
function widthOf(text: string): number {
	return Array.from(text).reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0);
}
