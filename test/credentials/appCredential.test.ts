import type {
	ICredentialDataDecryptedObject,
	IHttpRequestHelper,
	IHttpRequestOptions,
} from 'n8n-workflow';
import { request } from 'undici';

import { FeishuDocsApi } from '../../credentials/FeishuDocsApi.credentials';
import { SIMULATOR_APP, startSimulator, type Simulator } from '../simulator';

const credential = new FeishuDocsApi();
let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator({ content: 'empty' });
});
afterEach(async () => await simulator.close());

/** n8n's helper, as far as the exchange uses it, over undici. */
const helper: IHttpRequestHelper = {
	helpers: {
		httpRequest: async (options: IHttpRequestOptions) => {
			const answer = await request(options.url, {
				method: 'POST',
				headers: options.headers as Record<string, string>,
				body: JSON.stringify(options.body),
			});
			return {
				statusCode: answer.statusCode,
				headers: answer.headers,
				body: await answer.body.text(),
			};
		},
	},
};

const exchange = async (fields: ICredentialDataDecryptedObject = {}) =>
	await credential.preAuthentication.call(helper, {
		platform: 'custom',
		baseUrl: simulator.url,
		...SIMULATOR_APP,
		...fields,
	});

/** The error's message: all that n8n's credential test shows. */
const refusal = async (fields: ICredentialDataDecryptedObject = {}) =>
	await exchange(fields).then(
		() => 'no error',
		(error: Error) => error.message,
	);

describe('The token exchange', () => {
	it('returns the token and the time at which it ends', async () => {
		const before = Date.now();
		const { tenantAccessToken, tokenExpiresAt } = await exchange();
		expect(simulator.world.issuedTokens).toEqual([tenantAccessToken]);
		expect(tokenExpiresAt).toBeGreaterThanOrEqual(before + 7_190_000);
		expect(tokenExpiresAt).toBeLessThanOrEqual(Date.now() + 7_200_000);
	});

	it('happens once for fifty who ask at the same time', async () => {
		const tokens = await Promise.all(Array.from({ length: 50 }, async () => await exchange()));
		expect(new Set(tokens.map(({ tenantAccessToken: each }) => each)).size).toBe(1);
		expect(simulator.requests).toHaveLength(1);
	});

	it('is never shared between two apps, also when one asks while the other waits', async () => {
		const other = { appId: 'cli_a000000000000002', appSecret: 'Other'.repeat(6) };
		simulator.world.addApp(other);
		const [first, second] = await Promise.all([exchange(), exchange(other)]);
		expect(first.tenantAccessToken).not.toBe(second.tenantAccessToken);
		expect(simulator.requests).toHaveLength(2);
		const [right, wrong] = await Promise.all([
			exchange(other).then(() => 'token'),
			refusal({ ...other, appSecret: 'wrong' }),
		]);
		expect(right).toBe('token');
		expect(wrong).toMatch(/App Secret/);
	});

	it('starts anew after one that failed', async () => {
		simulator.faults.add({
			endpoint: 'auth.tenantAccessToken',
			kind: 'error',
			status: 200,
			code: 2200,
			msg: 'Internal Error',
		});
		expect(await refusal()).toMatch(/busy.*2200/s);
		await expect(exchange()).resolves.toMatchObject({ tenantAccessToken: expect.any(String) });
	});

	it.each([
		[
			'an unknown app ID',
			{ appId: 'cli_b000000000000009' },
			/^The App ID is wrong\..*Feishu or Lark.*10003.*"invalid param"/s,
		],
		[
			'a wrong secret',
			{ appSecret: 'x' },
			/^The App Secret is wrong\..*凭证与基础信息.*10014.*"app secret invalid"/s,
		],
		['an empty app ID', { appId: ' ' }, /'App ID' of the credential is empty/],
		['an empty secret', { appSecret: '' }, /'App Secret' of the credential is empty/],
		['a base URL that is none', { baseUrl: 'feishu' }, /'Base URL'/],
	])('says what is wrong with %s', async (_what, fields, sentence) => {
		const message = await refusal(fields);
		expect(message).toMatch(sentence);
		expect(message).not.toContain(SIMULATOR_APP.appSecret);
	});

	it.each([
		[10012, 'get app token fail', /store app/],
		[10013, 'get tenant token fail', /store app/],
		[10014, 'app id not exists', /^The App ID is wrong/],
		[10015, 'wrong app secret', /App Secret/],
		[10016, 'resend failed', /store app/],
		[99999, 'something new', /something new/],
	])('has a sentence for code %i %s', async (code, msg, sentence) => {
		simulator.faults.add({
			endpoint: 'auth.tenantAccessToken',
			kind: 'error',
			status: 200,
			code,
			msg,
		});
		const message = await refusal();
		expect(message).toMatch(sentence);
		expect(message).toContain(`Feishu code ${code}`);
		expect(message).toContain(msg);
	});

	it('says that the base URL is wrong when the address is not known there', async () => {
		simulator.faults.add({
			endpoint: 'auth.tenantAccessToken',
			kind: 'raw',
			status: 404,
			contentType: 'text/plain',
			body: '404 page not found',
		});
		expect(await refusal()).toMatch(/base URL is wrong/);
	});

	it('fails when the answer says success but holds no token', async () => {
		simulator.faults.add({
			endpoint: 'auth.tenantAccessToken',
			kind: 'raw',
			status: 200,
			contentType: 'application/json',
			body: '{"code":0,"msg":"ok","expire":0,"tenant_access_token":""}',
		});
		expect(await refusal()).toMatch(/without an access token/);
	});
});
