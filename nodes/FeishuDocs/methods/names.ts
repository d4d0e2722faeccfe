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
 * The own name, then the names above it: a field shows only the beginning of what is chosen. Of many
 * names above, those in the middle are left out.
 */
export function rowOf(path: string[]): string {
	const [name = ''] = path.slice(-1);
	const above = path.slice(0, -1);
	if (above.length === 0) return name;
	const row = (names: string[]) => `${name} (${names.join(SEPARATOR)})`;
	const [top = '', ...middle] = above;
	let shown = above;
	while (widthOf(row(shown)) > ROW_WIDTH && middle.length > 1) {
		middle.shift();
		shown = [top, '…', ...middle];
	}
	return row(shown);
}

/** Chinese characters are as wide as two letters. */
function widthOf(text: string): number {
	return Array.from(text).reduce((width, letter) => width + (letter > '\u2e7f' ? 2 : 1), 0);
}
