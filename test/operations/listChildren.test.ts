import { SEED } from '../simulator';
import { listChildren, locator, simulated, wikiLink } from '../support/simulation';

const customers = locator(wikiLink(SEED.nodes.customers));
const { customerSuccess, handbook } = SEED.spaces;

describe('List Children', () => {
	it(
		'returns every child of a big parent once, in order, through empty pages, with no request in vain',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const all = simulator.world.childrenOf(customerSuccess, SEED.nodes.customers);
			const visible = all.filter(({ hidden }) => !hidden);
			expect(visible.length).toBeGreaterThan(200);

			const { json, error } = await engine.run({
				parameters: listChildren({ parentNode: customers, returnAll: true }),
			});

			expect(error).toBeUndefined();
			expect(json.map(({ node_token: token }) => token)).toEqual(
				visible.map(({ nodeToken }) => nodeToken),
			);
			const pages = requestsTo('wiki.nodes.list');
			expect(pages).toHaveLength(Math.ceil(all.length / 50));
			expect(pages.every(({ query }) => query.page_size === '50')).toBe(true);
			expect(pages.every(({ query }) => query.parent_node_token === SEED.nodes.customers)).toBe(
				true,
			);
		}),
	);

	it(
		'gives 51 of a limit of 51 with two requests',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				const { spaceId } = simulator.world.addSpace({ name: 'Numbers' });
				for (let count = 1; count <= 120; count++) {
					simulator.world.addNode({ spaceId, title: `Report ${count}` });
				}
				const { json } = await engine.run({
					parameters: listChildren({ space: locator(spaceId, 'id'), limit: 51 }),
				});
				expect(json.map(({ title }) => title)).toEqual(
					Array.from({ length: 51 }, (_, index) => `Report ${index + 1}`),
				);
				expect(requestsTo('wiki.nodes.list')).toHaveLength(2);
			},
			{ content: 'empty' },
		),
	);

	it(
		'asks for no more than the limit, and for whole pages after one that came back short',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				const { spaceId } = simulator.world.addSpace({ name: 'Numbers' });
				for (let count = 1; count <= 90; count++) {
					simulator.world.addNode({ spaceId, title: `${count}`, hidden: count <= 15 });
				}
				const { json } = await engine.run({
					parameters: listChildren({ space: spaceId, limit: 10 }),
				});
				expect(json.map(({ title }) => title)).toEqual(
					[16, 17, 18, 19, 20, 21, 22, 23, 24, 25].map(String),
				);
				expect(requestsTo('wiki.nodes.list').map(({ query }) => query.page_size)).toEqual([
					'10',
					'50',
				]);
			},
			{ content: 'empty' },
		),
	);

	it(
		'lists 50 unless told otherwise',
		simulated(async ({ engine }) => {
			const { json } = await engine.run({ parameters: listChildren({ parentNode: customers }) });
			expect(json).toHaveLength(50);
		}),
	);

	it(
		'puts out ten flat fields with a link and ISO times',
		simulated(async ({ engine }) => {
			const { items } = await engine.run({
				parameters: listChildren({ parentNode: customers, limit: 1 }),
			});
			expect(items).toEqual([
				{
					json: {
						title: expect.stringMatching(/\w/),
						url: expect.stringMatching(/^https:\/\/sample\.feishu\.cn\/wiki\/\w{27}$/),
						obj_type: 'docx',
						node_token: expect.stringMatching(/^\w{27}$/),
						obj_token: expect.stringMatching(/^\w{27}$/),
						space_id: customerSuccess,
						parent_node_token: SEED.nodes.customers,
						has_child: expect.any(Boolean),
						created_at: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/),
						edited_at: expect.stringMatching(/^20\d\d-\d\d-\d\dT[\d:.]+Z$/),
					},
					pairedItem: { item: 0 },
				},
			]);
		}),
	);

	it(
		'puts out the API object untouched with simplify off, its link filled where Feishu gives none',
		simulated(
			async ({ engine }) => {
				const { json } = await engine.run({
					parameters: listChildren({ parentNode: customers, limit: 1, simplify: false }),
				});
				expect(json[0]).toMatchObject({
					node_type: 'origin',
					obj_create_time: expect.stringMatching(/^\d+$/),
					origin_space_id: customerSuccess,
				});
				expect(json[0]?.url).toBe(`https://example.feishu.cn/wiki/${String(json[0]?.node_token)}`);
			},
			{ switches: { nodeUrl: false } },
		),
	);

	it(
		'looks up the space of the parent once for all items, and not when the space is given',
		simulated(async ({ engine, requestsTo }) => {
			await engine.run({
				parameters: listChildren({ parentNode: customers, limit: 1 }),
				items: [{}, {}, {}],
			});
			expect(requestsTo('wiki.spaces.getNode')).toHaveLength(1);
			await engine.run({
				parameters: listChildren({ parentNode: customers, space: customerSuccess, limit: 1 }),
			});
			expect(requestsTo('wiki.spaces.getNode')).toHaveLength(1);
		}),
	);

	it.each([
		['the space ID', handbook],
		['its settings link', `https://example.larksuite.com/wiki/settings/${handbook}?tab=members`],
		['a link to a page in it', wikiLink(SEED.nodes.projects)],
		['the token of a page in it', SEED.nodes.projects],
	])('lists the top level of a space given by %s', async (_what, space) => {
		await simulated(async ({ simulator, engine }) => {
			const { json, error } = await engine.run({
				parameters: listChildren({ space: locator(space), returnAll: true }),
			});
			expect(error).toBeUndefined();
			const topLevel = simulator.world.childrenOf(handbook).filter(({ hidden }) => !hidden);
			expect(json.map(({ title }) => title)).toEqual(topLevel.map(({ title }) => title));
		})();
	});

	it(
		"lists the app's own document library",
		simulated(async ({ engine, requestsTo }) => {
			const { error } = await engine.run({ parameters: listChildren({ space: 'my_library' }) });
			expect(error).toBeUndefined();
			expect(requestsTo('wiki.nodes.list')[0]?.path).toContain('/spaces/my_library/nodes');
		}),
	);

	it(
		'understands the link of the document inside the parent page',
		simulated(async ({ engine, requestsTo }) => {
			const { error } = await engine.run({
				parameters: listChildren({
					parentNode: locator(
						`https://example.feishu.cn/docx/${SEED.objects.weeklyReportTemplate}#heading`,
					),
				}),
			});
			expect(error).toBeUndefined();
			expect(requestsTo('wiki.nodes.list')[0]?.query.parent_node_token).toBe(
				SEED.nodes.weeklyReportTemplate,
			);
		}),
	);

	it(
		'puts out no item for a page without children',
		simulated(async ({ engine }) => {
			const { items, error } = await engine.run({
				parameters: listChildren({ parentNode: wikiLink(SEED.nodes.meetingTemplate) }),
			});
			expect(error).toBeUndefined();
			expect(items).toEqual([]);
		}),
	);

	it.each([
		['the same token again', { has_more: true, page_token: 'again', items: [] }],
		['no token', { has_more: true, items: [] }],
	])('fails rather than loops when a page says there is more but gives %s', async (_what, data) => {
		await simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({
				endpoint: 'wiki.nodes.list',
				times: Infinity,
				kind: 'raw',
				status: 200,
				contentType: 'application/json',
				body: JSON.stringify({ code: 0, msg: 'success', data }),
			});
			const { error, items } = await engine.run({
				parameters: listChildren({ parentNode: customers, returnAll: true }),
			});
			expect(error?.message).toContain('cannot be read to its end');
			expect(items).toEqual([]);
			expect(requestsTo('wiki.nodes.list').length).toBeLessThanOrEqual(2);
		})();
	});

	it(
		'does not take a success without content for the end of the list',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const cutShort = (times: number) =>
				simulator.faults.add({
					endpoint: 'wiki.nodes.list',
					skip: 1,
					times,
					kind: 'raw',
					status: 200,
					contentType: 'application/json',
					body: '{"code":0,"msg":"success"}',
				});
			const parameters = listChildren({ parentNode: customers, returnAll: true });
			const whole = await engine.run({ parameters });
			cutShort(1);
			const repeated = await engine.run({ parameters });
			expect(repeated.json).toEqual(whole.json);

			cutShort(Infinity);
			const { error, items } = await engine.run({ parameters });
			expect(error?.message).toBe('Feishu reported success but sent no content');
			expect(items).toEqual([]);
			expect(requestsTo('wiki.nodes.list').length).toBeLessThan(30);
		}),
	);

	it(
		'fails the whole item when a later page cannot be read',
		simulated(async ({ simulator, engine }) => {
			simulator.faults.add({
				endpoint: 'wiki.nodes.list',
				skip: 3,
				kind: 'error',
				status: 400,
				code: 131006,
				msg: 'permission denied: node permission denied, tenant needs read permission.',
			});
			const { error, items } = await engine.run({
				parameters: listChildren({ parentNode: customers, returnAll: true }),
			});
			expect(error?.message).toBe('The app may not read this page');
			expect(items).toEqual([]);
		}),
	);
});
