/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { SEED, type RecordedRequest, type Simulator } from '../simulator';
import { copyNode, listChildren, simulated, wikiLink } from '../support/simulation';

const { handbook } = SEED.spaces;
const { projects, weeklyReportTemplate, customers, meetingTemplate } = SEED.nodes;

const copy = copyNode({
	node: wikiLink(weeklyReportTemplate),
	targetParentNode: '={{ $json.parent }}',
	title: '={{ $json.title }}',
});

/** The greatest number of requests that were under way at the same time. */
function mostAtOnce(requests: RecordedRequest[]): number {
	return Math.max(
		...requests.map(
			({ at }) =>
				requests.filter((other) => other.at <= at && (other.endedAt ?? Infinity) > at).length,
		),
	);
}

const addParent = (simulator: Simulator, title: string) =>
	simulator.world.addNode({ spaceId: handbook, title }).nodeToken;

describe('Items', () => {
	it(
		'are read side by side, a few at once, and put out in the order of the inputs',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				const parents = Array.from({ length: 30 }, (_, index) => {
					const parentNodeToken = addParent(simulator, `Parent ${index}`);
					simulator.world.addNode({ spaceId: handbook, parentNodeToken, title: `Child ${index}` });
					return parentNodeToken;
				});
				// The first items are the slowest.
				for (const [index, parent] of parents.slice(0, 5).entries()) {
					simulator.faults.add({
						endpoint: 'wiki.nodes.list',
						kind: 'delay',
						ms: 60 - index * 10,
						when: ({ query }) => query.parent_node_token === parent,
					});
				}
				const { items } = await engine.run({
					parameters: listChildren({ space: handbook, parentNode: '={{ $json.parent }}' }),
					items: parents.map((parent) => ({ parent })),
				});
				expect(items.map(({ json, pairedItem }) => [json.title, pairedItem])).toEqual(
					parents.map((_, index) => [`Child ${index}`, { item: index }]),
				);
				const atOnce = mostAtOnce(requestsTo('wiki.nodes.list'));
				expect(atOnce).toBeGreaterThan(2);
				expect(atOnce).toBeLessThanOrEqual(8);
			},
			{ speed: 1 },
		),
	);

	it(
		'copied under one parent stand there in the order of the inputs, one copy at a time',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				// Lookups of the first items are slow; their copies come first all the same.
				simulator.faults.add({
					endpoint: 'wiki.spaces.getNode',
					kind: 'delay',
					ms: 80,
					times: 2,
				});
				const titles = Array.from({ length: 12 }, (_, index) => `Copy ${index}`);
				const { json, error } = await engine.run({
					parameters: { ...copy, node: '={{ $json.node }}' },
					items: titles.map((title, index) => ({
						title,
						parent: projects,
						node: [weeklyReportTemplate, meetingTemplate][index % 2],
					})),
				});
				expect(error).toBeUndefined();
				const made = simulator.world
					.childrenOf(handbook, projects)
					.map(({ title }) => title)
					.filter((title) => title.startsWith('Copy '));
				expect(made).toEqual(titles);
				expect(json.map(({ title }) => title)).toEqual(titles);
				expect(mostAtOnce(requestsTo('wiki.nodes.copy'))).toBe(1);
			},
			{ speed: 1 },
		),
	);

	it(
		'copied under different parents go side by side',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({
					endpoint: 'wiki.nodes.copy',
					kind: 'delay',
					ms: 50,
					times: Infinity,
				});
				const items = Array.from({ length: 12 }, (_, index) => ({
					title: `Copy ${index}`,
					parent: addParent(simulator, `Parent ${index % 4}`),
				}));
				const { json } = await engine.run({ parameters: copy, items });
				expect(json.map(({ title }) => title)).toEqual(items.map(({ title }) => title));
				expect(mostAtOnce(requestsTo('wiki.nodes.copy'))).toBeGreaterThan(2);
			},
			{ speed: 1 },
		),
	);

	it(
		'of several executions copy under one parent one at a time',
		simulated(
			async ({ engine, requestsTo }) => {
				const runs = await Promise.all(
					[1, 2, 3].map(
						async (run) =>
							await engine.run({
								parameters: copy,
								items: [1, 2, 3].map((n) => ({ parent: projects, title: `Run ${run} item ${n}` })),
							}),
					),
				);
				expect(runs.flatMap(({ json }) => json)).toHaveLength(9);
				expect(mostAtOnce(requestsTo('wiki.nodes.copy'))).toBe(1);
			},
			{ speed: 1 },
		),
	);

	it(
		'after one that fails are not begun when the run shall stop',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({
				endpoint: 'wiki.nodes.copy',
				kind: 'error',
				status: 400,
				code: 131006,
				msg: 'permission denied: no destination parent node permission',
				skip: 2,
			});
			const { error, items } = await engine.run({
				parameters: copy,
				items: Array.from({ length: 40 }, (_, index) => ({ parent: projects, title: `${index}` })),
			});
			expect(error?.message).toBe('The app cannot edit the target page');
			expect(error?.context?.itemIndex).toBe(2);
			expect(items).toEqual([]);
			expect(requestsTo('wiki.nodes.copy')).toHaveLength(3);
		}),
	);
});

