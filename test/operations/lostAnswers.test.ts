import { SEED, type Simulator } from '../simulator';
import { copyFile, copyNode, simulated, wikiLink } from '../support/simulation';

const { handbook } = SEED.spaces;
const HOUR_MS = 3_600_000;

const copy = copyNode({
	node: wikiLink(SEED.nodes.weeklyReportTemplate),
	targetParentNode: wikiLink(SEED.nodes.projects),
	title: 'Report',
});
const driveCopy = copyFile({
	file: `https://example.feishu.cn/file/${SEED.files.nda}`,
	folder: SEED.folders.contracts,
	name: 'NDA copy',
});

const cutAfter = (simulator: Simulator, endpoint: 'wiki.nodes.copy' | 'drive.files.copy') =>
	simulator.faults.add({ endpoint, kind: 'cut', phase: 'after' });
const cutBefore = (simulator: Simulator) =>
	simulator.faults.add({ endpoint: 'wiki.nodes.copy', kind: 'cut' });
const reports = (simulator: Simulator) =>
	simulator.world
		.childrenOf(handbook, SEED.nodes.projects)
		.filter(({ title }) => title === 'Report');

/** A child of the target that was there already, `ageSeconds` old by the simulator's clock. */
function addReport(simulator: Simulator, ageSeconds: number, change = {}) {
	return simulator.world.addNode({
		spaceId: handbook,
		parentNodeToken: SEED.nodes.projects,
		title: 'Report',
		createdAt: Math.floor(Date.now() / 1000) - ageSeconds,
		...change,
	});
}

describe('A copy whose answer was lost', () => {
	it(
		'is adopted, as the new page itself',
		simulated(async ({ simulator, engine }) => {
			cutAfter(simulator, 'wiki.nodes.copy');
			const { json } = await engine.run({ parameters: copy });
			expect(json).toEqual([
				expect.objectContaining({
					title: 'Report',
					node_token: reports(simulator)[0]?.nodeToken,
					parent_node_token: SEED.nodes.projects,
					source_node_token: SEED.nodes.weeklyReportTemplate,
					copied: true,
					recovered: true,
				}),
			]);
		}),
	);

	it(
		'is adopted in Drive with the fields of any copy',
		simulated(async ({ simulator, engine }) => {
			cutAfter(simulator, 'drive.files.copy');
			const { json } = await engine.run({ parameters: driveCopy });
			const made = simulator.world.filesIn(SEED.folders.contracts).at(-1);
			expect(json).toEqual([
				{
					token: made?.token,
					name: 'NDA copy',
					type: 'file',
					parent_token: SEED.folders.contracts,
					url: `https://sample.feishu.cn/file/${String(made?.token)}`,
					source_file_token: SEED.files.nda,
					copied: true,
					recovered: true,
				},
			]);
		}),
	);

	it(
		"is adopted at the top level of a space, under the source's own title",
		simulated(async ({ simulator, engine }) => {
			cutAfter(simulator, 'wiki.nodes.copy');
			const { json } = await engine.run({
				parameters: copyNode({
					node: wikiLink(SEED.nodes.weeklyReportTemplate),
					targetSpace: SEED.spaces.product,
				}),
			});
			expect(json).toEqual([expect.objectContaining({ recovered: true, parent_node_token: '' })]);
		}),
	);

	it(
		'is not mistaken for an older page of the same title',
		simulated(
			async ({ simulator, engine }) => {
				addReport(simulator, 10);
				cutBefore(simulator);
				const { error } = await engine.run({ parameters: copy });
				expect(error?.message).toContain('the copy may have been made or not');
				expect(error?.description).toContain('did not see it');
			},
			{ speed: 20 },
		),
	);

	it(
		'is not mistaken for a page that Skip has put out for another item',
		simulated(
			async ({ simulator, engine }) => {
				addReport(simulator, -HOUR_MS);
				cutBefore(simulator);
				const { json } = await engine.run({
					parameters: { ...copy, options: { ifExists: '={{ $json.ifExists }}' } },
					items: [{ ifExists: 'skip' }, { ifExists: 'create' }],
					onError: 'continueRegularOutput',
				});
				expect(json[0]).toMatchObject({ title: 'Report', copied: false });
				expect(json[1]?.error).toContain('the copy may have been made or not');
				expect(reports(simulator)).toHaveLength(1);
			},
			{ speed: 20 },
		),
	);

	it(
		'is not mistaken for a new page of another type, or for a shortcut',
		simulated(async ({ simulator, engine }) => {
			addReport(simulator, -HOUR_MS, { objType: 'sheet' });
			addReport(simulator, -HOUR_MS, {
				nodeType: 'shortcut',
				originNodeToken: SEED.nodes.weeklyReportTemplate,
			});
			cutBefore(simulator);
			const { error } = await engine.run({ parameters: copy });
			expect(error?.description).toContain('did not see it');
		}),
	);

	it(
		'is not adopted when two new pages could be it',
		simulated(async ({ simulator, engine }) => {
			addReport(simulator, -60);
			cutAfter(simulator, 'wiki.nodes.copy');
			const { error } = await engine.run({ parameters: copy });
			expect(error?.message).toContain('the copy may have been made or not');
			expect(error?.description).toContain('2 new ones');
		}),
	);

	it(
		'is not mistaken for a copy that another item or run has put out',
		simulated(async ({ simulator, engine }) => {
			simulator.faults.add({ endpoint: 'wiki.nodes.copy', kind: 'cut', skip: 1 });
			const first = await engine.run({ parameters: copy });
			const second = await engine.run({ parameters: copy });
			expect(first.json).toHaveLength(1);
			expect(second.error?.description).toContain('did not see it');
			expect(reports(simulator)).toHaveLength(1);
		}),
	);

	it(
		'is found again after it appeared late',
		simulated(async ({ simulator, engine, requestsTo }) => {
			cutBefore(simulator);
			simulator.faults.add({
				endpoint: 'wiki.nodes.list',
				kind: 'delay',
				ms: 0,
				times: Infinity,
				when: () => {
					if (requestsTo('wiki.nodes.list').length === 2) addReport(simulator, -60);
					return false;
				},
			});
			const { json } = await engine.run({ parameters: copy });
			expect(json).toEqual([expect.objectContaining({ recovered: true })]);
		}),
	);

	it(
		'is not claimed to have been looked for when the target cannot be read',
		simulated(async ({ simulator, engine }) => {
			cutAfter(simulator, 'wiki.nodes.copy');
			simulator.faults.add({
				endpoint: 'wiki.nodes.list',
				kind: 'error',
				status: 400,
				code: 131006,
				msg: 'permission denied',
				times: Infinity,
			});
			const { error } = await engine.run({ parameters: copy });
			expect(error?.description).toContain('could not look there itself');
		}),
	);

	it(
		'leaves a run that skips what exists with one copy of each title',
		simulated(async ({ simulator, engine }) => {
			simulator.faults.add({ endpoint: 'wiki.nodes.copy', kind: 'cut', phase: 'after', times: 3 });
			const { json } = await engine.run({
				parameters: { ...copy, title: '={{ $json.title }}', options: { ifExists: 'skip' } },
				items: ['Report', 'Report', 'Other', 'Other'].map((title) => ({ title })),
			});
			expect(json.map(({ copied, recovered = false }) => [copied, recovered])).toEqual([
				[true, true],
				[false, false],
				[true, true],
				[false, false],
			]);
			expect(reports(simulator)).toHaveLength(1);
		}),
	);
});

