import { SIMULATOR_APP, SIMULATOR_APP_OPEN_ID } from './seed';
import { benches, listIn, objectIn } from './testClient';
import type { Switches } from './switches';

const start = benches();

async function cloudSpace(switches: Partial<Switches> = {}) {
	const bench = await start({ quotas: false, switches });
	const { world } = bench.sim;
	const folder = world.addFolder({ name: 'Contracts' });
	const file = world.addFile({ name: 'Template', type: 'docx' });
	const { spaceId } = world.addSpace({ name: 'Wiki' });
	const node = world.addNode({ spaceId, title: 'Wiki page', objType: 'sheet' });
	const good = { name: 'Copy', type: 'docx', folder_token: folder.token };
	const copy = async (body: Record<string, unknown>, token = file.token) =>
		await bench.post(`/drive/v1/files/${token}/copy`, body);
	const codes = async (body: Record<string, unknown>, token?: string) => {
		const answer = await copy(body, token);
		return [answer.status, answer.body.code];
	};
	const metas = async (...docs: Array<[string, string]>) =>
		await bench.post('/drive/v1/metas/batch_query', {
			request_docs: docs.map(([docToken, docType]) => ({ doc_token: docToken, doc_type: docType })),
			with_url: true,
		});
	return { bench, world, folder, file, node, good, copy, codes, metas };
}

test('a copy lands in the folder and belongs to the caller', async () => {
	const { copy, good, folder, world } = await cloudSpace();
	const copied = objectIn(await copy(good), 'file');
	expect(world.filesIn(folder.token)).toEqual([
		expect.objectContaining({
			token: copied.token,
			name: 'Copy',
			type: 'docx',
			ownerId: SIMULATOR_APP_OPEN_ID,
		}),
	]);
});

test('a document in a wiki is copied by its document token, not by its node token', async () => {
	const { codes, copy, good, node, folder } = await cloudSpace();
	const answer = await copy({ ...good, type: 'sheet' }, node.objToken);
	expect(objectIn(answer, 'file')).toMatchObject({ parent_token: folder.token, type: 'sheet' });
	expect(await codes({ ...good, type: 'sheet' }, node.nodeToken)).toEqual([404, 1061003]);
});

test('refuses a wrong type, name, folder or source', async () => {
	const { codes, good, folder, world } = await cloudSpace();
	const gone = world.addFile({ name: 'Gone', type: 'docx', deleted: true });
	expect(await codes({ ...good, type: 'sheet' })).toEqual([400, 1061002]);
	expect(await codes({ ...good, type: '' })).toEqual([400, 1061002]);
	expect(await codes({ ...good, type: undefined })).toEqual([400, 1061002]);
	expect(await codes({ ...good, name: undefined })).toEqual([400, 99992402]);
	expect(await codes({ ...good, name: '' })).toEqual([400, 1061002]);
	expect(await codes({ ...good, folder_token: 'unknown' })).toEqual([404, 1061003]);
	expect(await codes(good, 'unknown')).toEqual([404, 1061003]);
	expect(await codes(good, folder.token)).toEqual([400, 1061002]);
	expect(await codes(good, gone.token)).toEqual([404, 1061007]);
	expect(await codes({ ...good, extra: ['x'] })).toEqual([400, 99992402]);
	expect(world.filesIn(folder.token)).toEqual([]);
});

test('a name is limited in bytes: 85 Chinese characters fit, 86 do not', async () => {
	const { codes, good } = await cloudSpace();
	expect(await codes({ ...good, name: '合'.repeat(85) })).toEqual([200, 0]);
	expect(await codes({ ...good, name: '合'.repeat(86) })).toEqual([400, 1061002]);
});