describe('A cancelled execution', () => {
	/** Cancels as soon as `isTime` holds, and tells how long the engine took to end after that. */
	async function cancelWhen(
		isTime: () => boolean,
		run: (onStart: (cancel: () => void) => void) => Promise<unknown>,
	): Promise<number> {
		let cancelledAt = Infinity;
		const looks: NodeJS.Timeout[] = [];
		await run((cancel) => {
			looks.push(
				setInterval(() => {
					if (cancelledAt !== Infinity || !isTime()) return;
					cancelledAt = Date.now();
					cancel();
				}, 5),
			);
		}).finally(() => looks.forEach((look) => clearInterval(look)));
		return Date.now() - cancelledAt;
	}

	it(
		'ends a 40 s wait for the quota at once, and no request follows',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({
					endpoint: 'wiki.nodes.copy',
					kind: 'rateLimit',
					resetSeconds: 40,
					skip: 1,
					times: Infinity,
				});
				const items = Array.from({ length: 20 }, (_, index) => ({
					title: `Copy ${index}`,
					parent: addParent(simulator, `Parent ${index}`),
				}));
				// What was under way with the refused one has been answered, too.
				let refusedAt: number | undefined;
				const refused = () => {
					const isRefused = requestsTo('wiki.nodes.copy').some(({ code }) => code === 99991400);
					if (isRefused) refusedAt ??= Date.now();
					return refusedAt !== undefined && Date.now() - refusedAt > 150;
				};
				const tookMs = await cancelWhen(
					refused,
					async (onStart) => await engine.run({ parameters: copy, items, onStart }),
				);
				const sent = simulator.requests.length;
				// Far from the 40 s, however busy the machine is.
				expect(tookMs).toBeLessThan(20_000);
				await new Promise((resolve) => setTimeout(resolve, 300));
				expect(simulator.requests).toHaveLength(sent);
			},
			{ speed: 1 },
		),
	);

	it(
		'ends although the token exchange hangs, and nothing more is sent',
		simulated(
			async ({ simulator, engine }) => {
				simulator.faults.add({
					endpoint: 'auth.tenantAccessToken',
					kind: 'hang',
					times: Infinity,
				});
				const tookMs = await cancelWhen(
					() => simulator.requests.length > 0,
					async (onStart) =>
						await engine.run({
							parameters: { resource: 'wikiSpace', operation: 'getAll' },
							items: Array.from({ length: 20 }, () => ({})),
							onStart,
						}),
				);
				// The exchange itself is given up after 30 s.
				expect(tookMs).toBeLessThan(15_000);
				await new Promise((resolve) => setTimeout(resolve, 300));
				expect(simulator.requests).toHaveLength(1);
			},
			{ speed: 1 },
		),
	);

	it(
		'lets go of its place behind another copy to the same parent',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({ endpoint: 'wiki.nodes.copy', kind: 'delay', ms: 1_500 });
				const first = engine.run({
					parameters: copy,
					items: [{ parent: projects, title: 'First' }],
				});
				await cancelWhen(
					() => requestsTo('wiki.nodes.copy').length > 0,
					async (onStart) =>
						await engine.run({
							parameters: copy,
							items: [{ parent: projects, title: 'Second' }],
							onStart,
						}),
				);
				expect(requestsTo('wiki.nodes.copy')[0]?.endedAt).toBeUndefined();
				expect((await first).json).toHaveLength(1);
				expect(requestsTo('wiki.nodes.copy')).toHaveLength(1);
				const third = await engine.run({
					parameters: copy,
					items: [{ parent: projects, title: 'Third' }],
				});
				expect(third.json).toHaveLength(1);
			},
			{ speed: 1 },
		),
	);

	it(
		'of many lists stops between their pages',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({
					endpoint: 'wiki.nodes.list',
					kind: 'delay',
					ms: 30,
					times: Infinity,
				});
				await cancelWhen(
					() => requestsTo('wiki.nodes.list').length >= 10,
					async (onStart) =>
						await engine.run({
							parameters: listChildren({
								space: SEED.spaces.customerSuccess,
								parentNode: customers,
								returnAll: true,
							}),
							items: Array.from({ length: 50 }, () => ({})),
							onStart,
						}),
				);
				expect(requestsTo('wiki.nodes.list').length).toBeLessThanOrEqual(18);
			},
			{ speed: 1 },
		),
	);
});
