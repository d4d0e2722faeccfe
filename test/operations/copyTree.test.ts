import { SEED, type Simulator } from '../simulator';
import { addTree, bigTree, treeOf, type PageTree } from '../support/pageTrees';
import { copyNode, simulated, wikiLink } from '../support/simulation';

const { handbook, product } = SEED.spaces;
const { projects } = SEED.nodes;

const PROJECT: PageTree = {
	title: 'Template',
	below: [
		{ title: 'Plan', below: [{ title: 'Week 1' }, { title: 'Week 2' }] },
		{ title: 'Notes' },
		{ title: 'Notes', below: [{ title: 'Archive' }] },
		{ title: 'Budget' },
	],
};

const copyOf = (source: string, options = {}, change = {}) =>
	copyNode({
		node: wikiLink(source),
		targetParentNode: wikiLink(projects),
		title: 'New project',
		options: { includeDescendants: true, ...options },
		...change,
	});

const addProject = ({ world }: Simulator) => addTree(world, product, PROJECT);

const copies = ({ world }: Simulator, title = 'New project') =>
	world.childrenOf(handbook, projects).filter((page) => page.title === title);

describe('Copy with descendants', () => {
	it(
		'copies the whole tree and puts out one item per page, as the tree reads',
		simulated(async ({ simulator, engine }) => {
			const source = addProject(simulator);
			const { json, items, error } = await engine.run({ parameters: copyOf(source) });
			expect(error).toBeUndefined();
			const [root] = copies(simulator);
			expect(treeOf(simulator.world, handbook, String(root?.nodeToken))).toEqual(
				treeOf(simulator.world, product, source),
			);
			expect(json.map(({ depth, path, has_child: hasChild }) => [depth, path, hasChild])).toEqual([
				[0, 'New project', true],
				[1, 'New project / Plan', true],
				[2, 'New project / Plan / Week 1', false],
				[2, 'New project / Plan / Week 2', false],
				[1, 'New project / Notes', false],
				[1, 'New project / Notes', true],
				[2, 'New project / Notes / Archive', false],
				[1, 'New project / Budget', false],
			]);
			const [plan] = simulator.world.childrenOf(product, source);
			expect(json[1]).toMatchObject({ source_node_token: plan?.nodeToken, copied: true });
			expect(items.every(({ pairedItem }) => JSON.stringify(pairedItem) === '{"item":0}')).toBe(
				true,
			);
		}),
	);

	it(
		'asks for no more than it needs: a page of children per parent, a copy per page',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const source = addProject(simulator);
			await engine.run({ parameters: copyOf(source) });
			expect(requestsTo('wiki.nodes.list')).toHaveLength(3);
			expect(requestsTo('wiki.nodes.copy')).toHaveLength(8);
		}),
	);

	it(
		'counts levels as the list does: 1 is the page and its direct children',
		simulated(async ({ simulator, engine }) => {
			const source = addProject(simulator);
			const { json } = await engine.run({ parameters: copyOf(source, { maxDepth: 1 }) });
			expect(json.map(({ depth }) => depth)).toEqual([0, 1, 1, 1, 1]);
		}),
	);

	it(
		'ends when the target is inside the source',
		simulated(async ({ simulator, engine }) => {
			const source = addProject(simulator);
			const before = treeOf(simulator.world, product, source);
			const [, notes] = simulator.world.childrenOf(product, source);
			const { json, error } = await engine.run({
				parameters: copyOf(source, {}, { targetParentNode: wikiLink(String(notes?.nodeToken)) }),
			});
			expect(error).toBeUndefined();
			expect(json).toHaveLength(8);
			const [copy] = simulator.world.childrenOf(product, String(notes?.nodeToken));
			expect(treeOf(simulator.world, product, String(copy?.nodeToken))).toEqual(before);
		}),
	);

	it(
		'continues inside the source with the copy that an earlier run has begun there',
		simulated(async ({ simulator, engine }) => {
			const source = addProject(simulator);
			const before = treeOf(simulator.world, product, source);
			const [, notes] = simulator.world.childrenOf(product, source);
			const target = String(notes?.nodeToken);
			const change = { targetParentNode: wikiLink(target) };
			simulator.faults.add({
				endpoint: 'wiki.nodes.copy',
				kind: 'error',
				status: 400,
				code: 131005,
				msg: 'not found',
				skip: 3,
			});
			const first = await engine.run({ parameters: copyOf(source, {}, change) });
			expect(first.error?.description).toContain("Run again with 'If Exists' set to Skip");

			for (let again = 0; again < 2; again++) {
				const { json, error } = await engine.run({
					parameters: copyOf(source, { ifExists: 'skip' }, change),
				});
				expect(error).toBeUndefined();
				expect(json).toHaveLength(8);
				const [copy, ...others] = simulator.world.childrenOf(product, target);
				expect(others).toEqual([]);
				expect(treeOf(simulator.world, product, String(copy?.nodeToken)).sort()).toEqual(
					before.sort(),
				);
			}
		}),
	);

	it(
		'leaves the object of the API as it is without Simplify',
		simulated(async ({ simulator, engine }) => {
			const { json } = await engine.run({
				parameters: copyOf(addProject(simulator), {}, { simplify: false }),
			});
			expect(json[0]).toMatchObject({ has_child: false, depth: 0, path: 'New project' });
			expect(json[0]).toHaveProperty('node_create_time');
		}),
	);

	it(
		'copies a shortcut, but not what stands below the page that it leads to',
		simulated(async ({ simulator, engine }) => {
			const source = addProject(simulator);
			const other = addTree(simulator.world, product, { title: 'Other', below: [{ title: 'In' }] });
			simulator.world.addNode({
				spaceId: product,
				parentNodeToken: source,
				title: 'Link',
				nodeType: 'shortcut',
				originNodeToken: other,
			});
			const { json } = await engine.run({ parameters: copyOf(source) });
			expect(json.at(-1)).toMatchObject({ path: 'New project / Link' });
			expect(json).toHaveLength(9);
		}),
	);

	it(
		'copies different parents side by side and each at most one page at a time',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({
					endpoint: 'wiki.nodes.copy',
					kind: 'delay',
					ms: 20,
					times: Infinity,
				});
				const source = addTree(simulator.world, product, bigTree(40));
				await engine.run({ parameters: copyOf(source) });
				const sent = requestsTo('wiki.nodes.copy').map(({ at, endedAt = 0, body }) => ({
					at,
					endedAt,
					parent: (body as { target_parent_token: string }).target_parent_token,
				}));
				const overlaps = sent.flatMap((one, index) =>
					sent
						.slice(index + 1)
						.filter(({ at }) => at < one.endedAt)
						.map(({ parent }) => parent === one.parent),
				);
				expect(overlaps.length).toBeGreaterThan(10);
				expect(overlaps).not.toContain(true);
			},
			{ speed: 1 },
		),
	);
});

