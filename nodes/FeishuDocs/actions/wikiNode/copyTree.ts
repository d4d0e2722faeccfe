import { brokenLimit, MAX_LEVELS } from '../../domain/wikiLimits';
import type { WikiNode } from '../../domain/wikiNode';
import { failureOf, FeishuError } from '../../transport/errors';
import { readTree } from '../tree';
import { copyTree, leaveOutEarlierCopy, type TreeCopier } from '../treeCopy';
import { sizeOf, stepsOf, type MadeStep, type Step } from '../treeSteps';
import type { Run } from '../types';
import { planNodeCopy, wikiPlace, type NodeCopy, type WikiTarget } from './copyPlan';
import { pageTree } from './pageTree';

/**
 * Copies a page with everything below it. Feishu copies one page at a time, so this reads the whole
 * source first: a target inside the source is no endless loop, and what does not fit is refused before
 * anything is changed.
 * @param copy of the root; its title is the root's alone
 * @param maxDepth 1 = the root and its direct children
 */
export async function copyPageTree(
	run: Run,
	itemIndex: number,
	copy: NodeCopy,
	maxDepth: number,
): Promise<Array<MadeStep<WikiNode> | FeishuError>> {
	const root = await readSource(run, copy, maxDepth);
	const copier = copierOf(run, copy);
	await leaveOutEarlierCopy(root, copier);
	await checkLimits(run, root, copy.target);
	return await copyTree(run, itemIndex, root, copier);
}

async function readSource(run: Run, copy: NodeCopy, maxDepth: number): Promise<Step<WikiNode>> {
	const source = await run.lookups.wikiNode(copy.nodeToken);
	const reader = pageTree(run.api, source.space_id, source.node_token);
	const children = hasOwnChildren(source)
		? await readTree({ ...reader, isBranch: hasOwnChildren }, maxDepth, ({ entry }) => entry)
		: [];
	return stepsOf({ kept: source, children }, reader.title, copy.title);
}

/** What stands below a shortcut belongs to the page that it leads to. */
function hasOwnChildren(page: WikiNode): boolean {
	return page.has_child === true && page.node_type !== 'shortcut';
}

function copierOf(run: Run, copy: NodeCopy): TreeCopier<WikiNode> {
	return {
		ifExists: copy.ifExists,
		plan: ({ source }, parent, ifExists) =>
			planNodeCopy(
				run,
				parent === undefined
					? { ...copy, source }
					: {
							...copy,
							source,
							spaceId: source.space_id,
							nodeToken: source.node_token,
							target: targetBelow(parent),
							title: undefined,
							ifExists,
						},
			),
		place: (page) => wikiPlace(targetBelow(page)),
	};
}

const targetBelow = (page: WikiNode): WikiTarget => ({
	target_space_id: page.space_id,
	target_parent_token: page.node_token,
});

async function checkLimits(run: Run, root: Step<WikiNode>, target: WikiTarget): Promise<void> {
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
