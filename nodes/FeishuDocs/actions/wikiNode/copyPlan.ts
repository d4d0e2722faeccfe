import { pageUrl } from '../../domain/link';
import { readWikiNode, withUrl, type WikiNode } from '../../domain/wikiNode';
import { copyNode } from '../../transport/endpoints';
import { collect } from '../../transport/paginate';
import type { CopyPlan, IfExists } from '../copying';
import { nodePages, WIKI_PAGE_SIZE } from '../listings';
import type { Child } from '../places';
import type { Run } from '../types';

/** Where a copy goes, as the API has it. */
export interface WikiTarget {
	target_space_id: string;
	/** Absent: the top level of the space. */
	target_parent_token?: string;
}

export interface NodeCopy {
	/** The space that holds the source. */
	spaceId: string;
	nodeToken: string;
	target: WikiTarget;
	/** undefined = not sent, so that Feishu keeps the source's title; "" blanks it. */
	title: string | undefined;
	ifExists: IfExists;
	/** The source, where it is known; otherwise it is looked up when it is needed. */
	source?: WikiNode;
	/** Where people open pages, for links that are made here. */
	origin: string;
}

/** https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/copy */
export function planNodeCopy(run: Run, copy: NodeCopy): CopyPlan<WikiNode> {
	const { spaceId, nodeToken, target, title, ifExists, origin } = copy;
	const { target_space_id: targetSpaceId, target_parent_token: parentToken } = target;
	return {
		place: wikiPlace(target),
		ifExists,
		list: async () => {
			const pages = nodePages(run.api, targetSpaceId, parentToken);
			const items = await collect(pages, { pageSize: WIKI_PAGE_SIZE, limit: Infinity });
			return items.map(readWikiNode).filter((node) => node !== undefined);
		},
		asChild: (node) => asChild(node, origin),
		wanted: async () => {
			const source = copy.source ?? (await run.lookups.wikiNode(nodeToken));
			return {
				title: title ?? source.title ?? '',
				type: source.obj_type,
				mayBeShortcut: source.node_type === 'shortcut',
			};
		},
		send: async () => {
			const data = await run.api.call(copyNode, {
				path: { spaceId, nodeToken },
				body: { ...target, ...(title === undefined ? {} : { title }) },
				whereToLook: whereToLook(target, origin),
				namesEffect: ({ node }) => readWikiNode(node) !== undefined,
			});
			return data.node as WikiNode;
		},
	};
}

export function wikiPlace(target: WikiTarget): string {
	return `wiki ${target.target_parent_token ?? target.target_space_id}`;
}

function asChild(node: WikiNode, origin: string): Child {
	return {
		token: node.node_token,
		title: node.title ?? '',
		type: node.obj_type,
		url: String(withUrl(node, origin).url),
		createdAtMs: Number(node.node_create_time ?? node.obj_create_time) * 1000,
		isShortcut: node.node_type === 'shortcut',
	};
}

function whereToLook(target: WikiTarget, origin: string): string {
	return target.target_parent_token === undefined
		? `the top level of the target space ${target.target_space_id}`
		: `the children of ${pageUrl(origin, 'wiki', target.target_parent_token)}`;
}