test('needs read on the file and edit on the folder', async () => {
	const { codes, good, file, folder, world } = await cloudSpace();
	world.setAccess(file.token, 'none');
	expect(await codes(good)).toEqual([403, 1061004]);
	world.setAccess(file.token, 'read');
	world.setAccess(folder.token, 'read');
	expect(await codes(good)).toEqual([403, 1061004]);
	world.setAccess(folder.token, 'edit');
	expect(await codes(good)).toEqual([200, 0]);
});

test('a folder is full with 1500 entries', async () => {
	const { codes, good, folder, world } = await cloudSpace();
	for (let index = 0; index < 1500; index++) {
		world.addFile({ folderToken: folder.token, name: `Entry ${index}`, type: 'file' });
	}
	expect(await codes(good)).toEqual([400, 1062507]);
});

test('an old document becomes a new one on request', async () => {
	const { copy, good, world } = await cloudSpace();
	const old = world.addFile({ name: 'Old', type: 'doc' });
	const body = { ...good, type: 'doc' };
	expect(objectIn(await copy(body, old.token), 'file').type).toBe('doc');
	const extra = [{ key: 'target_type', value: 'docx' }];
	expect(objectIn(await copy({ ...body, extra }, old.token), 'file').type).toBe('docx');
});

test('the type may be left out, and answers may drift, when switched so', async () => {
	const { copy, good, bench } = await cloudSpace({ driveTypeRequired: false, sampleDrift: true });
	expect(objectIn(await copy({ ...good, type: undefined }), 'file')).toMatchObject({
		parent_token: bench.sim.world.rootFolderToken(SIMULATOR_APP.appId),
		type: 'docx',
	});
});

test('metas know documents, wiki nodes and folders, and say why others fail', async () => {
	const { metas, file, folder, node, world } = await cloudSpace();
	const secret = world.addFile({ name: 'Secret', type: 'docx', access: 'none' });
	const answer = await metas(
		[file.token, 'docx'],
		[node.objToken, 'sheet'],
		[node.nodeToken, 'wiki'],
		[folder.token, 'folder'],
		[file.token, 'sheet'],
		[secret.token, 'docx'],
		[file.token, 'synced_block'],
	);
	expect(listIn(answer, 'metas').map(({ title }) => title)).toEqual([
		'Template',
		'Wiki page',
		'Wiki page',
		'Contracts',
	]);
	expect(listIn(answer, 'metas')[0]?.url).toBe(`https://sample.feishu.cn/docx/${file.token}`);
	expect(listIn(answer, 'failed_list')).toEqual([
		{ token: file.token, code: 970005 },
		{ token: secret.token, code: 970003 },
		{ token: file.token, code: 970002 },
	]);
});

test('metas take 1 to 200 documents', async () => {
	const { metas } = await cloudSpace();
	expect((await metas()).body.code).toBe(99992402);
	const many = Array.from({ length: 201 }, (): [string, string] => ['token', 'docx']);
	expect((await metas(...many)).body.code).toBe(99992402);
});

test('a new copy is unknown to metas until the delay is over', async () => {
	const { bench, copy, good, metas } = await cloudSpace({ driveCopyDelayMs: 5000 });
	const token = String(objectIn(await copy(good), 'file').token);
	bench.clock.advance(4999);
	const early = await metas([token, 'docx']);
	expect(listIn(early, 'failed_list')).toEqual([{ token, code: 970005 }]);
	bench.clock.advance(1);
	expect(listIn(await metas([token, 'docx']), 'metas')).toHaveLength(1);
});

test('lists a folder page by page, the newest edit first', async () => {
	const { bench, folder, world } = await cloudSpace();
	for (let index = 0; index < 5; index++) {
		world.addFile({ folderToken: folder.token, name: `F${index}`, type: 'file', createdAt: index });
	}
	const query = { folder_token: folder.token, page_size: '2' };
	const names: unknown[] = [];
	let pageToken: string | undefined;
	do {
		const page = await bench.get('/drive/v1/files', {
			...query,
			...(pageToken ? { page_token: pageToken } : {}),
		});
		names.push(...listIn(page, 'files').map(({ name }) => name));
		pageToken = page.data.has_more === true ? String(page.data.next_page_token) : undefined;
	} while (pageToken !== undefined);
	expect(names).toEqual(['F4', 'F3', 'F2', 'F1', 'F0']);
	const oldest = await bench.get('/drive/v1/files', {
		...query,
		order_by: 'CreatedTime',
		direction: 'ASC',
	});
	expect(listIn(oldest, 'files').map(({ name }) => name)).toEqual(['F0', 'F1']);
});

