import type { INodeListSearchItems } from 'n8n-workflow';

const README = 'https://github.com/n8n-nodes-feishu-docs/n8n-nodes-feishu-docs';
const HELP = {
	app: `${README}#give-the-app-access`,
	person: `${README}#connect-as-a-person`,
	lists: `${README}#lists-to-choose-from`,
};

export type Row = INodeListSearchItems;

/** What the sentences of a list are about. */
export interface Wording {
	who: 'app' | 'person';
	things: 'space' | 'page' | 'file' | 'folder';
	/** Whether the pages of all spaces are listed. */
	isAllSpaces?: boolean;
}

/**
 * Rows that tell something. The editor shows "No results" instead of an empty list, cuts a row off after
 * some 58 letters, shows rows of the same value once, and lets nobody choose a row whose value is a
 * boolean. So a notice has two rows at most.
 */
function notice(url: string, ...lines: [string] | [string, string]): Row[] {
	return lines.map((name, index) => ({ name, value: index > 0, url }));
}

const isInDrive = ({ things }: Wording) => things === 'file' || things === 'folder';

/** Everything was looked at, and there is nothing to choose. */
export function nothingThere(wording: Wording): Row[] {
	const { who } = wording;
	const advice =
		who === 'app'
			? 'Give it access (link on this line), or use By URL.'
			: 'Ask the owner for access, or use By URL.';
	return notice(
		HELP[who],
		whatIsMissing(wording),
		isInDrive(wording) ? notShared(wording) : advice,
	);
}

function whatIsMissing(wording: Wording): string {
	const { who, things, isAllSpaces } = wording;
	const identity = who === 'app' ? 'app' : 'signed-in person';
	if (isInDrive(wording)) return `There is no ${things} in the Drive of the ${identity}.`;
	if (things === 'space') return `The ${identity} sees no space yet.`;
	if (isAllSpaces) return `The ${identity} sees no page in any space yet.`;
	return `No pages here, or none that the ${identity} may see.`;
}

const notShared = ({ things }: Wording) =>
	`Feishu lists no shared ${things}s: paste their links By URL.`;

/** A search through everything has found nothing. */
export function noMatch(wording: Wording, looked: number): Row[] {
	return notice(
		HELP.lists,
		`No match in ${count(looked, wording)}.`,
		isInDrive(wording) ? notShared(wording) : 'Type less of the name, or paste the link By URL.',
	);
}

/** A search has found nothing in what was looked at until now. */
export function noMatchYet(wording: Wording, looked: number, canGoOn: boolean): Row[] {
	if (!canGoOn) {
		return notice(
			HELP.lists,
			`No match in the first ${count(looked, wording)}.`,
			'Clear the search and scroll, or use By URL.',
		);
	}
	return notice(
		HELP.lists,
		`No match in ${count(looked, wording)} so far.`,
		wording.isAllSpaces
			? 'Choose a space first, add or delete a letter, or use By URL.'
			: 'Add or delete a letter to look further, or use By URL.',
	);
}

/** A search has found little, and the editor asks for more only when its list can be scrolled. */
export function moreToSearch(wording: Wording, looked: number, canGoOn: boolean): Row[] {
	const lookedAt = count(looked, wording);
	return notice(
		HELP.lists,
		canGoOn
			? `Looked at ${lookedAt}. Add or delete a letter for more.`
			: `Only the first ${lookedAt} were looked at.`,
	);
}

/** Places were left out, so the end of the list is not the end of what there is. */
export const tooLong = (): Row[] =>
	notice(
		HELP.lists,
		'The list is too long to be shown whole.',
		'Search for the name, or use By URL.',
	);

/** The field that says which pages to list holds something else. */
export const noSpaceIn = (displayName: string): Row[] =>
	notice(
		HELP.lists,
		`The field '${displayName}' does not name a space.`,
		'Choose a space there, or use By URL here.',
	);

function count(number: number, { things }: Wording): string {
	return `${number.toLocaleString('en-US')} ${things}${number === 1 ? '' : 's'}`;
}
