import { SEED } from '../simulator';
import { copyFile, copyNode, simulated, wikiLink } from '../support/simulation';

const { handbook } = SEED.spaces;
const { projects, weeklyReportTemplate } = SEED.nodes;
const { contracts } = SEED.folders;

const copy = (ifExists: string, change = {}) =>
	copyNode({
		node: wikiLink(weeklyReportTemplate),
		targetParentNode: wikiLink(projects),
		title: '={{ $json.title }}',
		options: { ifExists },
		...change,
	});
const driveCopy = (ifExists: string, change = {}) =>
	copyFile({
		file: `https://example.feishu.cn/file/${SEED.files.nda}`,
		folder: contracts,
		name: '={{ $json.title }}',
		options: { ifExists },
		...change,
	});

const titles = (count: number) =>
	Array.from({ length: count }, (_, index) => ({ title: `Report ${index}` }));

describe('If Exists: skip', () => {
	it(
		'leaves exactly a hundred copies after three runs of the same hundred items',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const before = simulator.world.childrenOf(handbook, projects).length;
			const runs = [];
			for (let run = 0; run < 3; run++) {
				runs.push(await engine.run({ parameters: copy('skip'), items: titles(100) }));
			}
			expect(simulator.world.childrenOf(handbook, projects)).toHaveLength(before + 100);
			expect(runs.map(({ json }) => json.filter(({ copied }) => copied).length)).toEqual([
				100, 0, 0,
			]);
			const [first, second, third] = runs.map(({ json }) => json.map(({ url }) => url));
			expect(second).toEqual(first);
			expect(third).toEqual(first);
			// One listing of the target a run: two pages of 50 and the rest.
			expect(requestsTo('wiki.nodes.list').length).toBeLessThanOrEqual(1 + 3 + 3);
		}),
	);

	it(
		'does the same in Drive, by name and type',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const before = simulator.world.filesIn(contracts).length;
			simulator.world.addFile({ folderToken: contracts, name: 'Report 0', type: 'sheet' });
			for (let run = 0; run < 3; run++) {
				const { json } = await engine.run({
					parameters: driveCopy('skip'),
					items: [...titles(5), ...titles(5)],
				});
				expect(json.map(({ copied }) => copied)).toEqual(
					Array.from({ length: 10 }, (_, index) => run === 0 && index < 5),
				);
			}
			expect(simulator.world.filesIn(contracts)).toHaveLength(before + 1 + 5);
			expect(requestsTo('drive.files.list')).toHaveLength(3);
		}),
	);

	it(
		'makes one copy of two equal items, also where the answer tells another type than the list',
		simulated(
			async ({ simulator, engine }) => {
				const { json } = await engine.run({
					parameters: driveCopy('skip'),
					items: [...titles(1), ...titles(1)],
				});
				expect(json.map(({ copied }) => copied)).toEqual([true, false]);
				const made = simulator.world.filesIn(contracts).filter(({ name }) => name === 'Report 0');
				expect(made).toHaveLength(1);
			},
			{ switches: { sampleDrift: true } },
		),
	);

	it(
		'finds a file in a big folder although files are edited while it is listed',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const { world, faults } = simulator;
			const { token } = world.addFolder({ name: 'Big' });
			const files = Array.from({ length: 250 }, (_, index) =>
				world.addFile({
					folderToken: token,
					name: `Report ${index}`,
					type: 'file',
					createdAt: 1_700_000_000 + index,
				}),
			);
			faults.add({
				endpoint: 'drive.files.list',
				kind: 'delay',
				ms: 1,
				when: () => {
					const isSecondPage = requestsTo('drive.files.list').length === 2;
					if (isSecondPage)
						files.forEach((file, index) => (file.modifiedAt = 1_900_000_000 - index));
					return isSecondPage;
				},
			});
			const { json } = await engine.run({
				parameters: driveCopy('skip', { folder: token }),
				items: [{ title: 'Report 0' }, { title: 'Report 249' }],
			});
			expect(json.map(({ copied }) => copied)).toEqual([false, false]);
			expect(requestsTo('drive.files.list')).toHaveLength(2);
		}),
	);

	it(
		'returns the page that is there, as a copy looks, and sends no copy',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const there = simulator.world.addNode({
				spaceId: handbook,
				parentNodeToken: projects,
				title: 'Report 0',
			});
			const { json } = await engine.run({ parameters: copy('skip'), items: titles(1) });
			expect(json).toEqual([
				expect.objectContaining({
					title: 'Report 0',
					node_token: there.nodeToken,
					url: `https://sample.feishu.cn/wiki/${there.nodeToken}`,
					source_node_token: weeklyReportTemplate,
					copied: false,
				}),
			]);
			expect(json[0]).not.toHaveProperty('recovered');
			expect(requestsTo('wiki.nodes.copy')).toEqual([]);
		}),
	);

	it(
		"compares with the source's title when none is given",
		simulated(async ({ simulator, engine }) => {
			const title = simulator.world.findNode(weeklyReportTemplate)?.title ?? '';
			simulator.world.addNode({ spaceId: handbook, parentNodeToken: projects, title });
			const { json } = await engine.run({ parameters: copy('skip', { title: '' }) });
			expect(json).toEqual([expect.objectContaining({ title, copied: false })]);
		}),
	);

	it(
		'takes neither a page of another type nor a shortcut for the copy',
		simulated(async ({ simulator, engine }) => {
			const like = { spaceId: handbook, parentNodeToken: projects, title: 'Report 0' };
			simulator.world.addNode({ ...like, objType: 'sheet' });
			simulator.world.addNode({
				...like,
				nodeType: 'shortcut',
				originNodeToken: weeklyReportTemplate,
			});
			const { json } = await engine.run({ parameters: copy('skip'), items: titles(1) });
			expect(json).toEqual([expect.objectContaining({ copied: true })]);
		}),
	);

	it(
		'compares with the type that an old document is turned into',
		simulated(async ({ simulator, engine }) => {
			const old = simulator.world.addFile({ folderToken: contracts, name: 'Old', type: 'doc' });
			const parameters = copyFile({
				file: `https://example.feishu.cn/docs/${old.token}`,
				folder: contracts,
				name: 'New',
				options: { ifExists: 'skip', convertToDocx: true },
			});
			const runs = [await engine.run({ parameters }), await engine.run({ parameters })];
			expect(runs.map(({ json }) => json[0])).toEqual([
				expect.objectContaining({ type: 'docx', copied: true }),
				expect.objectContaining({ type: 'docx', copied: false }),
			]);
		}),
	);

	it(
		'makes one copy for two executions of one n8n at the same moment',
		simulated(async ({ simulator, engine }) => {
			const before = simulator.world.childrenOf(handbook, projects).length;
			const runs = await Promise.all(
				[1, 2, 3].map(async () => await engine.run({ parameters: copy('skip'), items: titles(1) })),
			);
			expect(runs.filter(({ json }) => json[0]?.copied === true)).toHaveLength(1);
			expect(simulator.world.childrenOf(handbook, projects)).toHaveLength(before + 1);
		}),
	);
});

