import type { INodeProperties } from 'n8n-workflow';

import { shownFor } from '../../descriptions/locator';
import { spaceField, wikiNodeField } from '../../descriptions/locatedFields';
import { limitField, returnAllField, simplifyField } from '../../descriptions/output';
import { siteOrigin } from '../../domain/link';
import { readWikiNode, simplifyWikiNode, withUrl } from '../../domain/wikiNode';
import { inputError } from '../../transport/errors';
import { collect } from '../../transport/paginate';
import { nodePages, WIKI_PAGE_SIZE } from '../listings';
import { locateNode, locateSpace, locateSpaceOf, nodeParameter, spaceParameter } from '../locate';
import { limitParameter } from '../parameters';
import type { Operation, Run } from '../types';

const shown = shownFor('wikiNode', 'listChildren');

const SPACE = { displayName: 'Space', name: 'space' };
const PARENT_NODE = { displayName: 'Parent Node', name: 'parentNode' };

const description: INodeProperties[] = [
	wikiNodeField({
		...PARENT_NODE,
		description: 'The page whose children to list. Leave it empty for the top level of the space.',
		hint: 'Paste the link of the page',
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
];

/** https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/list */
export const listChildren: Operation = {
	description,

	async execute(run, itemIndex) {
		const { context, api } = run;
		const simplify = context.getNodeParameter('simplify', itemIndex, true) !== false;
		const limit = limitParameter(context, itemIndex);
		const { spaceId, parentNodeToken, origin } = await locatePlace(run, itemIndex);

		const items = await collect(nodePages(api, spaceId, parentNodeToken), {
			pageSize: WIKI_PAGE_SIZE,
			limit,
		});
		return items
			.map(readWikiNode)
			.filter((node) => node !== undefined)
			.map((node) => (simplify ? simplifyWikiNode(node, origin) : withUrl(node, origin)));
	},
};

/** Which level of which space to list. */
async function locatePlace(
	run: Run,
	itemIndex: number,
): Promise<{ spaceId: string; parentNodeToken?: string; origin: string }> {
	const space = spaceParameter(run, SPACE, itemIndex);
	const parent = nodeParameter(run, PARENT_NODE, itemIndex);
	const { baseUrl } = await run.api.credential();
	const origin = parent?.origin ?? siteOrigin(baseUrl);
	if (parent !== undefined) {
		return {
			spaceId: space ? await locateSpace(run, space) : await locateSpaceOf(run, parent),
			parentNodeToken: await locateNode(run, parent),
			origin,
		};
	}
	if (space !== undefined) return { spaceId: await locateSpace(run, space), origin };
	throw inputError(
		PARENT_NODE.displayName,
		itemIndex,
		"and 'Space' are both empty",
		'Give the page whose children to list, or a space to list its top level.',
	);
}
