/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { inspect } from 'node:util';

import type { INodeParameters } from 'n8n-workflow';

import {
	SEED,
	SIMULATOR_APP,
	startSimulator,
	type RecordedRequest,
	type Simulator,
} from '../simulator';
import { acceleratedClock } from '../support/clocks';
import { createEngine, type Engine } from '../support/engine';
import { copyNode, listChildren, wikiLink } from '../support/simulation';
import { signedIn, type UserCredentialStore } from '../support/userCredentialStore';

const customers = wikiLink(SEED.nodes.customers);
const template = wikiLink(SEED.nodes.weeklyReportTemplate);
const projects = wikiLink(SEED.nodes.projects);

const TOKEN = 'oauth.tokenV2';

const asPerson = (parameters: INodeParameters): INodeParameters => ({
	authentication: 'oAuth2',
	...parameters,
});
const list = asPerson(listChildren({ parentNode: customers, limit: 1 }));
const copy = asPerson(copyNode({ node: template, targetParentNode: projects }));
const twentyItems = Array.from({ length: 20 }, (_, n) => ({ n }));

let simulator: Simulator;
let person: UserCredentialStore;
let engine: Engine;

const connect = (options?: Parameters<typeof signedIn>[1]) => {
	person = signedIn(simulator, options);
	engine = createEngine(simulator, { clock, credentials: person });
};
const clock = acceleratedClock(60);

beforeEach(async () => {
	simulator = await startSimulator({ clock });
	connect();
});
afterEach(async () => await simulator.close());

const requestsTo = (endpoint: string): RecordedRequest[] =>
	simulator.requests.filter((request) => request.endpoint === endpoint);
const copies = () => simulator.world.childrenOf(SEED.spaces.handbook, SEED.nodes.projects).length;

describe('A signed-in person', () => {
	it('lists and copies with the stored user token, without any token request', async () => {
		const before = copies();
		const listed = await engine.run({ parameters: list });
		const copied = await engine.run({ parameters: copy });
		expect([listed.error, copied.error]).toEqual([undefined, undefined]);
		expect(listed.json).toHaveLength(1);
		expect(copied.json[0]).toMatchObject({ url: expect.stringContaining('/wiki/') });
		expect(copies()).toBe(before + 1);
		expect(requestsTo('auth.tenantAccessToken')).toEqual([]);
		expect(requestsTo(TOKEN)).toEqual([]);
	});

	it('is told the scope that is missing', async () => {
		connect({ scopes: ['drive:drive', 'offline_access'] });
		const { error } = await engine.run({ parameters: list });
		expect(error?.message).toMatch(/did not grant the scope: .*wiki:node:read/);
		expect(error?.description).toMatch(/99991679/);
	});

	it('is told that nobody has signed in yet', async () => {
		delete person.stored.oauthTokenData;
		const { error } = await engine.run({ parameters: list });
		expect(error?.message).toBe('Nobody has signed in with this credential yet');
		expect(simulator.requests).toEqual([]);
	});

	it('is told about rights of a person, not of an app', async () => {
		simulator.world.setAccess(SEED.nodes.customers, 'none');
		const { error } = await engine.run({ parameters: list });
		expect(error?.message).toMatch(/^The signed-in person may not read/);
		expect(error?.description).not.toContain('add document app');
	});
});

describe('The user token', () => {
	it('is renewed once for twenty items when it has expired', async () => {
		simulator.world.expireTokens();
		const { json, error } = await engine.run({ parameters: list, items: twentyItems });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(20);
		expect(requestsTo(TOKEN).map(({ code }) => code)).toEqual([0]);
		expect(person.writes).toBe(1);
	});

	it('is renewed also when Feishu reports its end with HTTP 400', async () => {
		await simulator.close();
		simulator = await startSimulator({ clock, switches: { userTokenExpired: 'documented' } });
		connect();
		simulator.world.expireTokens();
		const { json, error } = await engine.run({ parameters: list });
		expect(error).toBeUndefined();
		expect(json).toHaveLength(1);
		expect(requestsTo(TOKEN)).toHaveLength(1);
	});

	it('is renewed before a copy, which is made once', async () => {
		const before = copies();
		simulator.world.expireTokens();
		const { error } = await engine.run({ parameters: copy });
		expect(error).toBeUndefined();
		expect(copies()).toBe(before + 1);
	});

	it('is renewed in the middle of a list, at no cost to the user', async () => {
		const first = await engine.run({
			parameters: asPerson(listChildren({ parentNode: customers, returnAll: true })),
		});
		simulator.clearRequests();
		const all = engine.run({
			parameters: asPerson(listChildren({ parentNode: customers, returnAll: true })),
		});
		while (requestsTo('wiki.nodes.list').length < 2) await clock.sleep(60);
		simulator.world.expireTokens();
		const { json, error } = await all;
		expect(error).toBeUndefined();
		expect(json).toEqual(first.json);
		expect(requestsTo(TOKEN)).toHaveLength(1);
	});

	it('is renewed with a refresh token that is never sent twice, by executions at the same time', async () => {
		for (let round = 0; round < 3; round++) {
			simulator.world.expireTokens();
			const runs = await Promise.all(
				Array.from({ length: 5 }, async () => await engine.run({ parameters: list })),
			);
			expect(runs.map(({ error }) => error)).toEqual(runs.map(() => undefined));
			expect(requestsTo(TOKEN).map(({ code }) => code)).toEqual(
				Array.from({ length: round + 1 }, () => 0),
			);
		}
	});

	it('is asked for with client ID and secret in the body alone', async () => {
		simulator.world.expireTokens();
		await engine.run({ parameters: list });
		// In two places Feishu refuses them with 20070.
		expect(requestsTo(TOKEN)).toEqual([
			expect.objectContaining({
				code: 0,
				body: expect.objectContaining({
					grant_type: 'refresh_token',
					client_id: SIMULATOR_APP.appId,
					client_secret: '***',
				}) as object,
			}),
		]);
	});

	it('that Feishu does not know leads to reconnecting, without another try', async () => {
		simulator.world.revokeTokens();
		const { error } = await engine.run({ parameters: list });
		expect(error?.description).toMatch(/reconnect/i);
		expect(error?.description).toContain('99991668');
		expect(requestsTo('wiki.nodes.list').length + requestsTo('wiki.spaces.getNode').length).toBe(1);
		expect(requestsTo(TOKEN)).toEqual([]);
	});
});

