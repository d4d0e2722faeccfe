import type { IDataObject } from 'n8n-workflow';

import type { WikiNode, World } from '../../simulator';
import { pathsOfCopy, treesBelow, type Placed } from './sourceTree';

/** One tree to be copied, and what became of it in one run. */
export interface TreeRecord {
	title: string;
	parent: WikiNode;
	pages: IDataObject[];
	errors: IDataObject[];
	/** What stopped the run, for all its items. */
	stop: string | undefined;
}

/** @param records of several trees; of each in the order of its runs, of which the last was calm */
export function checkTrees(world: World, records: TreeRecord[]): string[] {
	const trees = new Map<string, TreeRecord[]>();
	for (const record of records) {
		const name = `${record.title} below ${record.parent.title}`;
		trees.set(name, [...(trees.get(name) ?? []), record]);
	}
	return [...trees].flatMap(([name, attempts]) => {
		const placed = attempts
			.slice(0, 1)
			.flatMap(({ title, parent }) => treesBelow(world, parent, title));
		return [
			...attempts.flatMap((attempt) => checkOutputs(attempt, placed)),
			...checkNames(attempts, placed),
			...attempts.slice(-1).flatMap(checkCalm),
			...checkDoubles(attempts, placed),
		].map((text) => `${name}: ${text}`);
	});
}

const isWhole = ({ errors, stop }: TreeRecord): boolean =>
	errors.length === 0 && stop === undefined;

/** Every page put out is there, where it says; without an error they are the whole tree, in order. */
function checkOutputs(attempt: TreeRecord, placed: Placed[]): string[] {
	const { title, pages } = attempt;
	const paths = new Map(placed.map(({ token, path }) => [token, path]));
	const misplaced = pages
		.filter(({ node_token: token, path }) => paths.get(String(token)) !== path)
		.map(({ path }) => `${String(path)} is not there`);
	const listed = pages.map(({ path }) => path).join('\n');
	const isRight = !isWhole(attempt) || listed === pathsOfCopy(title).join('\n');
	return isRight ? misplaced : [...misplaced, `puts out without an error:\n${listed}`];
}

/** Every copy is named by one output, or there is a warning. */
function checkNames(attempts: TreeRecord[], placed: Placed[]): string[] {
	const made = new Set(placed.filter(({ isForeign }) => !isForeign).map(({ token }) => token));
	const named = attempts
		.flatMap(({ pages }) => pages)
		.filter(({ copied }) => copied === true)
		.map(({ node_token: token }) => String(token));
	const unnamed = made.size - new Set(named).size;
	// What a stopped run made, its error counts for all its items together.
	const hasStopped = attempts.some(({ stop }) => stop !== undefined);
	const warnings = warningsOf(attempts);
	return [
		...named
			.filter((token) => !made.has(token))
			.map((token) => `names ${token}, which no copy made`),
		...(new Set(named).size < named.length ? ['two outputs name one copy'] : []),
		...(unnamed > warnings && !hasStopped
			? [`${unnamed} copies nobody names, ${warnings} warnings`]
			: []),
	];
}

function warningsOf(attempts: TreeRecord[]): number {
	const text = JSON.stringify(attempts.map(({ errors }) => errors));
	return text.split(/the copy may have been made or not|was made is not known either/).length - 1;
}

function checkCalm(attempt: TreeRecord): string[] {
	if (isWhole(attempt)) return [];
	return [`fails in calm weather: ${attempt.stop ?? JSON.stringify(attempt.errors)}`];
}

/** Running again with "skip" adds what is missing and nothing else. */
function checkDoubles(attempts: TreeRecord[], placed: Placed[]): string[] {
	const told = JSON.stringify(attempts.map(({ errors, stop }) => [errors, stop]));
	// A late copy may come after the one that was made in its place, and so may a person's.
	if (told.includes('in time') || placed.some(({ isForeign }) => isForeign)) return [];
	const wanted = attempts.slice(0, 1).flatMap(({ title }) => pathsOfCopy(title));
	const paths = placed.map(({ path }) => path);
	return paths.length === wanted.length ? [] : [`there are now:\n${paths.join('\n')}`];
}
