import { QUOTAS } from '../gateway/quotas';
import { invalidFields, success, type Answer } from '../http/answers';
import { isObjType, type WikiNode } from '../world/types';
import { permits } from '../world/rights';
import { missingViolation, pageSizeOf, pageSizeViolation } from './parameters';
import type { Call, TokenRoute } from './route';
import {
	nextPageToken,
	nodeDenied,
	nodePayload,
	notFound,
	paramError,
	resolveSpace,
	spaceDenied,
	spacePayload,
} from './wikiAnswers';

const MAX_PAGE = 50;
const DEFAULT_PAGE = 20;
const MAX_TOKEN_LENGTH = 999;

function listSpaces(call: Call): Answer {
	const { world, caller, query, pageTokens } = call;
	const size = pageSizeOf(query, DEFAULT_PAGE);
	const offset = pageTokens.resolve('spaces', query.page_token ?? '');
	if (offset === null) return paramError('invalid page_token');
	const all = world.spaces.filter((space) => space.libraryOf === null);
	const hasMore = offset + size < all.length;
	// The permission filter comes after paging, so a page can be short or empty.
	const items = all
		.slice(offset, offset + size)
		.filter(({ hidden, spaceId }) => !hidden && world.rights.toSpace(caller, spaceId) !== 'none');
	return success({
		has_more: hasMore,
		items: items.map(spacePayload),
		...nextPageToken(call, 'spaces', offset + size, hasMore),
	});
}

function getSpace(call: Call): Answer {
	const space = resolveSpace(call, call.params.space_id ?? '');
	if ('code' in space) return space;
	if (!permits(call.world.rights.toSpace(call.caller, space.spaceId), 'read')) {
		return spaceDenied(call, 'read');
	}
	return success({ space: spacePayload(space) });
}

function getNode(call: Call): Answer {
	const found = lookUp(call);
	if ('code' in found) return found;
	if (!permits(call.world.rights.toNode(call.caller, found), 'read')) {
		return nodeDenied(call, 'read');
	}
	return success({ node: nodePayload(found, call) });
}

function lookUp({ query, world }: Call): WikiNode | ReturnType<typeof notFound> {
	const token = query.token ?? '';
	const objType = query.obj_type ?? 'wiki';
	if (objType === '' || objType === 'wiki') {
		return world.findNode(token) ?? notFound('node not found');
	}
	const node = world.wiki.findByObjToken(token);
	if (node?.objType === objType) return node;
	return world.findFile(token)?.type === objType
		? notFound('document is not in wiki')
		: notFound(`document not found by token ${token}`);
}

function checkGetNode({ query }: Call) {
	const token = query.token ?? '';
	if (token === '') return missingViolation('token');
	if (token.length > MAX_TOKEN_LENGTH) {
		return invalidFields({ field: 'token', value: '', description: 'at most 999 characters' });
	}
	const objType = query.obj_type;
	if (objType === undefined || objType === '' || objType === 'wiki' || isObjType(objType)) {
		return undefined;
	}
	return invalidFields({ field: 'obj_type', value: objType, description: 'unknown obj_type' });
}

const base = { auth: 'token', method: 'GET', quota: QUOTAS.wiki, serial: false } as const;

export const wikiSpaceRoutes: readonly TokenRoute[] = [
	{
		...base,
		endpoint: 'wiki.spaces.list',
		path: '/open-apis/wiki/v2/spaces',
		scopes: ['wiki:space:retrieve', 'wiki:wiki', 'wiki:wiki:readonly'],
		check: (call) => pageSizeViolation(call.query, MAX_PAGE),
		handle: listSpaces,
	},
	{
		...base,
		endpoint: 'wiki.spaces.getNode',
		path: '/open-apis/wiki/v2/spaces/get_node',
		scopes: ['wiki:node:read', 'wiki:wiki', 'wiki:wiki:readonly'],
		check: checkGetNode,
		handle: getNode,
	},
	{
		...base,
		endpoint: 'wiki.spaces.get',
		path: '/open-apis/wiki/v2/spaces/:space_id',
		scopes: ['wiki:space:read', 'wiki:wiki', 'wiki:wiki:readonly'],
		handle: getSpace,
	},
];
