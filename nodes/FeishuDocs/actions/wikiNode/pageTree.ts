import { readWikiNode, type WikiNode } from '../../domain/wikiNode';
import type { Api } from '../../transport/request';
import { nodePages, WIKI_PAGE_SIZE } from '../listings';
import type { TreeReader } from '../tree';

/** The pages below a page, or below the top level of a space. */
export function pageTree(
	api: Api,
	spaceId: string,
	parentNodeToken?: string,
): TreeReader<WikiNode> {
	return {
		pagesBelow: (page) => nodePages(api, spaceId, page?.node_token ?? parentNodeToken),
		pageSize: WIKI_PAGE_SIZE,
		read: readWikiNode,
		token: (page) => page.node_token,
		title: (page) => page.title ?? '',
		isBranch: (page) => page.has_child === true,
	};
}
