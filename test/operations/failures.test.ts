/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { SEED, type Fault } from '../simulator';
import { copyFile, copyNode, listChildren, simulated, wikiLink } from '../support/simulation';

const { customerSuccess, handbook } = SEED.spaces;
const list = listChildren({ space: customerSuccess, parentNode: SEED.nodes.customers, limit: 3 });
const copy = copyNode({
	space: handbook,
	node: wikiLink(SEED.nodes.weeklyReportTemplate),
	targetSpace: handbook,
	targetParentNode: wikiLink(SEED.nodes.projects),
	title: 'Copy',
});
const driveCopy = copyFile({
	file: `https://example.feishu.cn/file/${SEED.files.nda}`,
	folder: SEED.folders.contracts,
	name: 'NDA copy',
});

const apiError = (status: number, code: number, msg: string) =>
	({ kind: 'error', status, code, msg }) as const;
const proxyPage = {
	kind: 'raw',
	status: 502,
	contentType: 'text/html',
	body: '<html><h1>502 Bad Gateway</h1></html>',
} as const;

const PASSING: Array<[string, Fault]> = [
	['a cut connection', { kind: 'cut' }],
	['131001', apiError(400, 131001, 'rpc fail')],
	['1061001', apiError(500, 1061001, 'internal error.')],
	['2200', apiError(500, 2200, 'internal error')],
	["a proxy's page", proxyPage],
	['an empty answer', { kind: 'raw', status: 200, contentType: 'application/json', body: '' }],
	[
		'broken JSON',
		{ kind: 'raw', status: 200, contentType: 'application/json', body: '{"code":0,' },
	],
	['lock contention', apiError(400, 131009, 'lock contention, please retry later.')],
	['a rate limit', { kind: 'rateLimit', resetSeconds: 2 }],
	['a rate limit with HTTP 400', { kind: 'rateLimit', resetSeconds: 2, status: 400 }],
	['a rate limit without its header', { kind: 'rateLimit', resetSeconds: null }],
];

describe('A read', () => {
	it.each(PASSING)('is repeated after %s', async (_what, fault) => {
		await simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ ...fault, times: 2 });
			const { json, error } = await engine.run({ parameters: list });
			expect(error).toBeUndefined();
			expect(json).toHaveLength(3);
			expect(requestsTo('wiki.nodes.list')).toHaveLength(3);
		})();
	});

	it.each<[string, Fault]>([
		['131007', apiError(400, 131007, 'internal err')],
		['131006', apiError(400, 131006, 'permission denied: node permission denied')],
		['99991672', apiError(400, 99991672, 'Access denied.')],
		[
			'a page that is not there',
			{ kind: 'raw', status: 404, contentType: 'text/plain', body: '404 page not found' },
		],
	])('is not repeated after %s', async (_what, fault) => {
		await simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ ...fault, times: Infinity });
			const { error } = await engine.run({ parameters: list });
			expect(error).toBeDefined();
			expect(requestsTo('wiki.nodes.list')).toHaveLength(1);
		})();
	});

	it(
		'is given up after a bounded number of tries, with an honest sentence',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ ...proxyPage, times: Infinity });
			const { error } = await engine.run({ parameters: list });
			expect(error?.message).toBe('A web page came back instead of an answer of Feishu');
			expect(error?.description).toContain('HTTP 502');
			expect(requestsTo('wiki.nodes.list').length).toBeGreaterThan(3);
			expect(requestsTo('wiki.nodes.list').length).toBeLessThan(20);
		}),
	);
});

const effects: Array<[string, typeof copy, 'wiki.nodes.copy' | 'drive.files.copy']> = [
	['wiki', copy, 'wiki.nodes.copy'],
	['Drive', driveCopy, 'drive.files.copy'],
];
const UNKNOWN_OUTCOMES: Array<[string, Fault]> = PASSING.slice(0, 7);

