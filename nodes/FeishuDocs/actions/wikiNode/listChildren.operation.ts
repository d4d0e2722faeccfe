import type { INodeProperties } from 'n8n-workflow';

import { DOCUMENT_TYPE_CHOICES } from '../../descriptions/documentTypes';
import { includeDescendantsOption, maxDepthOption } from '../../descriptions/descendants';
import { optionsField } from '../../descriptions/options';
import { shownFor } from '../../descriptions/locator';
import { spaceField, wikiNodeField } from '../../descriptions/locatedFields';
import { limitField, returnAllField, simplifyField } from '../../descriptions/output';
import { siteOrigin } from '../../domain/link';
import { DOCUMENT_TYPES } from '../../domain/reference';
import { simplifyWikiNode, withUrl } from '../../domain/wikiNode';
import { inputError } from '../../transport/errors';
import { depthOption } from '../depth';
import { levelParameters, locateNode, locateSpace, locateSpaceOf } from '../locate';
import { limitParameter, optionsParameter, readChoices, simplifyParameter } from '../parameters';
import { listTree } from '../tree';
import type { Operation, Run } from '../types';
import { pageTree } from './pageTree';

const shown = shownFor('wikiNode', 'listChildren');

const SPACE = { displayName: 'Space', name: 'space' };
const PARENT_NODE = { displayName: 'Parent Node', name: 'parentNode' };

const description: INodeProperties[] = [
	wikiNodeField({
		...PARENT_NODE,
		description:
			'The page whose children to list. Leave it empty, or give a space, for the top level of the space.',
		hint: 'Choose the page from the list, or paste its link',
		displayOptions: shown,
	}),
	spaceField({
		...SPACE,
		description:
			'The space to list. May stay empty when a parent node is given. A link to any page of the space, or my_library, works too.',
		displayOptions: shown,
	}),
	returnAllField(shown),
	limitField(shown),
	simplifyField(shown),
	optionsField(shown, [
		includeDescendantsOption(
			'Whether to list the pages below the children as well, with depth and path',
		),
		maxDepthOption(
			'How many levels to list: 1 = direct children. Only with Include Descendants; without this option, all.',
		),
		{
			displayName: 'Types',
			name: 'objTypes',
			type: 'multiOptions',
			default: [],
			description: 'Only pages of these types. Leave it empty for all.',
			options: DOCUMENT_TYPE_CHOICES,
		},
	]),
];

/** https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/list */
export const listChildren: Operation = {
	description,

	async execute(run, itemIndex) {
		const { context, api } = run;
		const simplify = simplifyParameter(context, itemIndex);
		const limit = limitParameter(context, itemIndex);
		const options = optionsParameter(context, itemIndex);
		const types = readChoices(options.objTypes, 'Types', itemIndex, DOCUMENT_TYPES);
		const depthBelow = depthOption(options, itemIndex);
		const { spaceId, parentNodeToken, origin } = await locatePlace(run, itemIndex);

		return await listTree(
			pageTree(api, spaceId, parentNodeToken),
			{ maxDepth: depthBelow ?? 1, limit },
			({ entry, depth, path }) => {
				if (types.length > 0 && !types.includes(entry.obj_type)) return undefined;
				const page = simplify ? simplifyWikiNode(entry, origin) : withUrl(entry, origin);
				return depthBelow === undefined ? page : { ...page, depth, path };
			},
		);
	},
};

/** Which level of which space to list. */
async function locatePlace(
	run: Run,
	itemIndex: number,
): Promise<{ spaceId: string; parentNodeToken?: string; origin: string }> {
	const level = levelParameters(run, { parent: PARENT_NODE, space: SPACE }, itemIndex);
	if (level === undefined) {
		throw inputError(
			PARENT_NODE.displayName,
			itemIndex,
			"and 'Space' are both empty",
			'Give the page whose children to list, or a space to list its top level.',
		);
	}
	const { parent, space } = level;
	const { baseUrl } = await run.api.credential();
	const origin = parent?.origin ?? siteOrigin(baseUrl);
	if (parent === undefined) return { spaceId: await locateSpace(run, space), origin };
	return {
		spaceId: space ? await locateSpace(run, space) : await locateSpaceOf(run, parent),
		parentNodeToken: await locateNode(run, parent),
		origin,
	};
}
