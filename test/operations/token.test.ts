/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { inspect } from 'node:util';

import { SEED, SIMULATOR_APP, type Fault } from '../simulator';
import { copyNode, listChildren, simulated, wikiLink } from '../support/simulation';

const customers = wikiLink(SEED.nodes.customers);
const template = wikiLink(SEED.nodes.weeklyReportTemplate);
const projects = wikiLink(SEED.nodes.projects);

describe('The tenant token', () => {
	it(
		'is exchanged and stored once for fifty input items',
		simulated(async ({ engine, requestsTo }) => {
			const { json, error } = await engine.run({
				parameters: listChildren({ parentNode: customers, limit: 1 }),
				items: Array.from({ length: 50 }, (_, n) => ({ n })),
			});
			expect(error).toBeUndefined();
			expect(json).toHaveLength(50);
			expect(requestsTo('auth.tenantAccessToken')).toHaveLength(1);
			expect(engine.credentials.writes).toBe(1);
			// At the start, and once more before the exchange: somebody else may have stored a token.
			expect(engine.credentials.reads).toBe(2);
		}),
	);

	it(
		'is used again by the next execution',
		simulated(async ({ engine, requestsTo }) => {
			const parameters = listChildren({ parentNode: customers, limit: 1 });
			await engine.run({ parameters });
			await engine.run({ parameters });
			expect(requestsTo('auth.tenantAccessToken')).toHaveLength(1);
		}),
	);

	it(
		'is stored with the time at which it ends',
		simulated(async ({ simulator, engine }) => {
			const before = Date.now();
			await engine.run({ parameters: listChildren({ parentNode: customers, limit: 1 }) });
			expect(simulator.world.issuedTokens).toEqual([engine.credentials.stored.tenantAccessToken]);
			const lifeMs = Number(engine.credentials.stored.tokenExpiresAt) - before;
			expect(lifeMs).toBeGreaterThan(7_190_000);
			expect(lifeMs).toBeLessThanOrEqual(7_260_000);
		}),
	);

	it(
		'is replaced when it dies in the middle of a list, at no cost to the user',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ endpoint: 'wiki.nodes.list', skip: 3, kind: 'tokenRevoked' });
			const { json, error } = await engine.run({
				parameters: listChildren({ parentNode: customers, returnAll: true }),
			});
			expect(error).toBeUndefined();
			const visible = simulator.world
				.childrenOf(SEED.spaces.customerSuccess, SEED.nodes.customers)
				.filter(({ hidden }) => !hidden);
			expect(json.map(({ node_token: token }) => token)).toEqual(
				visible.map(({ nodeToken }) => nodeToken),
			);
			expect(requestsTo('auth.tenantAccessToken')).toHaveLength(2);
			const dead = requestsTo('wiki.nodes.list').filter(({ code }) => code === 99991663);
			expect(dead.map(({ status }) => status)).toEqual([400]);
		}),
	);

	it(
		'is replaced when it dies before a copy, and the copy is made once',
		simulated(async ({ simulator, engine }) => {
			const before = simulator.world.childrenOf(SEED.spaces.handbook, SEED.nodes.projects).length;
			simulator.faults.add({ endpoint: 'wiki.nodes.copy', kind: 'tokenRevoked' });
			const { error } = await engine.run({
				parameters: copyNode({ node: template, targetParentNode: projects }),
			});
			expect(error).toBeUndefined();
			expect(simulator.world.childrenOf(SEED.spaces.handbook, SEED.nodes.projects)).toHaveLength(
				before + 1,
			);
		}),
	);

	it.each([99991661, 99991663, 99991664, 99991668, 99991671])(
		'is replaced once on code %i, and the second answer is judged like any other',
		async (code) => {
			await simulated(async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({
					endpoint: 'wiki.nodes.list',
					times: 2,
					kind: 'error',
					status: 400,
					code,
					msg: 'Invalid access token for authorization.',
				});
				const { error, items } = await engine.run({
					parameters: listChildren({ parentNode: customers, space: SEED.spaces.customerSuccess }),
				});
				expect(error?.description).toContain(`Feishu code ${code}`);
				expect(items).toEqual([]);
				expect(requestsTo('wiki.nodes.list')).toHaveLength(2);
			})();
		},
	);

	it(
		'is exchanged before use when its time is over',
		simulated(
			async ({ engine, requestsTo }) => {
				const { error } = await engine.run({
					parameters: listChildren({ parentNode: customers, limit: 1 }),
				});
				expect(error).toBeUndefined();
				expect(requestsTo('wiki.spaces.getNode').map(({ status }) => status)).toEqual([200]);
				expect(requestsTo('auth.tenantAccessToken')).toHaveLength(1);
			},
			{ credential: { tenantAccessToken: 't-over', tokenExpiresAt: Date.now() - 1 } },
		),
	);

	it(
		'is asked for once when the app is refused, however many items there are',
		simulated(
			async ({ engine, requestsTo }) => {
				const { items } = await engine.run({
					parameters: listChildren({ parentNode: customers }),
					items: [{}, {}, {}],
					onError: 'continueRegularOutput',
				});
				expect(items.map(({ json }) => [json.error, json.code])).toEqual(
					Array.from({ length: 3 }, () => ['The App Secret is wrong', 10014]),
				);
				expect(requestsTo('auth.tenantAccessToken')).toHaveLength(1);
			},
			{ credential: { appSecret: 'wrong' } },
		),
	);

	it(
		'is asked for once when the app is refused, also where many items want it at the same time',
		simulated(
			async ({ engine, requestsTo }) => {
				const { json } = await engine.run({
					parameters: { resource: 'wikiSpace', operation: 'getAll' },
					items: Array.from({ length: 20 }, () => ({})),
					onError: 'continueRegularOutput',
				});
				expect(json.map(({ code }) => code)).toEqual(Array(20).fill(10014));
				expect(requestsTo('auth.tenantAccessToken')).toHaveLength(1);
			},
			{ credential: { appSecret: 'wrong' } },
		),
	);

	it(
		'of one app is not used for another that was put into the credential',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const other = simulator.world.addApp({
				appId: 'cli_b000000000000002',
				appSecret: 'another word',
			});
			await engine.run({ parameters: listChildren({ space: SEED.spaces.handbook }) });
			const token = engine.credentials.stored.tenantAccessToken;
			const { appId, appSecret } = other;
			Object.assign(engine.credentials.stored, { appId, appSecret });
			await engine.run({ parameters: listChildren({ space: SEED.spaces.handbook }) });
			expect(requestsTo('auth.tenantAccessToken')).toHaveLength(2);
			expect(requestsTo('wiki.nodes.list').map((request) => request.appId)).toEqual([
				SIMULATOR_APP.appId,
				appId,
			]);
			expect(engine.credentials.stored.tenantAccessToken).not.toBe(token);
		}),
	);

	it(
		'without a time of its own is used until it is refused',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const parameters = { resource: 'wikiSpace', operation: 'getAll' };
			await engine.run({ parameters });
			const { stored } = engine.credentials;
			simulator.faults.add({
				endpoint: 'auth.tenantAccessToken',
				kind: 'raw',
				status: 200,
				contentType: 'application/json',
				body: JSON.stringify({
					code: 0,
					msg: 'ok',
					tenant_access_token: stored.tenantAccessToken,
				}),
				times: Infinity,
			});
			stored.tenantAccessToken = '';
			const items = Array.from({ length: 20 }, () => ({}));
			const { error } = await engine.run({ parameters, items });
			expect(error).toBeUndefined();
			expect(requestsTo('auth.tenantAccessToken')).toHaveLength(2);
		}),
	);

	it(
		'too many exchanges do not close the way to the API for those who have one',
		simulated(async ({ simulator, engine }) => {
			const parameters = { resource: 'wikiSpace', operation: 'getAll' };
			simulator.faults.add({
				endpoint: 'auth.tenantAccessToken',
				kind: 'rateLimit',
				resetSeconds: 3600,
			});
			const refused = await engine.run({ parameters });
			expect(refused.error?.message).toBe('Feishu asks to wait 60 minutes before the next call');
			expect((await engine.run({ parameters })).error).toBeUndefined();
		}),
	);

	it.each<[string, Fault]>([
		['a cut connection', { kind: 'cut' }],
		['2200', { kind: 'error', status: 200, code: 2200, msg: 'Internal Error' }],
		['HTTP 503', { kind: 'raw', status: 503, contentType: 'text/html', body: '<p>busy</p>' }],
	])(
		'exchange is repeated after %s, also before a copy, which was not sent',
		async (_what, fault) => {
			await simulated(async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({ ...fault, endpoint: 'auth.tenantAccessToken', times: 2 });
				const { error } = await engine.run({
					parameters: copyNode({
						node: template,
						space: SEED.spaces.handbook,
						targetParentNode: projects,
						targetSpace: SEED.spaces.handbook,
					}),
				});
				expect(error).toBeUndefined();
				expect(requestsTo('auth.tenantAccessToken')).toHaveLength(3);
				expect(requestsTo('wiki.nodes.copy')).toHaveLength(1);
			})();
		},
	);

	it(
		'is taken from the store when another execution has replaced it meanwhile',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const parameters = listChildren({ parentNode: customers, returnAll: true });
			await engine.run({ parameters });
			const living = String(engine.credentials.stored.tenantAccessToken);
			engine.credentials.stored.tenantAccessToken = 't-replaced-elsewhere';
			simulator.faults.add({
				endpoint: 'wiki.spaces.getNode',
				kind: 'delay',
				ms: 0,
				when: () => {
					engine.credentials.stored.tenantAccessToken = living;
					return true;
				},
			});
			simulator.clearRequests();
			const { error } = await engine.run({ parameters });
			expect(error).toBeUndefined();
			expect(requestsTo('auth.tenantAccessToken')).toEqual([]);
		}),
	);

	it(
		'never appears in what the node puts out or fails with, nor does the secret',
		simulated(async ({ simulator, engine }) => {
			const secrets = () => [
				...simulator.world.issuedTokens,
				String(engine.credentials.stored.appSecret),
			];
			const results = [];
			for (const fault of [
				{ kind: 'cut' as const, times: Infinity },
				{ kind: 'error' as const, status: 403, code: 1061004, msg: 'forbidden.' },
				{
					kind: 'raw' as const,
					status: 502,
					contentType: 'text/html',
					body: '<h1>x</h1>',
					times: Infinity,
				},
			]) {
				const handle = simulator.faults.add(fault);
				results.push(
					await engine.run({
						parameters: copyNode({ node: template, targetParentNode: projects }),
						onError: 'continueRegularOutput',
					}),
					await engine.run({
						parameters: copyNode({ node: template, targetParentNode: projects }),
					}),
				);
				handle.remove();
			}
			expect(results.filter(({ error }) => error !== undefined)).toHaveLength(2);
			const everything = inspect(results, { depth: Infinity, showHidden: true });
			expect(secrets().length).toBeGreaterThan(1);
			for (const secret of secrets()) expect(everything).not.toContain(secret);
			expect(everything).not.toMatch(/Bearer/);
		}),
	);
});