describe('If Exists: fail', () => {
	it(
		'fails the second of two equal items and names what is there',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const { json } = await engine.run({
				parameters: copy('fail'),
				items: [{ title: 'Report' }, { title: 'Report' }],
				onError: 'continueRegularOutput',
			});
			const made = simulator.world.childrenOf(handbook, projects).at(-1);
			expect(json).toEqual([
				expect.objectContaining({ copied: true, node_token: made?.nodeToken }),
				expect.objectContaining({
					error: `The target already holds "Report" (docx): https://sample.feishu.cn/wiki/${String(made?.nodeToken)}`,
				}),
			]);
			expect(requestsTo('wiki.nodes.copy')).toHaveLength(1);
		}),
	);

	it(
		'fails in Drive too',
		simulated(async ({ engine, requestsTo }) => {
			const parameters = driveCopy('fail');
			await engine.run({ parameters, items: titles(1) });
			const { error } = await engine.run({ parameters, items: titles(1) });
			expect(error?.message).toContain('The target already holds "Report 0" (file)');
			expect(requestsTo('drive.files.copy')).toHaveLength(1);
		}),
	);
});

describe('If Exists: create', () => {
	it(
		'copies in any case, without listing the target',
		simulated(async ({ engine, requestsTo }) => {
			const { json } = await engine.run({
				parameters: copy('create'),
				items: [{ title: 'Report' }, { title: 'Report' }],
			});
			expect(new Set(json.map(({ node_token: token }) => token)).size).toBe(2);
			expect(requestsTo('wiki.nodes.list')).toEqual([]);
		}),
	);
});

it(
	'a misspelt choice is refused before anything is sent',
	simulated(async ({ simulator, engine }) => {
		const { error } = await engine.run({ parameters: copy('Skip'), items: titles(1) });
		expect(error?.message).toBe("'If Exists' is none of its choices [item 0]");
		expect(simulator.requests).toEqual([]);
	}),
);
