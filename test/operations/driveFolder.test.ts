import { SEED, type Simulator } from '../simulator';
import { simulated } from '../support/simulation';

const { contracts } = SEED.folders;
/** Slow enough that a millisecond on the way is small beside a window of a second. */
const QUOTA_SPEED = { speed: 4 };

const folderLink = (token: string) => `https://example.feishu.cn/drive/folder/${token}`;

const copy = (folder: string, options = {}, change = {}) => ({
	resource: 'driveFolder',
	operation: 'copy',
	folder: folderLink(folder),
	targetFolder: folderLink(contracts),
	name: 'New customer',
	options,
	...change,
});
const create = (options = {}, change = {}) => ({
	resource: 'driveFolder',
	operation: 'create',
	folder: folderLink(contracts),
	name: '={{ $json.name }}',
	options,
	...change,
});

/** A template folder with files on two levels and a shortcut. */
function addTemplate({ world }: Simulator): string {
	const { token } = world.addFolder({ parentToken: contracts, name: 'Template' });
	world.addFile({ folderToken: token, name: 'Offer', type: 'docx' });
	world.addFile({ folderToken: token, name: 'Prices', type: 'sheet' });
	const inner = world.addFolder({ parentToken: token, name: 'Papers' });
	world.addFile({ folderToken: inner.token, name: 'NDA.pdf', type: 'file' });
	world.addFile({ folderToken: inner.token, name: 'NDA.pdf', type: 'file' });
	world.addFolder({ parentToken: inner.token, name: 'Empty' });
	return token;
}

/** Names and types below a folder; Drive has no order of its own. */
function treeOf(simulator: Simulator, token: string): unknown[] {
	const { world } = simulator;
	return [
		...world
			.filesIn(token)
			.map(({ name, type }) => [name, type])
			.sort(),
		...world.foldersIn(token).map((folder) => [folder.name, treeOf(simulator, folder.token)]),
	];
}

describe('Create a folder', () => {
	it(
		'creates it and puts out its link',
		simulated(async ({ engine, requestsTo }) => {
			const { json } = await engine.run({ parameters: create(), items: [{ name: '客户 0901' }] });
			expect(json).toEqual([
				{
					token: expect.any(String) as string,
					name: '客户 0901',
					type: 'folder',
					parent_token: contracts,
					url: expect.stringContaining('/drive/folder/') as string,
					created: true,
				},
			]);
			expect(requestsTo('drive.files.createFolder')[0]?.body).toEqual({
				name: '客户 0901',
				folder_token: contracts,
			});
		}),
	);

	it(
		'uses the one that is there with Skip, and makes one for two equal items',
		simulated(async ({ engine, requestsTo }) => {
			const items = [{ name: 'A' }, { name: 'B' }, { name: 'A' }];
			const runs = [
				await engine.run({ parameters: create({ ifExists: 'skip' }), items }),
				await engine.run({ parameters: create({ ifExists: 'skip' }), items }),
			];
			expect(runs.map(({ json }) => json.map(({ created }) => created))).toEqual([
				[true, true, false],
				[false, false, false],
			]);
			expect(requestsTo('drive.files.createFolder')).toHaveLength(2);
		}),
	);

	it(
		'is found and adopted when the answer was lost',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ endpoint: 'drive.files.createFolder', kind: 'cut', phase: 'after' });
			const { json } = await engine.run({ parameters: create(), items: [{ name: 'A' }] });
			expect(json).toEqual([expect.objectContaining({ created: true, recovered: true })]);
			expect(requestsTo('drive.files.createFolder')).toHaveLength(1);
		}),
	);

	it.each(['', '   ', '长'.repeat(86)])('refuses the name "%s" before sending', async (name) => {
		await simulated(async ({ simulator, engine }) => {
			const { error } = await engine.run({ parameters: create(), items: [{ name }] });
			expect(error?.message).toMatch(/^'Name' is /);
			expect(simulator.requests).toEqual([]);
		})();
	});
});