describe('A tree that does not fit', () => {
	const chain = (levels: number): PageTree =>
		levels === 1 ? { title: 'Leaf' } : { title: `Level ${levels}`, below: [chain(levels - 1)] };

	it(
		'is refused before anything is copied',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const source = addTree(simulator.world, product, chain(30));
			const deep = addTree(simulator.world, handbook, chain(25));
			let target = deep;
			for (;;) {
				const [child] = simulator.world.childrenOf(handbook, target);
				if (child === undefined) break;
				target = child.nodeToken;
			}
			const { error } = await engine.run({
				parameters: copyOf(source, {}, { targetParentNode: wikiLink(target) }),
			});
			expect(error?.message).toContain('would reach level 55; Feishu allows 50 levels');
			expect(requestsTo('wiki.nodes.copy')).toEqual([]);
		}),
	);
});

describe('An interrupted tree', () => {
	it(
		'says how far it came and how to continue, and is continued with Skip',
		simulated(async ({ simulator, engine }) => {
			const source = addTree(simulator.world, product, bigTree(300));
			const expected = treeOf(simulator.world, product, source);
			const cuts = [40, 90, 60];
			for (const skip of cuts) {
				const fault = simulator.faults.add({
					endpoint: 'wiki.nodes.copy',
					kind: 'error',
					status: 400,
					code: 131003,
					msg: 'out of limit',
					skip,
					times: Infinity,
				});
				const { error } = await engine.run({ parameters: copyOf(source, { ifExists: 'skip' }) });
				fault.remove();
				expect(error?.message).toMatch(/: New project \/ /);
				expect(error?.description).toMatch(
					/\d+ of the 300 entries of the tree are in the target now/,
				);
				expect(error?.description).toContain('Run again to continue');
			}
			const { json, error } = await engine.run({
				parameters: copyOf(source, { ifExists: 'skip' }),
			});
			expect(error).toBeUndefined();
			expect(json).toHaveLength(300);
			expect(copies(simulator)).toHaveLength(1);
			const root = String(copies(simulator)[0]?.nodeToken);
			expect(treeOf(simulator.world, handbook, root)).toEqual(expected);
			expect(new Set(json.map(({ node_token: token }) => token)).size).toBe(300);
		}),
	);

	it(
		'is completed where pages of the copy were deleted or lost',
		simulated(async ({ simulator, engine }) => {
			const source = addProject(simulator);
			const root = addTree(
				simulator.world,
				handbook,
				{
					title: 'New project',
					below: [{ title: 'Notes' }, { title: 'Plan', below: [{ title: 'Week 2' }] }],
				},
				projects,
			);
			const { json } = await engine.run({ parameters: copyOf(source, { ifExists: 'skip' }) });
			expect(json.map(({ path, copied }) => [path, copied])).toEqual([
				['New project', false],
				['New project / Plan', false],
				['New project / Plan / Week 1', true],
				['New project / Plan / Week 2', false],
				['New project / Notes', false],
				['New project / Notes', true],
				['New project / Notes / Archive', true],
				['New project / Budget', true],
			]);
			expect(json[0]?.node_token).toBe(root);
		}),
	);

	it(
		'ends once for two equal items of one run',
		simulated(async ({ simulator, engine }) => {
			const source = addTree(simulator.world, product, bigTree(30));
			const { json } = await engine.run({
				parameters: copyOf(source, { ifExists: 'skip' }),
				items: [{}, {}, {}],
			});
			expect(json).toHaveLength(90);
			expect(json.filter(({ copied }) => copied)).toHaveLength(30);
			expect(copies(simulator)).toHaveLength(1);
			const root = String(copies(simulator)[0]?.nodeToken);
			expect(treeOf(simulator.world, handbook, root)).toEqual(
				treeOf(simulator.world, product, source),
			);
		}),
	);

	it(
		'looks at the root only with Fail',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const source = addProject(simulator);
			const first = await engine.run({ parameters: copyOf(source, { ifExists: 'fail' }) });
			const second = await engine.run({ parameters: copyOf(source, { ifExists: 'fail' }) });
			expect(first.json).toHaveLength(8);
			expect(second.error?.message).toContain('already holds "New project"');
			expect(requestsTo('wiki.nodes.copy')).toHaveLength(8);
		}),
	);

	it(
		'reports a page that cannot be copied while its siblings go on, with Continue on fail',
		simulated(async ({ simulator, engine }) => {
			const source = addProject(simulator);
			const [plan] = simulator.world.childrenOf(product, source);
			simulator.faults.add({
				endpoint: 'wiki.nodes.copy',
				kind: 'error',
				status: 400,
				code: 131005,
				msg: 'node not found',
				when: ({ path }) => path.includes(String(plan?.nodeToken)),
			});
			const { items, errorItems } = await engine.run({
				parameters: copyOf(source),
				onError: 'continueErrorOutput',
			});
			expect(items.map(({ json }) => json.path)).toEqual([
				'New project',
				'New project / Notes',
				'New project / Notes',
				'New project / Notes / Archive',
				'New project / Budget',
			]);
			expect(errorItems).toHaveLength(1);
			expect(errorItems[0]).toMatchObject({
				json: {
					error: expect.stringMatching(/: New project \/ Plan$/),
					description: expect.stringContaining('What is below it was not copied (2 in all).'),
					code: 131005,
				},
				pairedItem: { item: 0 },
			});
		}),
	);

	it(
		'adopts pages whose answers were lost',
		simulated(async ({ simulator, engine }) => {
			const source = addTree(simulator.world, product, bigTree(60));
			simulator.faults.add({
				endpoint: 'wiki.nodes.copy',
				kind: 'cut',
				phase: 'after',
				probability: 0.2,
				times: Infinity,
			});
			const { json, error } = await engine.run({ parameters: copyOf(source) });
			expect(error).toBeUndefined();
			expect(json.filter(({ recovered }) => recovered === true).length).toBeGreaterThan(3);
			const root = String(copies(simulator)[0]?.nodeToken);
			expect(treeOf(simulator.world, handbook, root)).toEqual(
				treeOf(simulator.world, product, source),
			);
		}),
	);
});
