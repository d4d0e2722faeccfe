/** A place whose entries are still to be read, or read on. */
export interface Branch {
	/** Token of the page or folder; empty where the walk begins. */
	token: string;
	/** The space, for wiki pages. */
	spaceId?: string;
	/** Names from the top down to this place; empty where the walk begins. */
	path: string[];
	pageToken?: string;
}

/** Something found on the way. */
export interface Entry {
	/** Names from the top down, the own one last. */
	path: string[];
	/** What a field stores when it is chosen. */
	value: string;
	url: string;
}

/** What one request tells about a branch. */
export interface BranchPage {
	entries: Entry[];
	/** Places to go to after those that are waiting already. */
	branches: Branch[];
	/** Where this branch goes on; read before everything else. */
	next?: Branch;
}

/** Reads a branch with exactly one request. */
export type ReadBranch = (branch: Branch) => Promise<BranchPage>;

/** A walk through a tree, breadth-first. Its entries only grow, so a count of them is a place in it. */
export interface Walk {
	/** Tells it from other walks through the same tree. */
	id: string;
	/** How many entries were found before those that are held. */
	before: number;
	entries: Entry[];
	/** Where to go on; empty when everything was seen. */
	rest: Branch[];
	/** Whether places were left out because there were too many. */
	isCut: boolean;
}

export function beginWalk(id: string, root: Branch): Walk {
	return { id, before: 0, entries: [], rest: [root], isCut: false };
}

/** How many entries the walk has found since it began. */
export const foundBy = (walk: Walk): number => walk.before + walk.entries.length;

/**
 * Goes on for a bounded number of requests. What was read stays when a request fails, and the walk
 * can go on from there.
 */
export async function walkOn(walk: Walk, maxRequests: number, read: ReadBranch): Promise<void> {
	for (let request = 0; request < maxRequests; request++) {
		const branch = walk.rest[0];
		if (branch === undefined) return;
		const { entries, branches, next } = await read(branch);
		walk.rest.shift();
		if (next !== undefined) walk.rest.unshift(next);
		walk.rest.push(...branches);
		walk.entries.push(...entries);
	}
}
