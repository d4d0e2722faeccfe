import type { INodeProperties } from 'n8n-workflow';

import { wikiNodeField } from '../../descriptions/locatedFields';
import { shownFor } from '../../descriptions/locator';
import { simplifyField } from '../../descriptions/output';
import { siteOrigin } from '../../domain/link';
import { simplifyWikiNode, withUrl } from '../../domain/wikiNode';
import { inputError } from '../../transport/errors';
import { nodeParameter } from '../locate';
import { simplifyParameter } from '../parameters';
import type { Operation } from '../types';

const shown = shownFor('wikiNode', 'get');

const NODE = { displayName: 'Node', name: 'node' };

const description: INodeProperties[] = [
	wikiNodeField({
		...NODE,
		description: 'The page to get. A link to the document inside it works too.',
		hint: 'Choose the page from the list, or paste its link',
		required: true,
		displayOptions: shown,
	}),
	simplifyField(shown),
];

/** https://open.feishu.cn/document/server-docs/docs/wiki-v2/space/get_node */
export const get: Operation = {
	description,

	async execute(run, itemIndex) {
		const page = nodeParameter(run, NODE, itemIndex);
		if (page === undefined) {
			throw inputError(NODE.displayName, itemIndex, 'is empty', 'Paste the link of a page.');
		}
		const { baseUrl } = await run.api.credential();
		const origin = page.origin ?? siteOrigin(baseUrl);
		const node = await run.lookups.wikiNode(page.token, page.documentType);
		const simplify = simplifyParameter(run.context, itemIndex);
		return [simplify ? simplifyWikiNode(node, origin) : { ...withUrl(node, origin) }];
	},
};
