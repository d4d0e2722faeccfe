import { SIMULATOR_APP } from './seed';
import { benches, listIn, objectIn, type Received, type TestBench } from './testClient';

const start = benches();

/** A space with a parent of `count` children; those in `hidden` are filtered out for the app. */
async function familyOf(count: number, hidden: (index: number) => boolean = () => false) {
	const bench = await start({ quotas: false });
	const { world } = bench.sim;
	const { spaceId } = world.addSpace({ name: 'Space' });
	const parent = world.addNode({ spaceId, title: 'Parent' });
	for (let index = 0; index < count; index++) {
		world.addNode({
			spaceId,
			parentNodeToken: parent.nodeToken,
			title: `Child ${index}`,
			hidden: hidden(index),
		});
	}
	return { bench, spaceId, parent, path: `/wiki/v2/spaces/${spaceId}/nodes` };
}

async function pages(bench: TestBench, path: string, query: Record<string, string>) {
	const received: Received[] = [];
	let pageToken = '';
	do {
		const page = await bench.get(path, { ...query, page_token: pageToken });
		received.push(page);
		pageToken = String(page.data.page_token ?? '');
	} while (received.at(-1)?.data.has_more === true);
	return received;
}

const titles = (received: Received): unknown[] =>
	listIn(received, 'items').map(({ title }) => title);

test('pages are cut first and filtered then: short and empty pages may have more', async () => {
	const { bench, path, parent } = await familyOf(120, (index) => index === 3 || index >= 50);
	const query = { parent_node_token: parent.nodeToken, page_size: '50' };
	const received = await pages(bench, path, query);
	expect(received.map((page) => [titles(page).length, page.data.has_more])).toEqual([
		[49, true],
		[0, true],
		[0, false],
	]);
	expect(received.at(-1)?.data.page_token).toBe('');
});

test('without a page size a page has 20 nodes, 50 is the most', async () => {
	const { bench, path, parent } = await familyOf(60);
	const query = { parent_node_token: parent.nodeToken };
	expect(titles(await bench.get(path, query))).toHaveLength(20);
	expect(titles(await bench.get(path, { ...query, page_size: '50' }))).toHaveLength(50);
	for (const size of ['51', '0', 'many']) {
		const answer = await bench.get(path, { ...query, page_size: size });
		expect([answer.status, answer.body.code]).toEqual([400, 99992402]);
	}
});

test('a page token is good for its own parent only', async () => {
	const { bench, path, parent } = await familyOf(60);
	const first = await bench.get(path, { parent_node_token: parent.nodeToken });
	const pageToken = String(first.data.page_token);
	const wrong: Array<Record<string, string>> = [
		{},
		{ parent_node_token: parent.nodeToken, page_token: 'made-up' },
	];
	for (const query of wrong) {
		const answer = await bench.get(path, { page_token: pageToken, ...query });
		expect([answer.status, answer.body.code]).toEqual([400, 131002]);
		expect(answer.body.msg).toBe('param err: invalid page_token');
	}
});

test('the last page token can be absent or a value that leads to an empty page', async () => {
	const absent = await start({ switches: { lastPageToken: 'absent' } });
	expect((await absent.get('/wiki/v2/spaces')).data).toEqual({ has_more: false, items: [] });
	const value = await start({ switches: { lastPageToken: 'value' } });
	const { data } = await value.get('/wiki/v2/spaces');
	expect(data.page_token).toMatch(/^74\d{17}$/);
	const beyond = await value.get('/wiki/v2/spaces', { page_token: String(data.page_token) });
	expect(beyond.data).toMatchObject({ has_more: false, items: [] });
});

