import { FeishuError } from '../transport/errors';
import { copyInto, isLike, type Copied, type CopyPlan, type IfExists } from './copying';
import { failedItem } from './itemErrors';
import { startEmpty } from './places';
import {
	allSteps,
	failedStep,
	isMade,
	progressOf,
	summaryOf,
	type MadeStep,
	type Step,
} from './treeSteps';
import type { Run } from './types';

/** How a kind of tree is copied; `E` is the API's object for an entry. */
export interface TreeCopier<E> {
	/** Of the root; below it `fail` means `create`, since its copy is new. */
	ifExists: IfExists;
	/** @param parent the copy of the entry's parent; undefined for the root */
	plan: (step: Step<E>, parent: E | undefined, ifExists: IfExists) => CopyPlan<E>;
	/** The name of a copy as a target of others. */
	place: (copy: E) => string;
}

/**
 * Copies a tree that was read before. Parents come before children and siblings in order; different
 * parents go side by side.
 * @returns what was made, depth-first; with "Continue on fail" an error in the place of an entry that
 * could not be copied, and nothing for what is below it
 * @throws FeishuError that says how much was copied and how to go on
 */
export async function copyTree<E>(
	run: Run,
	itemIndex: number,
	root: Step<E>,
	copier: TreeCopier<E>,
): Promise<Array<MadeStep<E> | FeishuError>> {
	await copyLevel(run, itemIndex, [root], copier);
	const steps = allSteps(root);
	const hasFailed = steps.some(({ outcome }) => outcome instanceof FeishuError);
	const passesOver = run.context.continueOnFail() && !run.signal.aborted && isMade(root);
	if (hasFailed && !passesOver) throw summaryOf(steps, copier.ifExists);
	const progress = progressOf(steps, copier.ifExists);
	return steps.flatMap((step): Array<MadeStep<E> | FeishuError> => {
		if (step.outcome instanceof FeishuError) return [failedStep(step, step.outcome, progress)];
		return isMade(step) ? [step] : [];
	});
}

/**
 * Where the target lies inside the source, a copy that an earlier run made there was read with it. To go
 * on with that copy must not mean to copy it, too.
 */
export async function leaveOutEarlierCopy<E>(root: Step<E>, copier: TreeCopier<E>): Promise<void> {
	if (copier.ifExists !== 'skip') return;
	const { place, asChild, wanted } = copier.plan(root, undefined, copier.ifExists);
	const target = allSteps(root).find(({ source }) => copier.place(source) === place);
	if (target === undefined) return;
	const looks = await wanted();
	const earlierCopy = target.below.find(({ source }) => isLike(asChild(source), looks));
	target.below = target.below.filter((step) => step !== earlierCopy);
}

/** Copies entries to one parent; returns when everything below them has been copied, or has failed. */
async function copyLevel<E>(
	run: Run,
	itemIndex: number,
	steps: Array<Step<E>>,
	copier: TreeCopier<E>,
	parent?: E,
): Promise<void> {
	// Of equal titles each is matched once, in their order.
	const claimed = new Set<string>();
	const deeper: Array<Promise<void>> = [];
	for (const step of steps) {
		if (parent !== undefined && run.signal.aborted) break;
		const ifExists =
			parent !== undefined && copier.ifExists === 'fail' ? 'create' : copier.ifExists;
		const plan = { ...copier.plan(step, parent, ifExists), claimed };
		const made = await copyStep(run, itemIndex, step, plan);
		if (made === undefined || step.below.length === 0) continue;
		if (made.copied) startEmpty(run.places, copier.place(made.entry));
		deeper.push(copyLevel(run, itemIndex, step.below, copier, made.entry));
	}
	await Promise.all(deeper);
}

async function copyStep<E>(
	run: Run,
	itemIndex: number,
	step: Step<E>,
	plan: CopyPlan<E>,
): Promise<Copied<E> | undefined> {
	return await copyInto(run, itemIndex, plan).then(
		(made) => {
			step.outcome = made;
			return made;
		},
		(thrown: unknown) => {
			step.outcome = new FeishuError(failedItem(itemIndex, thrown).failure);
			return undefined;
		},
	);
}
