/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { createServer, type IncomingMessage, type Server } from 'node:http';

import type { Replies } from './protocol';

/** A branch has this many pages on its second level, and each of them this many below it. */
const SECOND_LEVEL = 40;
const THIRD_LEVEL = 49;

export const PAGES_PER_BRANCH = 1 + SECOND_LEVEL + SECOND_LEVEL * THIRD_LEVEL;

const PAGE_SIZE = 50;

const TOKEN_LENGTH = 27;

/** The token, the first level, and of each branch its root and the pages of its second level. */
export const requestsFor = (branches: number): number =>
	1 + Math.ceil(branches / PAGE_SIZE) + branches * (1 + SECOND_LEVEL);

/** A space that exists only in the answers: nothing of it is kept here, however big it is. */
export async function makeUpSpace(
	branches: number,
): Promise<{ url: string; end: () => Promise<Replies['stop']> }> {
	const seen: Replies['stop']['seen'] = [];
	const server = createServer((request, response) => {
		request.resume();
		const isSignIn = request.method === 'POST';
		seen.push({
			endpoint: isSignIn ? 'auth.tenantAccessToken' : 'wiki.nodes.list',
			at: Date.now(),
			rateLimited: false,
		});
		const answer = isSignIn
			? token()
			: { code: 0, msg: 'success', data: listing(request, branches) };
		response.writeHead(200, { 'Content-Type': 'application/json; charset=utf-8' });
		response.end(JSON.stringify(answer));
	});
	const url = await listen(server);
	const end = async () => {
		server.closeAllConnections();
		await new Promise((resolve) => server.close(resolve));
		return { seen };
	};
	return { url, end };
}

const token = () => ({ code: 0, msg: 'ok', tenant_access_token: 't-benchmark', expire: 7200 });

async function listen(server: Server): Promise<string> {
	await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
	const address = server.address();
	return `http://127.0.0.1:${typeof address === 'object' ? address?.port : 0}`;
}

function listing({ url = '' }: IncomingMessage, branches: number) {
	const { searchParams } = new URL(url, 'http://127.0.0.1');
	const parent = placeOf(searchParams.get('parent_node_token') ?? '');
	const offset = Number(searchParams.get('page_token') ?? 0);
	const size = [branches, SECOND_LEVEL, THIRD_LEVEL][parent.length] ?? 0;
	const end = Math.min(offset + PAGE_SIZE, size);
	const items = Array.from({ length: end - offset }, (_, n) => page([...parent, offset + n]));
	return { has_more: end < size, page_token: end < size ? String(end) : '', items };
}

/** As the wiki API puts a page out. `place`: which child on each level, from the first one down. */
function page(place: number[]) {
	const nodeToken = tokenOf('W', place);
	return {
		creator: 'ou_00000000000000000000000000000001',
		has_child: place.length < 3,
		node_create_time: '1788224401',
		node_creator: 'ou_00000000000000000000000000000001',
		node_token: nodeToken,
		node_type: 'origin',
		obj_create_time: '1788224401',
		obj_edit_time: '1788224401',
		obj_token: tokenOf('D', place),
		obj_type: 'docx',
		origin_node_token: nodeToken,
		origin_space_id: '7400000000000000001',
		owner: 'ou_00000000000000000000000000000001',
		parent_node_token: place.length === 1 ? '' : tokenOf('W', place.slice(0, -1)),
		space_id: '7400000000000000001',
		title: `Page ${place.join('.')} of the benchmark`,
		url: `https://sample.feishu.cn/wiki/${nodeToken}`,
	};
}

const tokenOf = (kind: string, place: number[]): string =>
	`${kind}${place.join('x')}`.padEnd(TOKEN_LENGTH, 'z');

function placeOf(nodeToken: string): number[] {
	const digits = nodeToken.replace(/^W|z+$/g, '');
	return digits === '' ? [] : digits.split('x').map(Number);
}
