import * as lark from '@larksuiteoapi/node-sdk';
import { SEED, SIMULATOR_APP } from './seed';
import { benches, type TestBench } from './testClient';

/** Feishu's own SDK, unchanged, works against the simulator. */
const start = benches();

const silent = {
	error: () => undefined,
	warn: () => undefined,
	info: () => undefined,
	debug: () => undefined,
	trace: () => undefined,
};

function clientFor({ sim }: TestBench): lark.Client {
	const tokens = new Map<string, unknown>();
	return new lark.Client({
		appId: SIMULATOR_APP.appId,
		appSecret: SIMULATOR_APP.appSecret,
		domain: sim.url,
		logger: silent,
		loggerLevel: lark.LoggerLevel.fatal,
		// The SDK's own cache is global to the process: a token of another simulator would be used.
		cache: {
			get: async (key) => tokens.get(String(key)),
			set: async (key, value) => {
				tokens.set(String(key), value);
				return true;
			},
		},
	});
}

test('its iterator lists all children, through empty pages', async () => {
	const bench = await start({ content: 'company' });
	const titles: string[] = [];
	const pages = await clientFor(bench).wiki.v2.spaceNode.listWithIterator({
		path: { space_id: SEED.spaces.customerSuccess },
		params: { parent_node_token: SEED.nodes.customers, page_size: 50 },
	});
	for await (const page of pages)
		titles.push(...(page?.items ?? []).map(({ title }) => title ?? ''));
	const visible = bench.sim.world
		.childrenOf(SEED.spaces.customerSuccess, SEED.nodes.customers)
		.filter(({ hidden }) => !hidden);
	expect(titles).toEqual(visible.map(({ title }) => title));
	expect(bench.sim.requests.filter(({ endpoint }) => endpoint === 'wiki.nodes.list')).toHaveLength(
		7,
	);
});

test('copies a wiki node', async () => {
	const bench = await start({ content: 'company' });
	const answer = await clientFor(bench).wiki.v2.spaceNode.copy({
		path: { space_id: SEED.spaces.handbook, node_token: SEED.nodes.weeklyReportTemplate },
		data: {
			target_space_id: SEED.spaces.handbook,
			target_parent_token: SEED.nodes.weeklyReports,
			title: 'Week 36 Report',
		},
	});
	expect(answer.code).toBe(0);
	expect(bench.sim.world.findNode(answer.data?.node?.node_token ?? '')).toMatchObject({
		title: 'Week 36 Report',
		parentNodeToken: SEED.nodes.weeklyReports,
	});
});

test('copies a Drive file and looks at it', async () => {
	const bench = await start({ content: 'company' });
	const client = clientFor(bench);
	const answer = await client.drive.v1.file.copy({
		path: { file_token: SEED.files.contractTemplate },
		data: { name: 'Contract 0901', type: 'docx', folder_token: SEED.folders.contracts },
	});
	const token = answer.data?.file?.token ?? '';
	expect(bench.sim.world.findFile(token)).toMatchObject({
		name: 'Contract 0901',
		folderToken: SEED.folders.contracts,
	});
	const metas = await client.drive.v1.meta.batchQuery({
		data: { request_docs: [{ doc_token: token, doc_type: 'docx' }], with_url: true },
	});
	expect(metas.data?.metas?.[0]).toMatchObject({ title: 'Contract 0901' });
});

test('lists spaces and the files of a folder', async () => {
	const bench = await start({ content: 'company' });
	const client = clientFor(bench);
	const spaces = await client.wiki.v2.space.list({ params: { page_size: 50 } });
	expect(spaces.data?.items?.map(({ name }) => name)).toContain('Company Handbook');
	const files: string[] = [];
	const pages = await client.drive.v1.file.listWithIterator({
		params: { folder_token: SEED.folders.templates, page_size: 3 },
	});
	for await (const page of pages) files.push(...(page?.files ?? []).map(({ name }) => name));
	expect(files).toHaveLength(bench.sim.world.filesIn(SEED.folders.templates).length);
});
