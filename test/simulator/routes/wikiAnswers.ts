import { refuse } from '../http/answers';
import type { JsonObject } from '../http/json';
import type { WikiNode, WikiSpace } from '../world/types';
import type { Call, Platform } from './route';

/** A node as the wiki endpoints put it out (reference, section 5.1). */
export function nodePayload(node: WikiNode, { links, switches }: Platform): JsonObject {
	const withOrigin = node.nodeType === 'shortcut' || switches.originTokens === 'all';
	return {
		creator: node.creator,
		has_child: node.childTokens.length > 0,
		node_create_time: String(node.nodeCreatedAt),
		node_creator: node.nodeCreator,
		node_token: node.nodeToken,
		node_type: node.nodeType,
		obj_create_time: String(node.objCreatedAt),
		obj_edit_time: String(node.objEditedAt),
		obj_token: node.objToken,
		obj_type: node.objType,
		origin_node_token: withOrigin ? node.originNodeToken : '',
		origin_space_id: withOrigin ? node.originSpaceId : '',
		owner: node.owner,
		parent_node_token: node.parentNodeToken,
		space_id: node.spaceId,
		title: node.title,
		...(switches.nodeUrl ? { url: links.node(node.nodeToken) } : {}),
	};
}

export const spacePayload = (space: WikiSpace): JsonObject => ({
	description: space.description,
	name: space.name,
	open_sharing: space.openSharing,
	space_id: space.spaceId,
	space_type: space.spaceType,
	visibility: space.visibility,
});

const who = ({ caller }: Call): string => (caller.kind === 'tenant' ? 'tenant' : 'user');

export const paramError = (text: string) => refuse(400, 131002, `param err: ${text}`);
export const notFound = (text: string) => refuse(400, 131005, `not found: ${text}`);
export const outOfLimit = () => refuse(400, 131003, 'out of limit');
export const lockContention = () => refuse(400, 131009, 'lock contention, please retry later.');

export const spaceDenied = (call: Call, need: 'read' | 'edit') =>
	refuse(
		400,
		131006,
		`permission denied: wiki space permission denied, ${who(call)} needs ${need} permission.`,
	);

export const nodeDenied = (call: Call, need: 'read' | 'edit') =>
	refuse(
		400,
		131006,
		`permission denied: node permission denied, ${who(call)} needs ${need} permission.`,
	);

export const destinationDenied = () =>
	refuse(400, 131006, 'permission denied: no destination parent node permission');

const NUMERIC = /^\d{1,19}$/;
export const isNumericId = (id: string): boolean => NUMERIC.test(id);

/** The space a path parameter names; `my_library` is the caller's own. */
export function resolveSpace(call: Call, spaceId: string) {
	if (spaceId === 'my_library') {
		const allowed = call.caller.kind === 'user' || call.switches.appLibrary;
		return allowed ? call.world.libraryOf(call.caller.openId) : notFound('space not found');
	}
	if (!isNumericId(spaceId)) return paramError('space_id is not int');
	return call.world.wiki.spaces.get(spaceId) ?? notFound('space not found');
}

/** The end-of-list `page_token`, which real answers spell in three ways. */
export function nextPageToken(
	call: Platform,
	listing: string,
	nextOffset: number,
	hasMore: boolean,
): { page_token?: string } {
	if (hasMore || call.switches.lastPageToken === 'value') {
		return { page_token: call.pageTokens.issue(listing, nextOffset) };
	}
	return call.switches.lastPageToken === 'empty' ? { page_token: '' } : {};
}
