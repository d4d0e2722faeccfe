import { QUOTAS } from '../gateway/quotas';
import { success, type Answer } from '../http/answers';
import { permits } from '../world/rights';
import { pageSizeOf, pageSizeViolation } from './parameters';
import type { Call, TokenRoute } from './route';
import { checkCopy, copyNode } from './wikiCopy';
import {
	nextPageToken,
	nodeDenied,
	nodePayload,
	notFound,
	paramError,
	resolveSpace,
	spaceDenied,
} from './wikiAnswers';

const MAX_PAGE = 50;
/** Not documented. */
const DEFAULT_PAGE = 20;

function listNodes(call: Call): Answer {
	const { world, caller, query, pageTokens } = call;
	const space = resolveSpace(call, call.params.space_id ?? '');
	if ('code' in space) return space;
	const parentToken = query.parent_node_token ?? '';
	const refusal = refuseParent(call, space.spaceId, parentToken);
	if (refusal) return refusal;
	const listing = `nodes ${space.spaceId} ${parentToken}`;
	const offset = pageTokens.resolve(listing, query.page_token ?? '');
	if (offset === null) return paramError('invalid page_token');
	const size = pageSizeOf(query, DEFAULT_PAGE);
	const children = world.childrenOf(space.spaceId, parentToken);
	const hasMore = offset + size < children.length;
	// The permission filter comes after paging, so a page can be short or empty and not the last.
	const items = children.slice(offset, offset + size).filter((node) => !node.hidden);
	const visible = caller.app.member
		? items
		: items.filter((node) => world.rights.toNode(caller, node) !== 'none');
	return success({
		has_more: hasMore,
		items: visible.map((node) => nodePayload(node, call)),
		...nextPageToken(call, listing, offset + size, hasMore),
	});
}

function refuseParent(call: Call, spaceId: string, parentToken: string): Answer | undefined {
	const { rights } = call.world;
	if (parentToken === '') {
		const readable = permits(rights.toSpace(call.caller, spaceId), 'read');
		return readable ? undefined : spaceDenied(call, 'read');
	}
	const parent = call.world.findNode(parentToken);
	if (parent?.spaceId !== spaceId) return notFound('node not found by parent node token');
	return permits(rights.toNode(call.caller, parent), 'read') ? undefined : nodeDenied(call, 'read');
}

export const wikiNodeRoutes: readonly TokenRoute[] = [
	{
		auth: 'token',
		endpoint: 'wiki.nodes.list',
		method: 'GET',
		path: '/open-apis/wiki/v2/spaces/:space_id/nodes',
		scopes: ['wiki:node:retrieve', 'wiki:wiki', 'wiki:wiki:readonly'],
		quota: QUOTAS.wiki,
		serial: false,
		check: (call) => pageSizeViolation(call.query, MAX_PAGE),
		handle: listNodes,
	},
	{
		auth: 'token',
		endpoint: 'wiki.nodes.copy',
		method: 'POST',
		path: '/open-apis/wiki/v2/spaces/:space_id/nodes/:node_token/copy',
		scopes: ['wiki:node:copy', 'wiki:wiki'],
		quota: QUOTAS.wiki,
		serial: false,
		check: checkCopy,
		handle: copyNode,
	},
];
