/**
 * The shape of a wiki space: for each page the index of its parent, which stands before it; TOP for a
 * page on the first level. Siblings stand in their order.
 */
export type Shape = number[];

export const TOP = -1;

/** The largest page of the API that lists children. */
const PAGE_SIZE = 50;

/** For each page that has some, and for TOP, the children. */
export function childrenByPage(shape: Shape): Map<number, number[]> {
	const children = new Map<number, number[]>();
	for (const [page, parent] of shape.entries()) {
		const siblings = children.get(parent);
		if (siblings === undefined) children.set(parent, [page]);
		else siblings.push(page);
	}
	return children;
}

/** How children come when they are listed. */
export function listingPages(children: number[]): number[][] {
	const count = Math.max(1, Math.ceil(children.length / PAGE_SIZE));
	return Array.from({ length: count }, (_, n) =>
		children.slice(n * PAGE_SIZE, (n + 1) * PAGE_SIZE),
	);
}

/** Parents on the first level, each with as many children. */
export function parentsWithChildren(parents: number, childrenEach: number): Shape {
	return [
		...Array<number>(parents).fill(TOP),
		...Array.from({ length: parents * childrenEach }, (_, n) => Math.floor(n / childrenEach)),
	];
}

/**
 * A space as it grows: `parents` of its pages have others below them, on several levels; most have a
 * few, every 50th has more than two pages of a listing hold.
 */
export function grownSpace(pages: number, parents: number): Shape {
	const many = Math.floor(parents / 50);
	const manyEach = 2 * PAGE_SIZE + 1;
	const first = Math.max(1, Math.floor(parents / 20));
	const few = pages - first - many * manyEach;
	const fewParents = parents - many;
	const shape = Array<number>(first).fill(TOP);
	for (let parent = 0; parent < parents; parent++) {
		const isMany = parent % 50 === 49;
		const nthFew = parent - Math.floor((parent + 1) / 50);
		const fewHere =
			Math.floor(((nthFew + 1) * few) / fewParents) - Math.floor((nthFew * few) / fewParents);
		shape.push(...Array<number>(isMany ? manyEach : fewHere).fill(parent));
	}
	return shape;
}

/** A tree of `pages` pages, three below each, and after it a page alone to copy it to. */
export function treeAndTarget(pages: number): Shape {
	return [
		...Array.from({ length: pages }, (_, n) => (n === 0 ? TOP : Math.floor((n - 1) / 3))),
		TOP,
	];
}