describe('Copy a folder', () => {
	it(
		'copies everything in it, one item per entry, as the tree reads',
		simulated(async ({ simulator, engine }) => {
			const source = addTemplate(simulator);
			const { json, error } = await engine.run({ parameters: copy(source) });
			expect(error).toBeUndefined();
			const [root] = json;
			expect(root).toEqual({
				token: expect.any(String) as string,
				name: 'New customer',
				type: 'folder',
				parent_token: contracts,
				url: expect.stringContaining('/drive/folder/') as string,
				source_token: source,
				copied: true,
				depth: 0,
				path: 'New customer',
			});
			expect(treeOf(simulator, String(root?.token))).toEqual(treeOf(simulator, source));
			expect(json.map(({ path }) => path).sort()).toEqual([
				'New customer',
				'New customer / Offer',
				'New customer / Papers',
				'New customer / Papers / Empty',
				'New customer / Papers / NDA.pdf',
				'New customer / Papers / NDA.pdf',
				'New customer / Prices',
			]);
		}),
	);

	it(
		"keeps the folder's name when none is given, and goes to the root folder when no target is",
		simulated(async ({ simulator, engine }) => {
			const source = addTemplate(simulator);
			const { json } = await engine.run({
				parameters: copy(source, {}, { name: '', targetFolder: '' }),
			});
			expect(json[0]).toMatchObject({
				name: 'Template',
				parent_token: expect.stringContaining('Root') as string,
			});
		}),
	);

	it(
		'continues with Skip where it was interrupted, and copies nothing twice',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const source = addTemplate(simulator);
			for (const skip of [1, 1]) {
				const fault = simulator.faults.add({
					endpoint: 'drive.files.copy',
					kind: 'error',
					status: 403,
					code: 1061004,
					msg: 'forbidden.',
					skip,
				});
				const { error } = await engine.run({ parameters: copy(source, { ifExists: 'skip' }) });
				expect(error?.description).toMatch(/\d of the 7 entries of the tree are in the target/);
				fault.remove();
			}
			const { json } = await engine.run({ parameters: copy(source, { ifExists: 'skip' }) });
			expect(json).toHaveLength(7);
			expect(treeOf(simulator, String(json[0]?.token))).toEqual(treeOf(simulator, source));
			expect(requestsTo('drive.files.createFolder')).toHaveLength(3);
		}),
	);

	it(
		'ends when the target is inside the source',
		simulated(async ({ simulator, engine }) => {
			const source = addTemplate(simulator);
			const { json } = await engine.run({
				parameters: copy(source, {}, { targetFolder: folderLink(source) }),
			});
			expect(json).toHaveLength(7);
		}),
	);

	it(
		'shows what Feishu cannot copy instead of leaving it out in silence',
		simulated(async ({ simulator, engine }) => {
			const source = addTemplate(simulator);
			const target = simulator.world.addFile({ folderToken: contracts, name: 'X', type: 'docx' });
			simulator.world.addFile({
				folderToken: source,
				name: 'Link to X',
				type: 'shortcut',
				shortcutTarget: { type: 'docx', token: target.token },
			} as never);
			const { json } = await engine.run({ parameters: copy(source) });
			expect(json).toHaveLength(8);
			expect(json.at(-1)).toMatchObject({
				name: 'Link to X',
				copied: false,
				left_out: 'Feishu cannot copy a shortcut',
				path: 'New customer / Link to X',
			});
		}),
	);

	it(
		'never copies two files at a time, nor more than five a second',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const { token } = simulator.world.addFolder({ parentToken: contracts, name: 'Many' });
			for (let file = 0; file < 20; file++) {
				simulator.world.addFile({ folderToken: token, name: `File ${file}`, type: 'docx' });
			}
			const { json } = await engine.run({ parameters: copy(token) });
			expect(json).toHaveLength(21);
			expect(requestsTo('drive.files.copy').map(({ code }) => code)).toEqual(
				Array.from({ length: 20 }, () => 0),
			);
		}, QUOTA_SPEED),
	);
});
