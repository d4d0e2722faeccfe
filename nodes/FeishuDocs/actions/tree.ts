import type { IDataObject } from 'n8n-workflow';

import { failureOf, FeishuError } from '../transport/errors';
import { pagesOf, type Page, type PageRequest } from '../transport/paginate';

/** How a kind of tree is read; `E` is the API's object for an entry. */
export interface TreeReader<E> {
	/** The pages of the children of an entry; undefined = of the place that the tree begins at. */
	pagesBelow: (entry: E | undefined) => (request: PageRequest) => Promise<Page>;
	pageSize: number;
	read: (item: IDataObject) => E | undefined;
	token: (entry: E) => string;
	title: (entry: E) => string;
	/** Whether there is something below it; asked for nothing otherwise. */
	isBranch: (entry: E) => boolean;
}

/** An entry and where it was found. */
export interface Found<E> {
	entry: E;
	/** 1 = directly in the place that the tree begins at. */
	depth: number;
	/** Titles from the first level down, joined with " / ". */
	path: string;
}

/** What is kept of an entry, and of the entries below it. */
export interface TreeNode<K> {
	kept: K;
	/** undefined = nothing below it, or too deep. */
	children: Array<TreeNode<K>> | undefined;
}

/** A place whose children are to be read. */
interface Branch<E, K> {
	entry: E | undefined;
	/** Of the children. */
	depth: number;
	path: string;
	children: Array<TreeNode<K>>;
}

const BRANCHES_AT_ONCE = 8;

/**
 * Reads a whole tree, branches side by side. An entry that is listed twice, because somebody moved it
 * meanwhile, appears once.
 * @param maxDepth 1 = direct children
 * @param keep says what is kept of an entry, so that a big tree is held once
 * @returns the first level, siblings in Feishu's order
 * @throws FeishuError that names the branch which could not be read
 */
export async function readTree<E, K>(
	reader: TreeReader<E>,
	maxDepth: number,
	keep: (found: Found<E>) => K,
): Promise<Array<TreeNode<K>>> {
	const seen = new Set<string>();
	const firstLevel: Array<TreeNode<K>> = [];
	const branches: Array<Branch<E, K>> = [
		{ entry: undefined, depth: 1, path: '', children: firstLevel },
	];
	const readBranch = async (branch: Branch<E, K>, goesOn: () => boolean) => {
		for await (const found of childrenOf(reader, branch, seen, Infinity)) {
			const node: TreeNode<K> = { kept: keep(found), children: undefined };
			branch.children.push(node);
			if (found.depth < maxDepth && reader.isBranch(found.entry)) {
				node.children = [];
				branches.push({ ...found, depth: found.depth + 1, children: node.children });
			}
			if (!goesOn()) return;
		}
	};
	await workOff(branches, BRANCHES_AT_ONCE, readBranch);
	return firstLevel;
}

/** Reads a tree as its pages stand there, no further than it is asked to: for a list with a limit. */
export async function* walkTree<E>(
	reader: TreeReader<E>,
	{ maxDepth, limit }: { maxDepth: number; limit: number },
	branch: { entry: E | undefined; depth: number; path: string } = {
		entry: undefined,
		depth: 1,
		path: '',
	},
	seen = new Set<string>(),
): AsyncGenerator<Found<E>> {
	for await (const found of childrenOf(reader, branch, seen, limit)) {
		yield found;
		if (found.depth >= maxDepth || !reader.isBranch(found.entry)) continue;
		yield* walkTree(reader, { maxDepth, limit }, { ...found, depth: found.depth + 1 }, seen);
	}
}

/**
 * What a list puts out: the entries of a tree as its pages stand there, a node before what is below it.
 * @param limit Infinity reads everything, branches side by side
 * @param show the `json` of an entry, undefined to leave it out; descent goes on through those, too
 */
export async function listTree<E>(
	reader: TreeReader<E>,
	{ maxDepth, limit }: { maxDepth: number; limit: number },
	show: (found: Found<E>) => IDataObject | undefined,
): Promise<IDataObject[]> {
	if (limit === Infinity) {
		const all = depthFirst(await readTree(reader, maxDepth, show));
		return all.filter((item) => item !== undefined);
	}
	const output: IDataObject[] = [];
	for await (const found of walkTree(reader, { maxDepth, limit })) {
		const item = show(found);
		if (item !== undefined) output.push(item);
		if (output.length >= limit) break;
	}
	return output;
}

/** A node, then what is below it, siblings in order. */
export function depthFirst<K>(nodes: Array<TreeNode<K>>, kept: K[] = []): K[] {
	for (const node of nodes) {
		kept.push(node.kept);
		if (node.children !== undefined) depthFirst(node.children, kept);
	}
	return kept;
}

async function* childrenOf<E>(
	reader: TreeReader<E>,
	{ entry, depth, path }: { entry: E | undefined; depth: number; path: string },
	seen: Set<string>,
	limit: number,
): AsyncGenerator<Found<E>> {
	const pages = pagesOf(reader.pagesBelow(entry), {
		pageSize: reader.pageSize,
		firstPageSize: Math.min(reader.pageSize, limit),
	});
	for (;;) {
		const { done, value: items } = await named(pages.next(), path);
		if (done) return;
		for (const child of items.map(reader.read)) {
			if (child === undefined || seen.has(reader.token(child))) continue;
			seen.add(reader.token(child));
			const title = reader.title(child);
			yield { entry: child, depth, path: depth === 1 ? title : `${path} / ${title}` };
		}
	}
}

/** A part of a tree that looks whole is a lie: a branch that cannot be read fails the whole, by name. */
async function named<T>(reading: Promise<T>, path: string): Promise<T> {
	return await reading.catch((thrown: unknown) => {
		const failure = failureOf(thrown);
		if (failure === undefined || path === '') throw thrown;
		throw new FeishuError({ ...failure, sentence: `${failure.sentence}: ${path}` });
	});
}

/**
 * Works on tasks to which the work itself adds more, a few at once, the latest first.
 * @throws what the first failing task throws; `goesOn` tells the others to end
 */
async function workOff<T>(
	tasks: T[],
	atOnce: number,
	work: (task: T, goesOn: () => boolean) => Promise<void>,
): Promise<void> {
	let busy = 0;
	let hasFailed = false;
	await new Promise<void>((resolve, reject) => {
		const startMore = () => {
			while (busy < atOnce && !hasFailed) {
				const task = tasks.pop();
				if (task === undefined) break;
				busy += 1;
				void work(task, () => !hasFailed).then(
					() => {
						busy -= 1;
						startMore();
					},
					(thrown: Error) => {
						hasFailed = true;
						reject(thrown);
					},
				);
			}
			if (busy === 0 && !hasFailed) resolve();
		};
		startMore();
	});
}
