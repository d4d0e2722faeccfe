import { brokenLimit, MAX_LEVELS } from '../../domain/wikiLimits';
import type { WikiNode } from '../../domain/wikiNode';
import { failureOf, FeishuError } from '../../transport/errors';
import { copyInto, startEmpty, type Copied } from '../copying';
import { readTree, type TreeNode } from '../tree';
import type { Run } from '../types';
import { planNodeCopy, wikiPlace, type NodeCopy, type WikiTarget } from './copyPlan';
import {
	allSteps,
	failedStep,
	isMade,
	sizeOf,
	summaryOf,
	type MadeStep,
	type Step,
} from './copySteps';
import { pageTree } from './pageTree';

/**
 * Copies a page with everything below it. Feishu copies one page at a time, so this reads the whole
 * source first: a target inside the source is no endless loop, and what does not fit is refused before
 * anything is changed. Parents come before children and siblings in order; different parents go side
 * by side.
 * @param copy of the root; its title is the root's alone
 * @param maxDepth 1 = the root and its direct children
 * @returns the copies, depth-first; with "Continue on fail" an error in the place of a page that could
 * not be copied, and nothing for the pages below it
 * @throws FeishuError that says how much was copied and how to go on
 */
export async function copyTree(
	run: Run,
	itemIndex: number,
	copy: NodeCopy,
	maxDepth: number,
): Promise<Array<MadeStep | FeishuError>> {
	const root = await planSteps(run, copy, maxDepth);
	await checkLimits(run, root, copy.target);
	await copyLevel(run, itemIndex, [root], copy);

	const steps = allSteps(root);
	const failed = steps.filter(({ outcome }) => outcome instanceof FeishuError);
	const passesOver = run.context.continueOnFail() && !run.signal.aborted;
	if (failed.length > 0 && (!passesOver || failed.includes(root))) {
		throw summaryOf(steps, failed, copy.ifExists);
	}
	return steps.flatMap((step): Array<MadeStep | FeishuError> => {
		if (step.outcome instanceof FeishuError) return [failedStep(step, step.outcome)];
		return isMade(step) ? [step] : [];
	});
}

async function planSteps(run: Run, copy: NodeCopy, maxDepth: number): Promise<Step> {
	const source = copy.source ?? (await run.lookups.wikiNode(copy.nodeToken));
	const title = copy.title ?? source.title ?? '';
	const reader = pageTree(run.api, source.space_id, source.node_token);
	const below = hasOwnChildren(source)
		? await readTree({ ...reader, isBranch: hasOwnChildren }, maxDepth, ({ entry }) => entry)
		: [];
	return stepOf({ kept: source, children: below }, 0, title);
}

function stepOf({ kept, children = [] }: TreeNode<WikiNode>, depth: number, path: string): Step {
	const below = children.map((child) =>
		stepOf(child, depth + 1, `${path} / ${child.kept.title ?? ''}`),
	);
	return { source: kept, depth, path, below, outcome: undefined };
}

/** What stands below a shortcut belongs to the page that it leads to. */
function hasOwnChildren(page: WikiNode): boolean {
	return page.has_child === true && page.node_type !== 'shortcut';
}

async function checkLimits(run: Run, root: Step, target: WikiTarget): Promise<void> {
	if (root.below.length === 0) return;
	const parentLevel = await levelOf(run, target.target_parent_token);
	const broken = brokenLimit(sizeOf(root), parentLevel);
	if (broken === undefined) return;
	throw new FeishuError({
		kind: 'refused',
		sentence: `The tree of "${root.path}" ${broken}`,
		advice: "Nothing was copied. Set 'Max Depth', or choose a part of the tree or another target.",
	});
}

/** The level of a page, 1 = first in its space; as far up as the identity may look. */
async function levelOf(run: Run, token: string | undefined): Promise<number> {
	let level = 0;
	for (let above = token; above !== undefined && above !== '' && level < MAX_LEVELS; level++) {
		const page = await run.lookups.wikiNode(above).catch((thrown: unknown) => {
			if (failureOf(thrown)?.kind !== 'refused') throw thrown;
			return undefined;
		});
		above = page?.parent_node_token;
	}
	return level;
}

/** Copies pages to one parent; returns when everything below them has been copied, or has failed. */
async function copyLevel(
	run: Run,
	itemIndex: number,
	steps: Step[],
	copy: NodeCopy,
): Promise<void> {
	// Of equal titles each is matched once, in their order.
	const claimed = new Set<string>();
	const deeper: Array<Promise<void>> = [];
	for (const step of steps) {
		if (run.signal.aborted && step.depth > 0) break;
		const made = await copyStep(run, itemIndex, step, copy, claimed);
		if (made === undefined || step.below.length === 0) continue;
		deeper.push(copyLevel(run, itemIndex, step.below, belowOf(run, made, copy)));
	}
	await Promise.all(deeper);
}

async function copyStep(
	run: Run,
	itemIndex: number,
	step: Step,
	copy: NodeCopy,
	claimed: Set<string>,
): Promise<Copied<WikiNode> | undefined> {
	const { source } = step;
	const isRoot = step.depth === 0;
	const plan = planNodeCopy(run, {
		...copy,
		source,
		...(isRoot ? {} : { spaceId: source.space_id, nodeToken: source.node_token }),
	});
	return await copyInto(run, itemIndex, { ...plan, claimed }).then(
		(made) => {
			step.outcome = made;
			return made;
		},
		(thrown: unknown) => {
			const failure = failureOf(thrown);
			if (failure === undefined) throw thrown;
			step.outcome = new FeishuError(failure);
			return undefined;
		},
	);
}

function belowOf(run: Run, { entry, copied }: Copied<WikiNode>, copy: NodeCopy): NodeCopy {
	const target = { target_space_id: entry.space_id, target_parent_token: entry.node_token };
	if (copied) startEmpty(run.places, wikiPlace(target));
	return {
		...copy,
		target,
		title: undefined,
		ifExists: copy.ifExists === 'skip' ? 'skip' : 'create',
	};
}
