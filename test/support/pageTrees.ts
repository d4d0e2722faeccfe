import type { Simulator } from '../simulator';

/** A page by its title, with the pages below it. */
export interface PageTree {
	title: string;
	below?: PageTree[];
}

type World = Simulator['world'];

/** Adds a page with everything below it; returns its token. */
export function addTree(
	world: World,
	spaceId: string,
	{ title, below = [] }: PageTree,
	parentNodeToken = '',
	objType: 'docx' | 'sheet' = 'docx',
): string {
	const { nodeToken } = world.addNode({ spaceId, parentNodeToken, title, objType });
	for (const child of below) addTree(world, spaceId, child, nodeToken);
	return nodeToken;
}

/** What stands below a page: titles, types, order and depth. */
export function treeOf(world: World, spaceId: string, nodeToken: string): unknown[] {
	return world.childrenOf(spaceId, nodeToken).map((page) => {
		const below = treeOf(world, spaceId, page.nodeToken);
		return [page.title, page.objType, ...(below.length > 0 ? [below] : [])];
	});
}

/** A tree of `pages` pages, below its root: three under each parent, some of equal titles. */
export function bigTree(pages: number, title = 'Root'): PageTree {
	const root: PageTree = { title, below: [] };
	const parents = [root];
	for (let page = 1; page < pages; page++) {
		const parent = parents[Math.floor((page - 1) / 3)] ?? root;
		const child: PageTree = { title: page % 3 === 0 ? 'Notes' : `Page ${page}`, below: [] };
		parent.below?.push(page % 9 === 1 ? { ...child, title: 'Notes' } : child);
		parents.push(parent.below?.at(-1) ?? child);
	}
	return root;
}