test('without a folder the root comes at once and without shortcuts', async () => {
	const { bench, file, world } = await cloudSpace();
	for (let index = 0; index < 250; index++) world.addFile({ name: `F${index}`, type: 'file' });
	world.addFile({
		name: 'Link',
		type: 'shortcut',
		target: { token: file.token, type: 'docx' },
	});
	const atOnce = await bench.get('/drive/v1/files', { page_size: '10' });
	expect(listIn(atOnce, 'files')).toHaveLength(252);
	expect(atOnce.data.has_more).toBe(false);
	const folderToken = world.rootFolderToken(SIMULATOR_APP.appId);
	const paged = await bench.get('/drive/v1/files', { folder_token: folderToken });
	expect(listIn(paged, 'files')).toHaveLength(100);
	expect(listIn(paged, 'files')[0]).toMatchObject({
		type: 'shortcut',
		shortcut_info: { target_token: file.token, target_type: 'docx' },
		url: `https://sample.feishu.cn/docx/${file.token}`,
	});
});

test('refuses folders and pages that do not fit', async () => {
	const { bench, folder, world } = await cloudSpace();
	const codes = async (query: Record<string, string>) => {
		const answer = await bench.get('/drive/v1/files', query);
		return [answer.status, answer.body.code];
	};
	expect(await codes({ page_size: '201' })).toEqual([400, 1064001]);
	expect(await codes({ folder_token: 'unknown' })).toEqual([404, 1061003]);
	expect(await codes({ folder_token: folder.token, page_token: 'x' })).toEqual([400, 1061002]);
	world.setAccess(folder.token, 'none');
	expect(await codes({ folder_token: folder.token })).toEqual([403, 1061004]);
});

test('creates folders, an empty parent means the root', async () => {
	const { bench, folder, world } = await cloudSpace();
	const create = async (body: unknown) => await bench.post('/drive/v1/files/create_folder', body);
	const made = await create({ name: '2026', folder_token: folder.token });
	expect(made.data).toEqual({
		token: expect.stringMatching(/^[A-Za-z0-9]{27}$/),
		url: `https://sample.feishu.cn/drive/folder/${String(made.data.token)}`,
	});
	expect(world.foldersIn(folder.token).map(({ name }) => name)).toEqual(['2026']);
	await create({ name: 'Top', folder_token: '' });
	const root = world.rootFolderToken(SIMULATOR_APP.appId);
	expect(world.foldersIn(root).map(({ name }) => name)).toEqual(['Contracts', 'Top']);
	expect((await create({ name: 'x' })).body.code).toBe(99992402);
	expect((await create({ name: '', folder_token: '' })).body.code).toBe(1061002);
});

test("the root folder is the caller's own", async () => {
	const { bench, world } = await cloudSpace();
	const app = await bench.get('/drive/explorer/v2/root_folder/meta');
	expect(app.body.msg).toBe('Success');
	expect(app.data.token).toBe(world.rootFolderToken(SIMULATOR_APP.appId));
	const { token, openId } = world.issueUserToken({ appId: SIMULATOR_APP.appId });
	const person = await bench.call('GET', '/drive/explorer/v2/root_folder/meta', { token });
	expect(person.data.token).toBe(world.rootFolderToken(openId));
	expect(person.data.token).toMatch(/^nod[A-Za-z0-9]{24}$/);
});
