import { SEED } from './seed';
import { benches, listIn, type TestBench } from './testClient';
import { OBJ_TYPES, type WikiNode } from './world/types';

const start = benches();

const company = async (): Promise<TestBench> => await start({ content: 'company', quotas: false });

function allNodes({ sim: { world } }: TestBench): WikiNode[] {
	const below = (spaceId: string, parent = ''): WikiNode[] =>
		world.childrenOf(spaceId, parent).flatMap((node) => [node, ...below(spaceId, node.nodeToken)]);
	return world.spaces.flatMap(({ spaceId }) => below(spaceId));
}

test('is a knowledge base of several spaces and some hundred pages in two languages', async () => {
	const bench = await company();
	const nodes = allNodes(bench);
	expect(bench.sim.world.spaces.length).toBeGreaterThanOrEqual(4);
	expect(nodes.length).toBeGreaterThan(400);
	expect(nodes.length).toBeLessThan(700);
	const chinese = nodes.filter(({ title }) => /\p{Script=Han}/u.test(title));
	expect(chinese.length).toBeGreaterThan(150);
	expect(nodes.length - chinese.length).toBeGreaterThan(150);
	expect(Math.max(...nodes.map(({ level }) => level))).toBeGreaterThanOrEqual(8);
});

test('has documents of all types, shortcuts, and Drive files of all types', async () => {
	const bench = await company();
	const nodes = allNodes(bench);
	expect(new Set(nodes.map(({ objType }) => objType))).toEqual(new Set(OBJ_TYPES));
	expect(nodes.some(({ nodeType }) => nodeType === 'shortcut')).toBe(true);
	const types = bench.sim.world.filesIn(SEED.folders.templates).map(({ type }) => type);
	expect(new Set(types)).toEqual(new Set([...OBJ_TYPES, 'shortcut']));
});

test('titles read like those of a company and customers have different names', async () => {
	const bench = await company();
	const titles = allNodes(bench).map(({ title }) => title);
	expect(titles.filter((title) => /lorem|^node \d|^page \d|test/i.test(title))).toEqual([]);
	const { customerSuccess } = SEED.spaces;
	const names = bench.sim.world
		.childrenOf(customerSuccess, SEED.nodes.customers)
		.map(({ title }) => title);
	expect(new Set(names).size).toBe(names.length);
});

test('the customers fill more than 200 places, with an empty page in between and at the end', async () => {
	const bench = await company();
	const path = `/wiki/v2/spaces/${SEED.spaces.customerSuccess}/nodes`;
	const counts: number[] = [];
	let pageToken = '';
	let hasMore = true;
	while (hasMore) {
		const page = await bench.get(path, {
			parent_node_token: SEED.nodes.customers,
			page_size: '50',
			page_token: pageToken,
		});
		counts.push(listIn(page, 'items').length);
		hasMore = page.data.has_more === true;
		pageToken = String(page.data.page_token);
	}
	expect(counts).toEqual([49, 49, 0, 50, 49, 50, 0]);
});

test('all well-known tokens lead to something of the right kind', async () => {
	const { world } = (await company()).sim;
	for (const token of Object.values(SEED.nodes)) expect(world.findNode(token)).toBeDefined();
	for (const token of Object.values(SEED.objects)) expect(world.findDocument(token)).toBeDefined();
	for (const token of Object.values(SEED.folders)) expect(world.findFolder(token)).toBeDefined();
	for (const token of Object.values(SEED.files)) expect(world.findFile(token)).toBeDefined();
	const { nodes, objects, folders, files } = SEED;
	for (const token of [nodes, objects, folders, files].flatMap((group) => Object.values(group))) {
		expect(token).toMatch(/^[A-Za-z0-9]{27}$/);
	}
	for (const spaceId of Object.values(SEED.spaces)) expect(spaceId).toMatch(/^74\d{17}$/);
});

test('is the same on each start', async () => {
	const [first, second] = [await company(), await company()];
	const print = (bench: TestBench) =>
		allNodes(bench).map(({ nodeToken, objToken, title, nodeCreatedAt }) =>
			[nodeToken, objToken, title, nodeCreatedAt].join(' '),
		);
	expect(print(first)).toEqual(print(second));
	expect(new Set(print(first).map((line) => line.slice(0, 27))).size).toBe(allNodes(first).length);
});

test('was written before the clock of the tests begins', async () => {
	const bench = await company();
	const latest = Math.max(...allNodes(bench).map(({ objEditedAt }) => objEditedAt));
	expect(latest * 1000).toBeLessThan(bench.clock.now());
});

test('some places refuse the app', async () => {
	const bench = await company();
	const handbook = `/wiki/v2/spaces/${SEED.spaces.handbook}`;
	const archive = await bench.get(`${handbook}/nodes`, { parent_node_token: SEED.nodes.archive });
	expect(archive.body.code).toBe(131006);
	const intoPolicies = await bench.post(
		`${handbook}/nodes/${SEED.nodes.weeklyReportTemplate}/copy`,
		{ target_space_id: SEED.spaces.handbook, target_parent_token: SEED.nodes.policies },
	);
	expect(intoPolicies.body.code).toBe(131006);
	const board = await bench.get('/drive/v1/files', { folder_token: SEED.folders.board });
	expect([board.status, board.body.code]).toEqual([403, 1061004]);
	const intoPublished = await bench.post(`/drive/v1/files/${SEED.files.contractTemplate}/copy`, {
		name: 'Contract',
		type: 'docx',
		folder_token: SEED.folders.published,
	});
	expect([intoPublished.status, intoPublished.body.code]).toEqual([403, 1061004]);
});
