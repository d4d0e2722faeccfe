import { SEED } from '../simulator';
import { copyNode, locator, simulated, wikiLink } from '../support/simulation';

const template = locator(wikiLink(SEED.nodes.weeklyReportTemplate));
const projects = locator(wikiLink(SEED.nodes.projects));
const { handbook, product } = SEED.spaces;

describe('Copy wiki node', () => {
	it(
		'copies a page under a parent and looks up both spaces',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const before = simulator.world.childrenOf(handbook, SEED.nodes.projects).length;
			const { items, error } = await engine.run({
				parameters: copyNode({ node: template, targetParentNode: projects, title: '周报 9月1日' }),
			});

			expect(error).toBeUndefined();
			const children = simulator.world.childrenOf(handbook, SEED.nodes.projects);
			expect(children).toHaveLength(before + 1);
			const made = children.at(-1);
			expect(made).toMatchObject({ title: '周报 9月1日', objType: 'docx' });
			expect(items).toEqual([
				{
					json: expect.objectContaining({
						title: '周报 9月1日',
						url: `https://sample.feishu.cn/wiki/${String(made?.nodeToken)}`,
						node_token: made?.nodeToken,
						parent_node_token: SEED.nodes.projects,
						space_id: handbook,
						has_child: false,
						source_node_token: SEED.nodes.weeklyReportTemplate,
						copied: true,
					}),
					pairedItem: { item: 0 },
				},
			]);
			const [copy] = requestsTo('wiki.nodes.copy');
			expect(copy?.path).toContain(`/spaces/${handbook}/nodes/${SEED.nodes.weeklyReportTemplate}/`);
			expect(copy?.body).toEqual({
				target_parent_token: SEED.nodes.projects,
				target_space_id: handbook,
				title: '周报 9月1日',
			});
		}),
	);

	it(
		"sends no title when none is given, and the copy keeps the source's",
		simulated(async ({ simulator, engine, requestsTo }) => {
			const { json } = await engine.run({
				parameters: copyNode({ node: template, targetParentNode: projects, title: '' }),
			});
			expect(requestsTo('wiki.nodes.copy')[0]?.body).not.toHaveProperty('title');
			expect(json[0]?.title).toBe(simulator.world.findNode(SEED.nodes.weeklyReportTemplate)?.title);
		}),
	);

	it(
		'sends an empty title only on purpose',
		simulated(async ({ engine, requestsTo }) => {
			const { json } = await engine.run({
				parameters: copyNode({
					node: template,
					targetParentNode: projects,
					options: { blankTitle: true },
				}),
			});
			expect(requestsTo('wiki.nodes.copy')[0]?.body).toHaveProperty('title', '');
			expect(json[0]?.title).toBe('');
		}),
	);

	it(
		'copies to the top level of a space, into another space',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const { json, error } = await engine.run({
				parameters: copyNode({
					node: SEED.nodes.weeklyReportTemplate,
					targetSpace: locator(product, 'id'),
				}),
			});
			expect(error).toBeUndefined();
			expect(requestsTo('wiki.nodes.copy')[0]?.body).toEqual({ target_space_id: product });
			expect(simulator.world.childrenOf(product).at(-1)?.nodeToken).toBe(json[0]?.node_token);
		}),
	);

	it(
		'needs no look-up when all spaces are given',
		simulated(async ({ engine, simulator }) => {
			const { error } = await engine.run({
				parameters: copyNode({
					node: template,
					space: handbook,
					targetParentNode: projects,
					targetSpace: handbook,
				}),
			});
			expect(error).toBeUndefined();
			expect(simulator.requests.map(({ endpoint }) => endpoint)).toEqual([
				'auth.tenantAccessToken',
				'wiki.nodes.copy',
			]);
		}),
	);

	it(
		"copies into the app's own library under its real ID",
		simulated(async ({ engine, requestsTo }) => {
			const { error } = await engine.run({
				parameters: copyNode({ node: template, targetSpace: 'my_library' }),
			});
			expect(error).toBeUndefined();
			expect(requestsTo('wiki.nodes.copy')[0]?.body).toEqual({
				target_space_id: expect.stringMatching(/^\d+$/),
			});
		}),
	);

	it(
		'copies for each input item, in order, each linked to its input',
		simulated(async ({ simulator, engine }) => {
			const { items } = await engine.run({
				parameters: copyNode({
					node: '={{ $json.template }}',
					targetParentNode: projects,
					title: '=Report {{ $json.week }}',
				}),
				items: [35, 36, 37].map((week) => ({ week, template: template.value })),
			});
			expect(items.map(({ json, pairedItem }) => [json.title, pairedItem])).toEqual([
				['Report 35', { item: 0 }],
				['Report 36', { item: 1 }],
				['Report 37', { item: 2 }],
			]);
			const titles = simulator.world
				.childrenOf(handbook, SEED.nodes.projects)
				.map(({ title }) => title);
			expect(titles.slice(-3)).toEqual(['Report 35', 'Report 36', 'Report 37']);
		}),
	);

	it(
		'says which page to open to the app when the target may not be edited',
		simulated(async ({ engine }) => {
			const { error } = await engine.run({
				parameters: copyNode({
					node: template,
					targetParentNode: locator(wikiLink(SEED.nodes.policies)),
				}),
			});
			expect(error?.message).toBe('The app cannot edit the target page');
			expect(error?.description).toMatch(
				/知识库设置.*131006.*log ID 20\d{12}[0-9A-F]{20}.*HTTP 400/s,
			);
		}),
	);
});
