import { SEED } from '../simulator';
import { locator, simulated, wikiLink } from '../support/simulation';

describe('Get wiki node', () => {
	const get = (node: string) => ({ resource: 'wikiNode', operation: 'get', node: locator(node) });

	it.each([
		['a link', wikiLink(SEED.nodes.weeklyReportTemplate)],
		['a token', SEED.nodes.weeklyReportTemplate],
		[
			'the link of the document in it',
			`https://x.larksuite.com/docx/${SEED.objects.weeklyReportTemplate}`,
		],
	])('looks a page up by %s', async (_what, node) => {
		await simulated(async ({ engine }) => {
			const { items, error } = await engine.run({ parameters: get(node) });
			expect(error).toBeUndefined();
			expect(items).toEqual([
				{
					json: expect.objectContaining({
						title: 'Weekly Report Template',
						node_token: SEED.nodes.weeklyReportTemplate,
						obj_token: SEED.objects.weeklyReportTemplate,
						url: `https://sample.feishu.cn/wiki/${SEED.nodes.weeklyReportTemplate}`,
					}),
					pairedItem: { item: 0 },
				},
			]);
			expect(Object.keys(items[0]?.json ?? {})).toHaveLength(10);
		})();
	});
});

describe('Get many wiki spaces', () => {
	it(
		'lists the spaces with their links, up to the limit',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const getAll = { resource: 'wikiSpace', operation: 'getAll' };
			const { json } = await engine.run({ parameters: { ...getAll, returnAll: true } });
			const visible = simulator.world.spaces.filter(
				({ hidden, spaceType, access }) => !hidden && spaceType === 'team' && access !== 'none',
			);
			expect(json.map(({ space_id: spaceId }) => spaceId)).toEqual(
				visible.map(({ spaceId }) => spaceId),
			);
			expect(json[0]).toMatchObject({
				name: 'Company Handbook',
				url: expect.stringContaining('/wiki/settings/74'),
			});
			simulator.clearRequests();
			const two = await engine.run({ parameters: { ...getAll, limit: 2, simplify: false } });
			expect(two.json).toHaveLength(2);
			expect(requestsTo('wiki.spaces.list')).toHaveLength(1);
		}),
	);
});

describe('Get many Drive files', () => {
	const getAll = (parameters: object) => ({
		resource: 'driveFile',
		operation: 'getAll',
		...parameters,
	});

	it(
		'lists a folder, up to the limit',
		simulated(async ({ simulator, engine }) => {
			const folder = locator(`https://x.feishu.cn/drive/folder/${SEED.folders.templates}`);
			const { json, error } = await engine.run({ parameters: getAll({ folder, returnAll: true }) });
			expect(error).toBeUndefined();
			expect(json).toHaveLength(simulator.world.entriesOf(SEED.folders.templates).length);
			expect(json.every(({ url }) => /^https:\/\/./.test(String(url)))).toBe(true);
			expect(Object.keys(json[0] ?? {}).length).toBeLessThanOrEqual(10);
			const two = await engine.run({ parameters: getAll({ folder, limit: 2 }) });
			expect(two.json).toEqual(json.slice(0, 2));
		}),
	);

	it(
		'goes into folders, with depth and path, and keeps the chosen types',
		simulated(async ({ simulator, engine }) => {
			const folder = SEED.folders.reports;
			const options = { includeDescendants: true };
			const { json, error } = await engine.run({
				parameters: getAll({ folder, returnAll: true, options }),
			});
			expect(error).toBeUndefined();
			const folders = json.filter(({ depth, type }) => depth === 1 && type === 'folder');
			expect(folders).toHaveLength(simulator.world.foldersIn(folder).length);
			const inside = folders.flatMap(({ name, token }) =>
				simulator.world.entriesOf(String(token)).map(() => name),
			);
			expect(json.filter(({ depth }) => depth === 1)).toHaveLength(
				simulator.world.entriesOf(folder).length,
			);
			const second = json.filter(({ depth }) => depth === 2);
			expect(second.map(({ path }) => String(path).split(' / ')[0])).toEqual(inside);

			const sheets = await engine.run({
				parameters: getAll({ folder, returnAll: true, options: { ...options, types: ['sheet'] } }),
			});
			expect(sheets.json).toEqual(json.filter(({ type }) => type === 'sheet'));
		}),
	);

	it(
		'fails with the name of a folder inside the root that it may not read',
		simulated(async ({ engine }) => {
			const options = { includeDescendants: true };
			const { error, items } = await engine.run({
				parameters: getAll({ returnAll: true, options }),
			});
			expect(error?.message).toMatch(/: Board$/);
			expect(items).toEqual([]);
			const flat = await engine.run({ parameters: getAll({ returnAll: true }) });
			expect(flat.json.map(({ name }) => name)).toContain('Templates');
		}),
	);
});
