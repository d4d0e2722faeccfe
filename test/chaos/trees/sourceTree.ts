import type { WikiNode, World } from '../../simulator';
import { EDITOR_OPEN_ID } from '../../simulator/world/world';

interface Branch {
	title: string;
	below?: Branch[];
}

/** With equal titles beside each other and on different levels. */
const BRANCHES: Branch[] = [
	{ title: 'Plan', below: [{ title: 'Notes' }, { title: 'Notes' }] },
	{ title: 'Results', below: [{ title: 'Quarter', below: [{ title: 'Raw data' }] }] },
	{ title: 'Notes' },
];

const pathsOf = (branches: Branch[], above: string): string[] =>
	branches.flatMap(({ title, below = [] }) => {
		const path = `${above} / ${title}`;
		return [path, ...pathsOf(below, path)];
	});

/** The paths of a whole copy, as the page tree reads. */
export const pathsOfCopy = (title: string): string[] => [title, ...pathsOf(BRANCHES, title)];

export function buildSourceTree(world: World): WikiNode {
	const { spaceId } = world.addSpace({ name: 'Sources' });
	const root = world.addNode({ spaceId, title: 'Project' });
	const addBelow = (parentNodeToken: string, branches: Branch[]) => {
		for (const { title, below = [] } of branches) {
			addBelow(world.addNode({ spaceId, parentNodeToken, title }).nodeToken, below);
		}
	};
	addBelow(root.nodeToken, BRANCHES);
	return root;
}

/** A page in a target, with its path from the copied root on. */
export interface Placed {
	token: string;
	path: string;
	/** Not made by the node. */
	isForeign: boolean;
}

/** The pages of that title below a parent and everything below them, depth-first. */
export function treesBelow(world: World, parent: WikiNode, title: string): Placed[] {
	const withBelow = (node: WikiNode, path: string): Placed[] => [
		{ token: node.nodeToken, path, isForeign: node.creator === EDITOR_OPEN_ID },
		...world
			.childrenOf(node.spaceId, node.nodeToken)
			.flatMap((child) => withBelow(child, `${path} / ${child.title}`)),
	];
	return world
		.childrenOf(parent.spaceId, parent.nodeToken)
		.filter((node) => node.title === title)
		.flatMap((node) => withBelow(node, title));
}
