import { cancelledError, FeishuError } from '../transport/errors';
import type { Copied, IfExists } from './copying';
import type { TreeNode } from './tree';

/** An entry of a tree to copy, and what became of it. */
export interface Step<E> {
	source: E;
	/** 0 = the root. */
	depth: number;
	/** Titles from the root down, joined with " / ". */
	path: string;
	below: Array<Step<E>>;
	/** undefined = not begun. */
	outcome: Copied<E> | FeishuError | undefined;
}

/** An entry that was copied, or was there already. */
export type MadeStep<E> = Step<E> & { outcome: Copied<E> };

/** The size of a tree. */
export interface TreeSize {
	/** Entries, the root included. */
	entries: number;
	/** Levels, the root's own included. */
	levels: number;
	/** The most entries under one parent. */
	siblings: number;
}

export function stepsOf<E>(
	{ kept, children = [] }: TreeNode<E>,
	titleOf: (entry: E) => string,
	path = titleOf(kept),
	depth = 0,
): Step<E> {
	const below = children.map((child) =>
		stepsOf(child, titleOf, `${path} / ${titleOf(child.kept)}`, depth + 1),
	);
	return { source: kept, depth, path, below, outcome: undefined };
}

/** An entry, then what is below it. */
export function allSteps<E>(root: Step<E>): Array<Step<E>> {
	return [root, ...root.below.flatMap(allSteps<E>)];
}

export function sizeOf<E>(root: Step<E>): TreeSize {
	const steps = allSteps(root);
	return {
		entries: steps.length,
		levels: 1 + steps.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
		siblings: steps.reduce((most, { below }) => Math.max(most, below.length), 0),
	};
}

export function isMade<E>(step: Step<E>): step is MadeStep<E> {
	return step.outcome !== undefined && !(step.outcome instanceof FeishuError);
}

/** The error in the place of an entry that could not be copied, among others that were. */
export function failedStep<E>(
	{ path, below }: Step<E>,
	{ failure }: FeishuError,
	progress: string,
): FeishuError {
	const left = below.reduce((entries, step) => entries + allSteps(step).length, 0);
	const note = left === 0 ? '' : ` What is below it was not copied (${left} in all).`;
	return new FeishuError({
		...failure,
		sentence: `${failure.sentence}: ${path}`,
		advice: `${failure.advice}${note} ${progress}`,
	});
}

/** How far a tree came that was not copied to its end, and how to go on. */
export function progressOf<E>(steps: Array<Step<E>>, ifExists: IfExists): string {
	const done = steps.filter(isMade).length;
	const goOn = ifExists === 'skip' ? 'Run again' : "Run again with 'If Exists' set to Skip";
	return `${done} of the ${steps.length} entries of the tree are in the target now. ${goOn} to continue.`;
}

/** Why a tree was not copied to its end, how far it came and how to go on. */
export function summaryOf<E>(steps: Array<Step<E>>, ifExists: IfExists): FeishuError {
	const failures = steps.flatMap(({ path, depth, outcome }) =>
		outcome instanceof FeishuError ? [{ path, depth, failure: outcome.failure }] : [],
	);
	const first = failures.find(({ failure }) => failure.kind !== 'cancelled') ?? failures[0];
	if (first === undefined) return cancelledError();
	if (first.depth === 0) return new FeishuError(first.failure);
	const unknown = failures
		.filter((other) => other !== first && other.failure.kind === 'outcomeUnknown')
		.map(({ path }) => ` Whether a copy of ${path} was made is not known either.`);
	return new FeishuError({
		...first.failure,
		sentence: `${first.failure.sentence}: ${first.path}`,
		advice: `${first.failure.advice} ${progressOf(steps, ifExists)}${unknown.join('')}`,
	});
}
