/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { setTimeout as wait } from 'node:timers/promises';

import { request } from 'undici';

import { SEED, SIMULATOR_APP, type RecordedRequest } from '../simulator';
import { startServer, type Server } from './server';

let server: Server;
let credentialId: string;

beforeAll(async () => {
	server = await startServer();
}, 20 * 60_000);
afterAll(async () => await server.stop(), 60_000);

const requestsTo = (endpoint: string): RecordedRequest[] =>
	server.simulator.requests.filter((each) => each.endpoint === endpoint);

/** What a person does in the editor: presses Connect, and agrees on Feishu's page. */
async function connect(id: string): Promise<URL> {
	const { api, url } = server.n8n;
	const consentPage = new URL(await api.get<string>(`/oauth2-credential/auth?id=${id}`));
	const agreed = await request(consentPage);
	const callback = String(agreed.headers.location);
	expect(callback).toMatch(/\/rest\/oauth2-credential\/callback\?/);
	const { pathname, search } = new URL(callback, url);
	await api.get(pathname.replace(/^\/rest/, '') + search);
	return consentPage;
}

/** A webhook that lists the first child of each wiki page it is sent, as the signed-in person sees it. */
async function publishWorkflow(): Promise<void> {
	const { api } = server.n8n;
	const { id, versionId } = await api.post<{ id: string; versionId: string }>('/workflows', {
		name: 'List as a person',
		nodes: [
			{
				id: '1',
				name: 'Webhook',
				type: 'n8n-nodes-base.webhook',
				typeVersion: 2,
				position: [0, 0],
				webhookId: 'oauth2-list',
				parameters: {
					path: 'oauth2-list',
					httpMethod: 'POST',
					responseMode: 'lastNode',
					responseData: 'allEntries',
				},
			},
			{
				id: '2',
				name: 'One by one',
				type: 'n8n-nodes-base.splitOut',
				typeVersion: 1,
				position: [100, 0],
				parameters: { fieldToSplitOut: 'body.pages', options: {} },
			},
			{
				id: '3',
				name: 'Feishu Docs',
				type: 'n8n-nodes-feishu-docs.feishuDocs',
				typeVersion: 1,
				position: [200, 0],
				parameters: {
					authentication: 'oAuth2',
					resource: 'wikiNode',
					operation: 'listChildren',
					// Known, so that all items send their list at once.
					space: { __rl: true, mode: 'id', value: SEED.spaces.customerSuccess },
					parentNode: {
						__rl: true,
						mode: 'url',
						value: '=https://example.feishu.cn/wiki/{{ $json["body.pages"] }}',
					},
					limit: 1,
				},
				credentials: { feishuDocsOAuth2Api: { id: credentialId, name: 'A person' } },
			},
		],
		connections: {
			Webhook: { main: [[{ node: 'One by one', type: 'main', index: 0 }]] },
			'One by one': { main: [[{ node: 'Feishu Docs', type: 'main', index: 0 }]] },
		},
		settings: { executionOrder: 'v1' },
	});
	await api.post(`/workflows/${id}/activate`, { versionId });
	// n8n answers before it has opened the webhook.
	for (let attempt = 0; attempt < 40 && (await run()).status === 404; attempt++) await wait(250);
	server.simulator.clearRequests();
}

async function run(pages = 1) {
	const answer = await request(`${server.n8n.url}/webhook/oauth2-list`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ pages: Array.from({ length: pages }, () => SEED.nodes.customers) }),
	});
	return { status: answer.statusCode, body: await answer.body.text() };
}

const LISTED = { status: 200, body: expect.stringContaining('"node_token"') as string };

describe('The OAuth2 credential in n8n', () => {
	it('signs in with the scopes of the credential, client ID and secret in the body', async () => {
		const created = await server.n8n.api.post<{ id: string }>('/credentials', {
			name: 'A person',
			type: 'feishuDocsOAuth2Api',
			data: {
				platform: 'custom',
				baseUrl: server.simulator.url,
				clientId: SIMULATOR_APP.appId,
				clientSecret: SIMULATOR_APP.appSecret,
			},
		});
		credentialId = created.id;
		const consentPage = await connect(credentialId);
		expect(consentPage.origin + consentPage.pathname).toBe(
			`${server.simulator.url}/open-apis/authen/v1/authorize`,
		);
		expect(consentPage.searchParams.get('scope')).toBe('wiki:wiki drive:drive offline_access');
		expect(requestsTo('oauth.tokenV2')).toEqual([
			expect.objectContaining({
				code: 0,
				body: expect.objectContaining({
					grant_type: 'authorization_code',
					client_id: SIMULATOR_APP.appId,
				}) as object,
			}),
		]);
	});

	it('lets the node work as the person', async () => {
		await publishWorkflow();
		expect(await run()).toEqual(LISTED);
		expect(requestsTo('auth.tenantAccessToken')).toEqual([]);
	});

	it('is renewed when the token has expired, and the new pair is stored', async () => {
		for (const renewals of [1, 2]) {
			server.simulator.world.expireTokens();
			expect(await run()).toEqual(LISTED);
			expect(await run()).toEqual(LISTED);
			expect(requestsTo('oauth.tokenV2').map(({ code }) => code)).toEqual(
				Array.from({ length: renewals }, () => 0),
			);
		}
	});

	it('is renewed once for twenty items side by side, and no refresh token is used twice', async () => {
		const renewals = requestsTo('oauth.tokenV2').length;
		server.simulator.world.expireTokens();
		server.simulator.faults.add({
			endpoint: 'wiki.nodes.list',
			kind: 'delay',
			ms: 50,
			times: Infinity,
		});
		const { status, body } = await run(20);
		server.simulator.faults.clear();
		expect(status).toBe(200);
		expect(JSON.parse(body)).toHaveLength(20);
		expect(
			requestsTo('oauth.tokenV2')
				.slice(renewals)
				.map(({ code }) => code),
		).toEqual([0]);
	});

	it('is connected again after the sign-in was revoked', async () => {
		server.simulator.world.revokeTokens();
		expect((await run()).status).toBe(500);
		await connect(credentialId);
		expect(await run()).toEqual(LISTED);
	});

	it('leaves neither the secret nor a token in the log', () => {
		const secrets = [SIMULATOR_APP.appSecret, ...server.simulator.world.issuedTokens];
		expect(secrets.length).toBeGreaterThan(5);
		for (const secret of secrets) expect(server.n8n.log()).not.toContain(secret);
	});
});
