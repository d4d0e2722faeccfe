import { SIMULATOR_APP } from './seed';
import type { Switches } from './switches';
import { benches, type Received, type TestBench } from './testClient';

const start = benches();

const CALLBACK = 'http://localhost:5678/rest/oauth2-credential/callback';
const SCOPE = 'offline_access wiki:wiki:readonly';
const V2 = '/open-apis/authen/v2/oauth/token';
const client = { client_id: SIMULATOR_APP.appId, client_secret: SIMULATOR_APP.appSecret };

const authorize = async (bench: TestBench, query: Record<string, string> = {}) =>
	await bench.send('GET', '/open-apis/authen/v1/authorize', {
		query: {
			client_id: SIMULATOR_APP.appId,
			response_type: 'code',
			redirect_uri: CALLBACK,
			scope: SCOPE,
			state: 'state 1',
			...query,
		},
	});

const locationOf = (answer: Received): URL => new URL(String(answer.headers.location));

async function signedIn(switches: Partial<Switches> = {}, query: Record<string, string> = {}) {
	const bench = await start({ switches });
	const code = locationOf(await authorize(bench, query)).searchParams.get('code') ?? '';
	const token = async (body: Record<string, unknown>, path = V2) =>
		await bench.send('POST', path, { body: { ...client, ...body } });
	const byCode = async (extra: Record<string, unknown> = {}, path = V2) =>
		await token({ grant_type: 'authorization_code', code, redirect_uri: CALLBACK, ...extra }, path);
	const byRefresh = async (pair: Received) =>
		await token({ grant_type: 'refresh_token', refresh_token: pair.body.refresh_token });
	return { bench, code, token, byCode, byRefresh };
}

test('consent leads back with a code and the state, a refusal with an error', async () => {
	const bench = await start();
	const granted = await authorize(bench);
	expect(granted.status).toBe(302);
	expect(locationOf(granted).searchParams.get('state')).toBe('state 1');
	expect(locationOf(granted).searchParams.get('code')).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
	bench.sim.world.oauth.consent = 'deny';
	expect(locationOf(await authorize(bench)).searchParams.get('error')).toBe('access_denied');
});

test('the page names unknown apps, redirect URLs and scopes', async () => {
	const bench = await start();
	bench.sim.world.addApp({ appId: 'cli_small', appSecret: 's', scopes: ['wiki:wiki'] });
	bench.sim.world.oauth.redirectUrls = [CALLBACK];
	expect((await authorize(bench, { client_id: 'x' })).text).toContain('20048');
	expect((await authorize(bench, { redirect_uri: 'http://other/' })).text).toContain('20029');
	expect((await authorize(bench, { client_id: 'cli_small' })).text).toContain('20027');
});

test('a code becomes a pair of tokens, once and for five minutes', async () => {
	const { bench, byCode } = await signedIn();
	const pair = await byCode();
	expect(pair.status).toBe(200);
	expect(pair.body).toEqual({
		access_token: expect.stringMatching(/^eyJ.{1000,2000}$/),
		code: 0,
		expires_in: 7200,
		refresh_token: expect.stringMatching(/^eyJ/),
		refresh_token_expires_in: 604800,
		scope: SCOPE,
		token_type: 'Bearer',
	});
	const token = String(pair.body.access_token);
	expect((await bench.call('GET', '/wiki/v2/spaces', { token })).status).toBe(200);
	expect((await bench.call('GET', '/drive/v1/files', { token })).body.code).toBe(99991679);
	expect((await byCode()).body).toMatchObject({ code: 20065, error: 'invalid_grant' });
	const late = await signedIn();
	late.bench.clock.advance(5 * 60_000);
	expect((await late.byCode()).body.code).toBe(20004);
});

test('form and Basic work too, but not the secret in two places', async () => {
	const { bench, code } = await signedIn();
	const basic = Buffer.from(`${client.client_id}:${client.client_secret}`).toString('base64');
	const post = async (fields: Record<string, string>) =>
		await bench.send('POST', V2, {
			body: new URLSearchParams({ grant_type: 'authorization_code', code, ...fields }).toString(),
			headers: {
				authorization: `Basic ${basic}`,
				'content-type': 'application/x-www-form-urlencoded',
			},
		});
	expect((await post({ client_secret: client.client_secret })).body.code).toBe(20070);
	expect((await post({})).body.code).toBe(0);
	const strict = await signedIn({ tokenRequestForm: 'jsonBody' });
	expect((await strict.byCode()).body.code).toBe(0);
});

test('a refresh token works once and brings a new pair', async () => {
	const { byCode, byRefresh, bench } = await signedIn();
	const first = await byCode();
	const second = await byRefresh(first);
	expect(second.body.code).toBe(0);
	expect(second.body.refresh_token).not.toBe(first.body.refresh_token);
	expect((await byRefresh(first)).body.code).toBe(20073);
	bench.sim.world.revokeTokens();
	expect((await byRefresh(second)).body.code).toBe(20064);
	bench.sim.world.oauth.refreshAllowed = false;
	expect((await byRefresh(second)).body.code).toBe(20074);
});

test('without offline_access there is no refresh token', async () => {
	const { byCode } = await signedIn({}, { scope: 'wiki:wiki' });
	expect((await byCode()).body).not.toHaveProperty('refresh_token');
});

test('PKCE is checked', async () => {
	const verifier = 'v'.repeat(43);
	const plain = { code_challenge: verifier, code_challenge_method: 'plain' };
	const { byCode } = await signedIn({}, plain);
	expect((await byCode({ code_verifier: 'w'.repeat(43) })).body.code).toBe(20049);
	expect((await byCode({ code_verifier: verifier })).body.code).toBe(0);
});

test('v3 answers like v2, unless it does not exist yet', async () => {
	const { byCode } = await signedIn();
	expect((await byCode({}, '/oauth/v3/token')).body.code).toBe(0);
	const old = await signedIn({ oauthVersion: 'v2' });
	expect((await old.byCode({}, '/oauth/v3/token')).status).toBe(404);
});

test('refuses wrong clients, codes, redirects and grants', async () => {
	const { token, byCode } = await signedIn();
	const code = async (body: Record<string, unknown>) => (await byCode(body)).body.code;
	expect(await code({ client_id: 'cli_unknown' })).toBe(20048);
	expect(await code({ client_secret: 'wrong' })).toBe(20002);
	expect(await code({ code: 'wrong' })).toBe(20003);
	expect(await code({ redirect_uri: 'http://other/' })).toBe(20071);
	expect(await code({ scope: 'wiki:wiki:readonly wiki:wiki:readonly' })).toBe(20067);
	expect(await code({ scope: 'drive:drive' })).toBe(20068);
	expect((await token({ grant_type: 'password' })).body.code).toBe(20036);
});

test('records no secret, code or token of the flow', async () => {
	const { bench, byCode, byRefresh, code } = await signedIn();
	await byRefresh(await byCode());
	const recorded = JSON.stringify(bench.sim.requests);
	for (const secret of [client.client_secret, code, ...bench.sim.world.issuedTokens]) {
		expect(recorded).not.toContain(secret);
	}
	expect(bench.sim.world.issuedTokens).toHaveLength(4);
});
