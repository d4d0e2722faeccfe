import { SEED, type RecordedRequest } from '../simulator';
import { copyFile, copyNode, listChildren, simulated, wikiLink } from '../support/simulation';

const items = (count: number) => Array.from({ length: count }, (_, n) => ({ n }));

/** The most requests that arrived within any `windowMs` milliseconds. */
function busiest(requests: RecordedRequest[], windowMs: number): number {
	return Math.max(
		...requests.map(
			({ at }) => requests.filter((other) => other.at >= at && other.at < at + windowMs).length,
		),
	);
}

describe('Under the quotas', () => {
	it(
		'makes 300 wiki copies, in order and without an error',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				const { json, error } = await engine.run({
					parameters: copyNode({
						node: wikiLink(SEED.nodes.meetingTemplate),
						targetParentNode: wikiLink(SEED.nodes.projects),
						title: '=Minutes {{ $json.n }}',
					}),
					items: items(300),
				});
				expect(error).toBeUndefined();
				expect(json.map(({ title }) => title)).toEqual(items(300).map(({ n }) => `Minutes ${n}`));
				const made = simulator.world
					.childrenOf(SEED.spaces.handbook, SEED.nodes.projects)
					.filter(({ title }) => title.startsWith('Minutes '));
				expect(made).toHaveLength(300);
				expect(busiest(requestsTo('wiki.nodes.copy'), 60_000)).toBeLessThanOrEqual(100);
			},
			{ speed: 60 },
		),
		60_000,
	);

	it(
		'makes 30 Drive copies, never two at once and never more than five a second',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				const { json, error } = await engine.run({
					parameters: copyFile({
						file: `https://example.feishu.cn/file/${SEED.files.nda}`,
						folder: SEED.folders.contracts,
						name: '=NDA {{ $json.n }}',
					}),
					items: items(30),
				});
				expect(error).toBeUndefined();
				expect(json.map(({ name }) => name)).toEqual(items(30).map(({ n }) => `NDA ${n}`));
				const copies = requestsTo('drive.files.copy');
				expect(copies).toHaveLength(30);
				expect(busiest(copies, 1000)).toBeLessThanOrEqual(5);
				for (const [index, { at }] of copies.entries()) {
					expect(at).toBeGreaterThanOrEqual(copies[index - 1]?.endedAt ?? 0);
				}
				expect(simulator.world.filesIn(SEED.folders.contracts).length).toBeGreaterThanOrEqual(30);
			},
			{ speed: 1 },
		),
	);

	it(
		'keeps Drive copies of executions that run at the same time apart, too',
		simulated(
			async ({ engine, requestsTo }) => {
				const parameters = copyFile({
					file: `https://example.feishu.cn/file/${SEED.files.nda}`,
					folder: SEED.folders.contracts,
				});
				const results = await Promise.all(
					[1, 2, 3].map(async () => await engine.run({ parameters, items: items(4) })),
				);
				expect(results.map(({ error }) => error)).toEqual([undefined, undefined, undefined]);
				const copies = requestsTo('drive.files.copy');
				expect(copies.every(({ code }) => code === 0)).toBe(true);
				expect(busiest(copies, 1000)).toBeLessThanOrEqual(5);
			},
			{ speed: 1 },
		),
	);

	it(
		'waits as long as the server says, although the tenant shares its quota with others',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({ endpoint: 'wiki.nodes.list', kind: 'rateLimit', resetSeconds: 40 });
				const { error } = await engine.run({
					parameters: listChildren({ parentNode: SEED.nodes.customers, limit: 5 }),
				});
				expect(error).toBeUndefined();
				const [refused, repeated] = requestsTo('wiki.nodes.list');
				expect(Number(repeated?.at) - Number(refused?.at)).toBeGreaterThanOrEqual(40_000);
			},
			{ speed: 600 },
		),
	);

	it(
		'tells the user when the server asks for a pause of more than five minutes',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ endpoint: 'wiki.nodes.list', kind: 'rateLimit', resetSeconds: 301 });
			const { error } = await engine.run({
				parameters: listChildren({ parentNode: SEED.nodes.customers }),
				items: items(3),
			});
			expect(error?.message).toBe('Feishu asks to wait 6 minutes before the next call');
			expect(error?.description).toContain('99991400');
			const refused = requestsTo('wiki.nodes.list').filter(({ code }) => code === 99991400);
			expect(refused).toHaveLength(1);
		}),
	);

	it(
		'survives a space where every seventh write is refused for lock contention',
		simulated(
			async ({ simulator, engine }) => {
				const before = simulator.world.childrenOf(SEED.spaces.handbook, SEED.nodes.projects).length;
				const { json, error } = await engine.run({
					parameters: copyNode({
						node: wikiLink(SEED.nodes.meetingTemplate),
						targetParentNode: wikiLink(SEED.nodes.projects),
					}),
					items: items(60),
				});
				expect(error).toBeUndefined();
				expect(json).toHaveLength(60);
				expect(simulator.world.childrenOf(SEED.spaces.handbook, SEED.nodes.projects)).toHaveLength(
					before + 60,
				);
			},
			{ switches: { copyContention: 0.15 } },
		),
	);
});
