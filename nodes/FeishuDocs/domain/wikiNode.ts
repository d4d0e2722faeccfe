import type { IDataObject } from 'n8n-workflow';

import { isoTime, pageUrl } from './link';

/**
 * A page of a wiki, as the API answers it; fields that this package does not read are kept.
 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/list
 */
export interface WikiNode extends IDataObject {
	space_id: string;
	node_token: string;
	obj_token: string;
	obj_type: string;
	parent_node_token: string;
	title: string;
	has_child: boolean;
}

/** Narrows a node of an answer; undefined when it lacks its token. */
export function readWikiNode(value: unknown): WikiNode | undefined {
	const node = value as Partial<WikiNode> | null | undefined;
	return typeof node?.node_token === 'string' && node.node_token !== ''
		? (node as WikiNode)
		: undefined;
}

/** The API's object with `url` filled. */
export function withUrl(node: WikiNode, origin: string): WikiNode {
	if (typeof node.url === 'string' && node.url !== '') return node;
	return { ...node, url: pageUrl(origin, 'wiki', node.node_token) };
}

/** The ten fields that people use, `url` always filled; times as ISO 8601. */
export function simplifyWikiNode(node: WikiNode, origin: string): IDataObject {
	return {
		title: node.title ?? '',
		url: withUrl(node, origin).url,
		obj_type: node.obj_type,
		node_token: node.node_token,
		obj_token: node.obj_token,
		space_id: node.space_id,
		parent_node_token: node.parent_node_token ?? '',
		has_child: node.has_child === true,
		created_at: isoTime(node.obj_create_time),
		edited_at: isoTime(node.obj_edit_time),
	};
}
