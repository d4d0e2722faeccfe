import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { optionsField } from '../../descriptions/options';
import { shownFor } from '../../descriptions/locator';
import { includeDescendantsOption, maxDepthOption } from '../../descriptions/descendants';
import { ifExistsOption } from '../../descriptions/ifExists';
import { spaceField, wikiNodeField } from '../../descriptions/locatedFields';
import { simplifyField } from '../../descriptions/output';
import { siteOrigin } from '../../domain/link';
import { simplifyWikiNode, withUrl, type WikiNode } from '../../domain/wikiNode';
import { FeishuError, inputError } from '../../transport/errors';
import { copyInto, readIfExists, type Copied } from '../copying';
import {
	levelParameters,
	locateNode,
	locateNumericSpace,
	locateSpaceOf,
	nodeParameter,
	spaceParameter,
	type Level,
} from '../locate';
import { depthOption } from '../depth';
import { optionsParameter, readSwitch, simplifyParameter, textParameter } from '../parameters';
import { isMade, type MadeStep } from '../treeSteps';
import type { Operation, Run } from '../types';
import { planNodeCopy, type NodeCopy, type WikiTarget } from './copyPlan';
import { copyPageTree } from './copyTree';

const shown = shownFor('wikiNode', 'copy');

const NODE = { displayName: 'Node', name: 'node' };
const SPACE = { displayName: 'Space', name: 'space' };
const TARGET_PARENT_NODE = { displayName: 'Target Parent Node', name: 'targetParentNode' };
const TARGET_SPACE = { displayName: 'Target Space', name: 'targetSpace' };

const description: INodeProperties[] = [
	wikiNodeField({
		...NODE,
		description: 'The page to copy; the pages below it only with Include Descendants',
		hint: 'Choose the page from the list, or paste its link',
		required: true,
		displayOptions: shown,
	}),
	wikiNodeField({
		...TARGET_PARENT_NODE,
		description:
			'The page under which the copy goes. Leave it empty, or give a space, for the top level of a space.',
		hint: 'Choose the page for the copy from the list, or paste its link',
		displayOptions: shown,
	}),
	spaceField({
		...TARGET_SPACE,
		description:
			'The space that the copy goes to. May stay empty when a target parent node is given.',
		displayOptions: shown,
	}),
	{
		displayName: 'Title',
		name: 'title',
		type: 'string',
		default: '',
		placeholder: 'e.g. Meeting notes, 1 September',
		description: "The title of the copy. Leave it empty to keep the source's title.",
		displayOptions: shown,
	},
	spaceField({
		...SPACE,
		description: 'The space that holds the source. Looked up from the node when empty.',
		displayOptions: shown,
	}),
	simplifyField(shown),
	optionsField(shown, [
		{
			displayName: 'Blank Title',
			name: 'blankTitle',
			type: 'boolean',
			default: false,
			description: "Whether to give the copy an empty title on purpose, where 'Title' is empty too",
		},
		ifExistsOption,
		includeDescendantsOption('Whether to copy everything below the page as well'),
		maxDepthOption(
			'How many levels below the page to copy with it: 1 = its direct children. Only with Include Descendants; without this option, all.',
		),
	]),
];

/** https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/copy */
export const copy: Operation = {
	description,

	async execute(run, itemIndex) {
		const simplify = simplifyParameter(run.context, itemIndex);
		const { source, space, target } = readPlaces(run, itemIndex);
		const title = titleToSend(run, itemIndex);
		const options = optionsParameter(run.context, itemIndex);
		const ifExists = readIfExists(options, itemIndex);
		const maxDepth = depthOption(options, itemIndex);

		const { baseUrl } = await run.api.credential();
		const nodeToken = await locateNode(run, source);
		const spaceId = space ? await locateNumericSpace(run, space) : await locateSpaceOf(run, source);
		const origin = target.parent?.origin ?? source.origin ?? siteOrigin(baseUrl);

		const plan: NodeCopy = {
			spaceId,
			nodeToken,
			target: await locateTarget(run, target),
			title,
			ifExists,
			origin,
		};
		const show = (made: Copied<WikiNode>, sourceToken: string): IDataObject => ({
			...(simplify ? simplifyWikiNode(made.entry, origin) : withUrl(made.entry, origin)),
			source_node_token: sourceToken,
			copied: made.copied,
			...(made.recovered ? { recovered: true } : {}),
		});
		if (maxDepth === undefined) {
			return [show(await copyInto(run, itemIndex, planNodeCopy(run, plan)), nodeToken)];
		}
		const steps = await copyPageTree(run, itemIndex, plan, maxDepth);
		return steps.map((step) => {
			if (step instanceof FeishuError) return step;
			const shown = show(step.outcome, step.source.node_token);
			return {
				...(simplify ? withChildren(shown, step) : shown),
				depth: step.depth,
				path: step.path,
			};
		});
	},
};

/** Feishu's answer to the copy of a page does not know of the pages that are then copied below it. */
function withChildren(page: IDataObject, { below }: MadeStep<WikiNode>): IDataObject {
	return { ...page, has_child: page.has_child === true || below.some(isMade) };
}

function readPlaces(run: Run, itemIndex: number) {
	const source = nodeParameter(run, NODE, itemIndex);
	const space = spaceParameter(run, SPACE, itemIndex);
	const target = levelParameters(
		run,
		{ parent: TARGET_PARENT_NODE, space: TARGET_SPACE },
		itemIndex,
	);
	if (source === undefined) {
		throw inputError(
			NODE.displayName,
			itemIndex,
			'is empty',
			'Paste the link of the page to copy.',
		);
	}
	if (target === undefined) {
		throw inputError(
			TARGET_PARENT_NODE.displayName,
			itemIndex,
			"and 'Target Space' are both empty",
			'Give the page under which the copy goes, or the space for its top level.',
		);
	}
	return { source, space, target };
}

/** undefined = not sent, so that Feishu keeps the source's title; "" would blank it. */
function titleToSend(run: Run, itemIndex: number): string | undefined {
	const title = textParameter(run.context, 'title', itemIndex);
	if (title.trim() !== '') return title;
	const { blankTitle } = optionsParameter(run.context, itemIndex);
	return readSwitch(blankTitle, 'Blank Title', itemIndex) ? '' : undefined;
}

/** The space is sent always: with the parent alone Feishu has been seen to refuse (131002). */
async function locateTarget(run: Run, { parent, space }: Level): Promise<WikiTarget> {
	if (parent === undefined) return { target_space_id: await locateNumericSpace(run, space) };
	return {
		target_parent_token: await locateNode(run, parent),
		target_space_id: space
			? await locateNumericSpace(run, space)
			: await locateSpaceOf(run, parent),
	};
}