describe('A sign-in that cannot be renewed', () => {
	const failingRun = async () => {
		simulator.world.expireTokens();
		return await engine.run({
			parameters: list,
			items: twentyItems,
			onError: 'continueRegularOutput',
		});
	};

	it('says to reconnect when it was revoked, and asks Feishu once for twenty items', async () => {
		simulator.world.oauth.revoke(undefined);
		const { json } = await failingRun();
		expect(json).toHaveLength(20);
		for (const item of json) {
			expect(item.error).toBe('The sign-in of the credential has ended');
			expect(item.description).toMatch(/reconnect/);
		}
		expect(requestsTo(TOKEN)).toHaveLength(1);
	});

	it('says what to switch on when the app may not renew', async () => {
		simulator.world.oauth.refreshAllowed = false;
		const { json } = await failingRun();
		expect(json[0]).toMatchObject({ error: 'The app may not renew sign-ins', code: 20074 });
	});

	it('says which field is wrong when the secret was changed', async () => {
		person.stored.clientSecret = 'another';
		const { json } = await failingRun();
		expect(json[0]).toMatchObject({
			error: 'The Client Secret of the credential is wrong',
			code: 20002,
		});
	});

	it('names offline_access when there is nothing to renew with', async () => {
		connect({ scopes: ['wiki:wiki'] });
		const { json } = await failingRun();
		expect(json[0]?.description).toContain('offline_access');
	});

	it('is tried again when Feishu has a problem, also before a copy', async () => {
		const before = copies();
		simulator.world.expireTokens();
		simulator.faults.add({
			endpoint: TOKEN,
			kind: 'raw',
			status: 503,
			contentType: 'text/plain',
			body: 'busy',
			times: 2,
		});
		const { error } = await engine.run({ parameters: copy });
		expect(error).toBeUndefined();
		expect(copies()).toBe(before + 1);
	});

	it('does not repeat a copy whose answer was lost after the renewal', async () => {
		const before = copies();
		simulator.world.expireTokens();
		simulator.faults.add({ endpoint: 'wiki.nodes.copy', kind: 'cut', phase: 'after' });
		const { json } = await engine.run({ parameters: copy });
		expect(json).toEqual([expect.objectContaining({ recovered: true })]);
		expect(copies()).toBe(before + 1);
	});
});

describe('Secret and tokens', () => {
	it('are in nothing that the node puts out or fails with', async () => {
		const outcomes: unknown[] = [];
		simulator.world.expireTokens();
		outcomes.push(await engine.run({ parameters: list }));
		simulator.world.expireTokens();
		simulator.world.oauth.refreshAllowed = false;
		outcomes.push(await engine.run({ parameters: list }));
		simulator.world.oauth.refreshAllowed = true;
		simulator.world.revokeTokens();
		outcomes.push(await engine.run({ parameters: list }));
		connect();
		simulator.world.expireTokens();
		simulator.world.oauth.revoke(undefined);
		outcomes.push(await engine.run({ parameters: list }));
		connect();
		simulator.world.expireTokens();
		simulator.faults.add({ endpoint: TOKEN, kind: 'cut', times: 20 });
		outcomes.push(await engine.run({ parameters: list }));

		const text = inspect(outcomes, { depth: 30, maxArrayLength: null, showHidden: true });
		const secrets = [SIMULATOR_APP.appSecret, ...simulator.world.issuedTokens];
		expect(secrets.length).toBeGreaterThan(5);
		for (const secret of secrets) expect(text).not.toContain(secret);
	}, 20_000);
});