test('says what is wrong with the space or the parent', async () => {
	const { bench, path, parent } = await familyOf(1);
	const { world } = bench.sim;
	const codeAndText = async (at: string, query = {}) => {
		const { body } = await bench.get(at, query);
		return [body.code, body.msg];
	};
	expect(await codeAndText('/wiki/v2/spaces/abc/nodes')).toEqual([
		131002,
		'param err: space_id is not int',
	]);
	expect((await codeAndText('/wiki/v2/spaces/7499999999999999999/nodes'))[0]).toBe(131005);
	expect((await codeAndText(path, { parent_node_token: 'nothing' }))[0]).toBe(131005);
	world.setAccess(parent.nodeToken, 'none');
	expect((await codeAndText(path, { parent_node_token: parent.nodeToken }))[0]).toBe(131006);
	world.setAccess(parent.spaceId, 'none');
	expect(await codeAndText(path)).toEqual([
		131006,
		'permission denied: wiki space permission denied, tenant needs read permission.',
	]);
});

test('an app that was not let in sees no space, one page after it was granted', async () => {
	const { bench, parent, spaceId } = await familyOf(1);
	bench.sim.world.addApp({ appId: 'cli_new', appSecret: 's', member: false });
	const token = await bench.tokenFor('cli_new', 's');
	const spaces = await bench.call('GET', '/wiki/v2/spaces', { token });
	expect([spaces.body.code, listIn(spaces, 'items')]).toEqual([0, []]);
	const query = { token: parent.nodeToken };
	const getNode = async () =>
		(await bench.call('GET', '/wiki/v2/spaces/get_node', { token, query })).body.code;
	expect(await getNode()).toBe(131006);
	bench.sim.world.setAccess(parent.nodeToken, 'read', 'cli_new');
	expect(await getNode()).toBe(0);
	const list = await bench.call('GET', `/wiki/v2/spaces/${spaceId}/nodes`, {
		token,
		query: { parent_node_token: parent.nodeToken },
	});
	expect(titles(list)).toEqual(['Child 0']);
});

test('get_node takes a node token, or a document token with its type', async () => {
	const { bench, parent } = await familyOf(1);
	const drive = bench.sim.world.addFile({ name: 'In Drive', type: 'docx' });
	const get = async (query: Record<string, string>) =>
		await bench.get('/wiki/v2/spaces/get_node', query);
	expect(objectIn(await get({ token: parent.nodeToken }), 'node').title).toBe('Parent');
	const byDocument = await get({ token: parent.objToken, obj_type: 'docx' });
	expect(objectIn(byDocument, 'node').node_token).toBe(parent.nodeToken);
	expect((await get({ token: parent.objToken })).body.code).toBe(131005);
	expect((await get({ token: parent.objToken, obj_type: 'sheet' })).body.code).toBe(131005);
	const notInWiki = await get({ token: drive.token, obj_type: 'docx' });
	expect(notInWiki.body.msg).toBe('not found: document is not in wiki');
	expect((await get({ token: 'x'.repeat(1000) })).body.code).toBe(99992402);
});

test('my_library is a space of the caller that is never listed', async () => {
	const { bench } = await familyOf(0);
	const space = objectIn(await bench.get('/wiki/v2/spaces/my_library'), 'space');
	expect(space.space_type).toBe('my_library');
	expect((await bench.get('/wiki/v2/spaces/my_library/nodes')).body.code).toBe(0);
	const listed = listIn(await bench.get('/wiki/v2/spaces'), 'items');
	expect(listed.map(({ name }) => name)).toEqual(['Space']);
	const person = bench.sim.world.issueUserToken({ appId: SIMULATOR_APP.appId });
	const theirs = await bench.call('GET', '/wiki/v2/spaces/my_library', { token: person.token });
	expect(objectIn(theirs, 'space').space_id).not.toBe(space.space_id);
});

test('an app has no library when that is switched off', async () => {
	const bench = await start({ switches: { appLibrary: false } });
	expect((await bench.get('/wiki/v2/spaces/my_library')).body.code).toBe(131005);
});

test('nodes without url and origin fields can be switched on', async () => {
	const bench = await start({ switches: { nodeUrl: false, originTokens: 'shortcuts' } });
	const { spaceId } = bench.sim.world.addSpace({ name: 'Space' });
	bench.sim.world.addNode({ spaceId, title: 'Page' });
	const [node] = listIn(await bench.get(`/wiki/v2/spaces/${spaceId}/nodes`), 'items');
	expect(node).not.toHaveProperty('url');
	expect(node?.origin_node_token).toBe('');
});
