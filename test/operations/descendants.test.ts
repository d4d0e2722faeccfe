import { SEED, type Simulator } from '../simulator';
import { addTree, bigTree, type PageTree } from '../support/pageTrees';
import { listChildren, simulated, wikiLink } from '../support/simulation';

const { product } = SEED.spaces;

const TREE: PageTree = {
	title: 'Root',
	below: [
		{ title: 'A', below: [{ title: 'A1', below: [{ title: 'A1a' }] }, { title: 'A2' }] },
		{ title: 'B' },
		{ title: 'C', below: [{ title: 'C1' }] },
	],
};

const list = (parent: string, options = {}, change = {}) =>
	listChildren({
		space: product,
		parentNode: wikiLink(parent),
		returnAll: true,
		options: { includeDescendants: true, ...options },
		...change,
	});

/** Paths below a page, as its tree reads. */
function pathsBelow({ world }: Simulator, token: string, above: string[] = []): string[] {
	return world.childrenOf(product, token).flatMap(({ title, nodeToken }) => {
		const path = [...above, title];
		return [path.join(' / '), ...pathsBelow({ world } as Simulator, nodeToken, path)];
	});
}

describe('List with descendants', () => {
	it(
		'puts a page before its children and siblings in order, with depth and path',
		simulated(async ({ simulator, engine }) => {
			const root = addTree(simulator.world, product, TREE);
			const { json } = await engine.run({ parameters: list(root) });
			expect(json.map(({ depth, path }) => [depth, path])).toEqual([
				[1, 'A'],
				[2, 'A / A1'],
				[3, 'A / A1 / A1a'],
				[2, 'A / A2'],
				[1, 'B'],
				[1, 'C'],
				[2, 'C / C1'],
			]);
		}),
	);

	it(
		'asks once per page of each parent, never for a page without children, side by side',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({
					endpoint: 'wiki.nodes.list',
					kind: 'delay',
					ms: 10,
					times: Infinity,
				});
				const root = addTree(simulator.world, product, bigTree(120));
				const parents = pathsBelow(simulator, root).length > 0 ? 40 : 0;
				const { json } = await engine.run({ parameters: list(root) });
				expect(json.map(({ path }) => path)).toEqual(pathsBelow(simulator, root));
				const sent = requestsTo('wiki.nodes.list');
				expect(sent).toHaveLength(parents);
				const atOnce = sent.map(
					({ at }) =>
						sent.filter((other) => other.at <= at && (other.endedAt ?? Infinity) > at).length,
				);
				expect(Math.max(...atOnce)).toBeGreaterThan(3);
			},
			{ speed: 1 },
		),
	);

	it.each([
		[1, ['A', 'B', 'C'], 1],
		[2, ['A', 'A / A1', 'A / A2', 'B', 'C', 'C / C1'], 3],
	])('goes %i levels down and asks for no more', async (maxDepth, paths, requests) => {
		await simulated(async ({ simulator, engine, requestsTo }) => {
			const root = addTree(simulator.world, product, TREE);
			const { json } = await engine.run({ parameters: list(root, { maxDepth }) });
			expect(json.map(({ path }) => path)).toEqual(paths);
			expect(requestsTo('wiki.nodes.list')).toHaveLength(requests);
		})();
	});

	it(
		'stops at the limit over all levels, without reading further',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const root = addTree(simulator.world, product, TREE);
			const { json } = await engine.run({
				parameters: list(root, {}, { returnAll: false, limit: 3 }),
			});
			expect(json.map(({ path }) => path)).toEqual(['A', 'A / A1', 'A / A1 / A1a']);
			expect(requestsTo('wiki.nodes.list')).toHaveLength(3);
		}),
	);

	it(
		'keeps the chosen types and goes down through the others; the limit counts what is put out',
		simulated(async ({ simulator, engine }) => {
			const root = addTree(simulator.world, product, TREE);
			for (const title of ['Sheet 1', 'Sheet 2', 'Sheet 3']) {
				const [a] = simulator.world.childrenOf(product, root);
				addTree(simulator.world, product, { title }, a?.nodeToken, 'sheet');
			}
			const options = { objTypes: ['sheet'] };
			const all = await engine.run({ parameters: list(root, options) });
			expect(all.json.map(({ path }) => path)).toEqual([
				'A / Sheet 1',
				'A / Sheet 2',
				'A / Sheet 3',
			]);
			const two = await engine.run({
				parameters: list(root, options, { returnAll: false, limit: 2 }),
			});
			expect(two.json.map(({ path }) => path)).toEqual(['A / Sheet 1', 'A / Sheet 2']);
		}),
	);

	it(
		'fails by name when a branch cannot be read',
		simulated(async ({ simulator, engine }) => {
			const root = addTree(simulator.world, product, TREE);
			const [a] = simulator.world.childrenOf(product, root);
			const [a1] = simulator.world.childrenOf(product, String(a?.nodeToken));
			simulator.world.setAccess(String(a1?.nodeToken), 'none');
			for (const change of [{}, { returnAll: false, limit: 50 }]) {
				const { items, error } = await engine.run({ parameters: list(root, {}, change) });
				expect(items).toEqual([]);
				expect(error?.message).toBe('The app may not read this page: A / A1');
			}
		}),
	);

	it(
		'shows a page once that is moved while the tree is read',
		simulated(async ({ simulator, engine }) => {
			const root = addTree(simulator.world, product, TREE);
			const [, , c] = simulator.world.childrenOf(product, root);
			const [a] = simulator.world.childrenOf(product, root);
			// As it stood under A, and as it stands under C after it was moved there.
			const [a1] = simulator.world.childrenOf(product, String(a?.nodeToken));
			simulator.world.findNode(String(c?.nodeToken))?.childTokens.push(String(a1?.nodeToken));
			for (const change of [{}, { returnAll: false, limit: 50 }]) {
				const { json } = await engine.run({ parameters: list(root, {}, change) });
				const tokens = json.map(({ node_token: token }) => token);
				expect(new Set(tokens).size).toBe(tokens.length);
				expect(tokens).toHaveLength(7);
			}
		}),
	);

	it.each([{ returnAll: true }, { limit: 10 }])(
		'names the branch whose pages cannot be read to their end, with %j',
		async (amount) => {
			await simulated(async ({ simulator, engine }) => {
				const root = addTree(simulator.world, product, {
					title: 'Root',
					below: [{ title: 'Branch', below: [{ title: 'Leaf' }] }],
				});
				const [branch] = simulator.world.childrenOf(product, root);
				simulator.faults.add({
					endpoint: 'wiki.nodes.list',
					kind: 'raw',
					status: 200,
					contentType: 'application/json',
					body: '{"code":0,"msg":"success","data":{"items":[],"has_more":true,"page_token":""}}',
					when: ({ query }) => query.parent_node_token === branch?.nodeToken,
				});
				const { error } = await engine.run({
					parameters: listChildren({
						parentNode: wikiLink(root),
						...amount,
						options: { includeDescendants: true },
					}),
				});
				expect(error?.message).toMatch(/^Feishu's list did not say where it goes on.*: Branch$/);
			})();
		},
	);

	it.each([0, -1, 1.5, 'two'])('refuses the depth %p before sending', async (maxDepth) => {
		await simulated(async ({ simulator, engine }) => {
			const { error } = await engine.run({
				parameters: list(SEED.nodes.customers, { maxDepth }),
			});
			expect(error?.message).toBe("'Max Depth' is not a whole number from 1 on [item 0]");
			expect(simulator.requests).toEqual([]);
		})();
	});

	it(
		'lists a whole space across pages and levels',
		simulated(async ({ simulator, engine }) => {
			const { customerSuccess } = SEED.spaces;
			const count = (token = ''): number =>
				simulator.world
					.childrenOf(customerSuccess, token)
					.filter(({ hidden }) => !hidden)
					.reduce((pages, { nodeToken }) => pages + 1 + count(nodeToken), 0);
			const { json, error } = await engine.run({
				parameters: listChildren({
					space: customerSuccess,
					returnAll: true,
					options: { includeDescendants: true },
				}),
			});
			expect(error).toBeUndefined();
			expect(json).toHaveLength(count());
		}),
	);
});