describe("Feishu's clock", () => {
	it.each([-5 * HOUR_MS, 5 * HOUR_MS])(
		'decides what is new, %i ms away from the local one',
		async (aheadMs) => {
			const clock = { now: () => Date.now() + aheadMs };
			await simulated(
				async ({ simulator, engine }) => {
					addReport(simulator, 10 - aheadMs / 1000);
					cutAfter(simulator, 'wiki.nodes.copy');
					const { json } = await engine.run({ parameters: copy });
					expect(json).toEqual([expect.objectContaining({ recovered: true })]);
					expect(json[0]?.node_token).toBe(reports(simulator)[1]?.nodeToken);
				},
				{ clock },
			)();
		},
	);
});

describe('A run that ends with an error', () => {
	it(
		'tells which copies it has made before',
		simulated(async ({ simulator, engine }) => {
			simulator.faults.add({
				endpoint: 'wiki.nodes.copy',
				kind: 'error',
				status: 400,
				code: 131003,
				msg: 'out of limit',
				skip: 2,
				times: Infinity,
			});
			const { error } = await engine.run({ parameters: copy, items: [{}, {}, {}, {}] });
			const [first, second] = reports(simulator).map(({ nodeToken }) => nodeToken);
			const words = error?.description?.replaceAll(/<[^>]*>/g, '');
			expect(words).toContain(
				`2 copies were made: https://sample.feishu.cn/wiki/${String(first)}, https://sample.feishu.cn/wiki/${String(second)}.`,
			);
			expect(reports(simulator)).toHaveLength(2);
		}),
	);
});