describe.each(effects)('A %s copy', (_kind, parameters, endpoint) => {
	it.each(UNKNOWN_OUTCOMES)(
		'is not repeated after %s, and the user is told to look where nothing is found',
		async (_what, fault) => {
			await simulated(async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({ ...fault, endpoint });
				const { error, items } = await engine.run({ parameters });
				expect(requestsTo(endpoint)).toHaveLength(1);
				expect(items).toEqual([]);
				expect(error?.message).toContain('the copy may have been made or not');
				expect(error?.description).toMatch(
					/^Look into (the children of|the target folder \() ?<a href="https:/,
				);
			})();
		},
	);

	it.each(UNKNOWN_OUTCOMES)(
		'is found and adopted after %s took its answer away',
		async (_what, fault) => {
			await simulated(async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({ ...fault, endpoint, phase: 'after' });
				const { error, json } = await engine.run({ parameters });
				expect(error).toBeUndefined();
				expect(requestsTo(endpoint)).toHaveLength(1);
				expect(json).toEqual([expect.objectContaining({ copied: true, recovered: true })]);
			})();
		},
	);

	it.each<[string, Fault]>([
		['lock contention', apiError(400, 131009, 'lock contention, please retry later.')],
		['busy Drive', apiError(400, 1061045, 'can retry.')],
		[
			'busy Drive with HTTP 200',
			apiError(200, 1061045, 'resource contention occurred, please retry.'),
		],
		['a rate limit', { kind: 'rateLimit', resetSeconds: 2 }],
		['a rate limit without its header', { kind: 'rateLimit', resetSeconds: null, status: 400 }],
		['an older limiter', apiError(400, 1000005, 'app rate limited')],
	])('is repeated after %s, since it was refused', async (_what, fault) => {
		await simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ ...fault, endpoint, times: 3 });
			const { error, items } = await engine.run({ parameters });
			expect(error).toBeUndefined();
			expect(items).toHaveLength(1);
			expect(requestsTo(endpoint).map(({ code }) => code === 0)).toEqual([
				false,
				false,
				false,
				true,
			]);
		})();
	});
});

describe('A failing item', () => {
	it(
		'becomes an item with sentence, advice, code and log ID, and the others go on',
		simulated(async ({ simulator, engine }) => {
			simulator.faults.add({
				...apiError(400, 131006, 'permission denied: no destination parent node permission'),
				skip: 1,
			});
			const { items, error } = await engine.run({
				parameters: copy,
				items: [{}, {}, {}],
				onError: 'continueRegularOutput',
			});
			expect(error).toBeUndefined();
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
			expect(items.map(({ json }) => json.copied)).toEqual([true, undefined, true]);
			expect(items[1]?.json).toEqual({
				error: 'The app cannot edit the target page',
				description: expect.stringContaining('知识库设置'),
				code: 131006,
				log_id: expect.stringMatching(/^20\d{12}[0-9A-F]{20}$/),
			});
		}),
	);

	it(
		'goes to the error output, linked to its input',
		simulated(async ({ simulator, engine }) => {
			simulator.faults.add(apiError(403, 1061004, 'forbidden.'));
			const { items, errorItems } = await engine.run({
				parameters: copy,
				items: [{ n: 1 }, { n: 2 }],
				onError: 'continueErrorOutput',
			});
			expect(items.map(({ json }) => json.copied)).toEqual([true]);
			expect(errorItems).toHaveLength(1);
			expect(errorItems[0]?.json).toMatchObject({ code: 1061004, log_id: expect.any(String) });
			expect(errorItems[0]?.pairedItem).toEqual({ item: 0 });
		}),
	);

	it(
		"names the missing scopes, and passes an unknown code's text through",
		simulated(async ({ simulator, engine }) => {
			simulator.faults.add({
				...apiError(
					400,
					99991672,
					'Access denied. One of the following scopes is required: [wiki:node:copy, wiki:wiki]',
				),
				error: {
					permission_violations: [
						{ subject: 'wiki:node:copy', type: 'action_scope_required' },
						{ subject: 'wiki:wiki', type: 'action_scope_required' },
					],
				},
			});
			const scopes = await engine.run({ parameters: copy });
			expect(scopes.error?.message).toBe('The app lacks a scope: wiki:node:copy or wiki:wiki');
			simulator.faults.add(apiError(400, 4242, 'the moon is full'));
			const unknown = await engine.run({ parameters: copy });
			expect(unknown.error?.message).toBe('Feishu refused: the moon is full');
			expect(unknown.error?.description).toMatch(/4242.*log ID/s);
		}),
	);

	it(
		'tells when Feishu cannot be reached',
		simulated(
			async ({ engine }) => {
				const { error } = await engine.run({ parameters: list });
				expect(error?.message).toBe('Feishu could not be reached');
			},
			{ credential: { baseUrl: 'http://127.0.0.1:1' }, speed: 600 },
		),
	);
});

describe('Cancelling', () => {
	it(
		'ends a wait for the quota at once and sends nothing more',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({ kind: 'rateLimit', resetSeconds: 200, times: Infinity });
				const { items } = await engine.run({
					parameters: list,
					onStart: (cancel) => {
						const look = setInterval(() => {
							if (requestsTo('wiki.nodes.list').length === 0) return;
							clearInterval(look);
							setTimeout(cancel, 50);
						}, 5);
					},
				});
				expect(items).toEqual([]);
				expect(requestsTo('wiki.nodes.list')).toHaveLength(1);
			},
			{ speed: 1 },
		),
	);
});
