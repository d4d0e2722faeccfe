import type { Page } from '../transport/paginate';

/** A place whose entries are still to be read, or read on. */
export interface Branch {
	/** Token of the page or folder; empty = the first level of the space. */
	token: string;
	/** The space, for wiki pages. */
	spaceId?: string;
	/** Names from the top down to this place. */
	path: string[];
	pageToken?: string;
}

/** Something found on the way. */
export interface Entry {
	name: string;
	/** What a field stores when it is chosen. */
	value: string;
	url: string;
}

/** What one page of a branch holds. */
export interface BranchPage {
	entries: Entry[];
	/** Entries that hold others. */
	branches: Branch[];
}

export interface WalkResult {
	entries: Entry[];
	/** Where to go on, breadth-first; empty when everything was seen. */
	rest: Branch[];
}

/**
 * Walks a tree breadth-first for a bounded number of requests.
 * @param readBranch reads one page of a branch with one request
 * @param matches keeps an entry; descent goes on through the others
 */
export async function walkTree(
	queue: Branch[],
	maxRequests: number,
	fetchPage: (branch: Branch) => Promise<Page>,
	readPage: (branch: Branch, page: Page) => BranchPage,
	matches: (entry: Entry) => boolean,
): Promise<WalkResult> {
	const entries: Entry[] = [];
	const rest = [...queue];
	for (let request = 0; request < maxRequests; request++) {
		const branch = rest.shift();
		if (branch === undefined) break;
		const page = await fetchPage(branch);
		const found = readPage(branch, page);
		entries.push(...found.entries.filter(matches));
		rest.push(...found.branches);
		const goesOn =
			page.hasMore && page.pageToken !== undefined && page.pageToken !== branch.pageToken;
		if (goesOn) rest.unshift({ ...branch, pageToken: page.pageToken });
	}
	return { entries, rest };
}

/** The state of a walk as the editor hands it back with the next page. */
export function encodeWalk(rest: Branch[]): string | undefined {
	return rest.length > 0 ? JSON.stringify(rest) : undefined;
}

/** undefined for the first page, and for anything that is not the state of a walk. */
export function decodeWalk(token: string | undefined): Branch[] | undefined {
	if (token === undefined || token === '') return undefined;
	const parsed = parseJson(token);
	return Array.isArray(parsed) && parsed.every(isBranch) ? parsed : undefined;
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isBranch(value: unknown): value is Branch {
	if (typeof value !== 'object' || value === null) return false;
	const { token, spaceId, path, pageToken } = value as Partial<Record<keyof Branch, unknown>>;
	const isOptionalText = (text: unknown) => text === undefined || typeof text === 'string';
	return (
		typeof token === 'string' &&
		isOptionalText(spaceId) &&
		isOptionalText(pageToken) &&
		Array.isArray(path) &&
		path.every((name) => typeof name === 'string')
	);
}
