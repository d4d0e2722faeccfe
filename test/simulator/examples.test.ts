/* eslint-disable @n8n/community-nodes/no-hardcoded-secrets -- identifiers of invented pages, copied from the API reference */
import { benches, listIn, objectIn, type TestBench } from './testClient';
import { SIMULATOR_APP } from './seed';

/** The complete examples of section 12 of the API reference. */
const start = benches();

const LOG_ID = /^\d{14}[0-9A-F]{20}$/;
const JSON_TYPE = 'application/json; charset=utf-8';
const SPACE = '7400000000000000001';

async function wikiOfTheExamples(): Promise<TestBench> {
	const bench = await start();
	const { world } = bench.sim;
	world.addSpace({ name: 'Examples', spaceId: SPACE });
	world.addSpace({ name: 'Finance', spaceId: '7400000000000000002' });
	world.addNode({
		spaceId: '7400000000000000002',
		title: 'Budget',
		objType: 'sheet',
		nodeToken: 'SimWikiNodeBudget0000000001',
		objToken: 'SimSheetObjBudget0000000001',
		createdAt: 1756700000,
		editedAt: 1756780000,
	});
	const template = world.addNode({
		spaceId: SPACE,
		title: 'Meeting template',
		nodeToken: 'SimWikiNodeTemplate00000001',
		objToken: 'SimDocxObjTemplate000000001',
		createdAt: 1756700000,
		editedAt: 1756780000,
	});
	world.addNode({ spaceId: SPACE, title: 'Old', parentNodeToken: template.nodeToken });
	world.addNode({
		spaceId: SPACE,
		title: 'Budget',
		nodeType: 'shortcut',
		originNodeToken: 'SimWikiNodeBudget0000000001',
		nodeToken: 'SimWikiNodeShortcut00000001',
		createdAt: 1756700000,
	});
	for (const title of ['Salaries', 'Bonus', 'Pensions', 'Reviews']) {
		world.addNode({ spaceId: SPACE, title, hidden: title !== 'Reviews' });
	}
	world.addNode({ spaceId: SPACE, title: 'Minutes', nodeToken: 'SimWikiNodeMinutes000000001' });
	return bench;
}

const troubleshooter = (logId: unknown, code: number): string =>
	`排查建议查看(Troubleshooting suggestions): https://open.feishu.cn/search?from=openapi&log_id=${String(logId)}&code=${code}`;

const copyBody = {
	target_parent_token: 'SimWikiNodeMinutes000000001',
	target_space_id: SPACE,
	title: 'Minutes 1 September',
};
const COPY = `/wiki/v2/spaces/${SPACE}/nodes/SimWikiNodeTemplate00000001/copy`;

test('example 1: a tenant token comes with expire at the top level', async () => {
	const bench = await start();
	const answer = await bench.exchange(SIMULATOR_APP.appId, SIMULATOR_APP.appSecret);
	expect(answer.status).toBe(200);
	expect(answer.headers['content-type']).toBe(JSON_TYPE);
	expect(answer.headers['x-tt-logid']).toMatch(LOG_ID);
	expect(answer.headers['x-tt-logid']).toMatch(/^20260901090001/);
	expect(answer.headers.date).toBe('Tue, 01 Sep 2026 01:00:01 GMT');
	expect(Object.keys(answer.body)).toEqual(['code', 'expire', 'msg', 'tenant_access_token']);
	expect(answer.body).toMatchObject({ code: 0, expire: 7200, msg: 'ok' });
	expect(answer.body.tenant_access_token).toMatch(/^t-[A-Za-z0-9]{36,44}$/);
});

test('example 2: a wrong secret is HTTP 200 with 10014 and nothing else', async () => {
	const bench = await start();
	const answer = await bench.exchange(SIMULATOR_APP.appId, 'something else');
	expect(answer.status).toBe(200);
	expect(answer.text).toBe('{"code":10014,"msg":"app secret invalid"}');
});

test('examples 3 and 4: a page with an entity and a shortcut, then an empty page that has more', async () => {
	const bench = await wikiOfTheExamples();
	const path = `/wiki/v2/spaces/${SPACE}/nodes`;
	const first = await bench.get(path, { page_size: '2' });
	expect(first.status).toBe(200);
	expect(first.data.has_more).toBe(true);
	const [entity, shortcut] = listIn(first, 'items');
	expect(JSON.stringify(entity)).toBe(
		'{"creator":"ou_00000000000000000000000000000001","has_child":true,"node_create_time":"1756700000","node_creator":"ou_00000000000000000000000000000001","node_token":"SimWikiNodeTemplate00000001","node_type":"origin","obj_create_time":"1756700000","obj_edit_time":"1756780000","obj_token":"SimDocxObjTemplate000000001","obj_type":"docx","origin_node_token":"SimWikiNodeTemplate00000001","origin_space_id":"7400000000000000001","owner":"ou_00000000000000000000000000000001","parent_node_token":"","space_id":"7400000000000000001","title":"Meeting template","url":"https://sample.feishu.cn/wiki/SimWikiNodeTemplate00000001"}',
	);
	expect(JSON.stringify(shortcut)).toBe(
		'{"creator":"ou_00000000000000000000000000000001","has_child":false,"node_create_time":"1756700000","node_creator":"ou_00000000000000000000000000000001","node_token":"SimWikiNodeShortcut00000001","node_type":"shortcut","obj_create_time":"1756700000","obj_edit_time":"1756780000","obj_token":"SimSheetObjBudget0000000001","obj_type":"sheet","origin_node_token":"SimWikiNodeBudget0000000001","origin_space_id":"7400000000000000002","owner":"ou_00000000000000000000000000000001","parent_node_token":"","space_id":"7400000000000000001","title":"Budget","url":"https://sample.feishu.cn/wiki/SimWikiNodeShortcut00000001"}',
	);
	const second = await bench.get(path, {
		page_size: '2',
		page_token: String(first.data.page_token),
	});
	expect(second.text).toMatch(
		/^\{"code":0,"data":\{"has_more":true,"items":\[\],"page_token":"74\d{17}"\},"msg":"success"\}$/,
	);
	const third = await bench.get(path, {
		page_size: '50',
		page_token: String(second.data.page_token),
	});
	expect(third.data).toMatchObject({ has_more: false, page_token: '' });
});

test('example 5: a wiki copy answers with the new node', async () => {
	const bench = await wikiOfTheExamples();
	const answer = await bench.post(COPY, copyBody);
	expect(answer.status).toBe(200);
	expect(Object.keys(answer.body)).toEqual(['code', 'data', 'msg']);
	const node = objectIn(answer, 'node');
	expect(Object.keys(node)).toEqual(Object.keys(node).sort());
	const { node_token: nodeToken, obj_token: objToken } = node;
	expect(node).toEqual({
		creator: 'ou_00000000000000000000000000000009',
		has_child: false,
		node_create_time: '1788224401',
		node_creator: 'ou_00000000000000000000000000000009',
		node_token: expect.stringMatching(/^[A-Za-z0-9]{27}$/),
		node_type: 'origin',
		obj_create_time: '1788224401',
		obj_edit_time: '1788224401',
		obj_token: expect.stringMatching(/^[A-Za-z0-9]{27}$/),
		obj_type: 'docx',
		origin_node_token: nodeToken,
		origin_space_id: SPACE,
		owner: 'ou_00000000000000000000000000000009',
		parent_node_token: 'SimWikiNodeMinutes000000001',
		space_id: SPACE,
		title: 'Minutes 1 September',
		url: `https://sample.feishu.cn/wiki/${String(nodeToken)}`,
	});
	expect(objToken).not.toBe(nodeToken);
});

test('example 6: no right on the target parent', async () => {
	const bench = await wikiOfTheExamples();
	bench.sim.world.setAccess('SimWikiNodeMinutes000000001', 'read');
	const answer = await bench.post(COPY, copyBody);
	const logId = answer.headers['x-tt-logid'];
	expect(answer.status).toBe(400);
	expect(answer.body).toEqual({
		code: 131006,
		error: { log_id: logId, troubleshooter: troubleshooter(logId, 131006) },
		msg: 'permission denied: no destination parent node permission',
	});
	expect(bench.sim.world.childrenOf(SPACE, 'SimWikiNodeMinutes000000001')).toEqual([]);
});

test('example 7: an expired tenant token is HTTP 400, an expired user token HTTP 401', async () => {
	const bench = await wikiOfTheExamples();
	const user = bench.sim.world.issueUserToken({ appId: SIMULATOR_APP.appId });
	await bench.appToken();
	bench.clock.advance(7200 * 1000);
	const answer = await bench.get('/wiki/v2/spaces');
	const logId = answer.headers['x-tt-logid'];
	expect(answer.status).toBe(400);
	expect(answer.body).toEqual({
		code: 99991663,
		error: { log_id: logId, troubleshooter: troubleshooter(logId, 99991663) },
		msg: 'Invalid access token for authorization. Please make a request with token attached.',
	});
	const asUser = await bench.call('GET', '/wiki/v2/spaces', { token: user.token });
	expect(asUser.status).toBe(401);
	expect(asUser.body).toMatchObject({
		code: 99991677,
		msg: 'Authentication token expired. Please request a new one.',
	});
});

test('example 8: a missing scope names the scopes', async () => {
	const bench = await wikiOfTheExamples();
	bench.sim.world.addApp({ appId: 'cli_noscope', appSecret: 's', scopes: ['im:message'] });
	const token = await bench.tokenFor('cli_noscope', 's');
	const answer = await bench.call('POST', COPY, { token, body: copyBody });
	const logId = answer.headers['x-tt-logid'];
	expect(answer.status).toBe(400);
	expect(answer.body).toEqual({
		code: 99991672,
		error: {
			log_id: logId,
			message:
				'Refer to the documentation to fix the error: https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting/how-to-fix-the-99991672-error',
			permission_violations: [
				{ subject: 'wiki:node:copy', type: 'action_scope_required' },
				{ subject: 'wiki:wiki', type: 'action_scope_required' },
			],
			troubleshooter: troubleshooter(logId, 99991672),
		},
		msg: 'Access denied. One of the following scopes is required: [wiki:node:copy, wiki:wiki]',
	});
});

test('example 9: a Drive copy answers with five fields', async () => {
	const bench = await wikiOfTheExamples();
	const folder = bench.sim.world.addFolder({ name: 'Target' });
	const answer = await bench.post('/drive/v1/files/SimDocxObjTemplate000000001/copy', {
		folder_token: folder.token,
		name: 'Contract 0901',
		type: 'docx',
	});
	const token = String(objectIn(answer, 'file').token);
	expect(answer.text).toBe(
		`{"code":0,"data":{"file":{"name":"Contract 0901","parent_token":"${folder.token}","token":"${token}","type":"docx","url":"https://sample.feishu.cn/docx/${token}"}},"msg":"success"}`,
	);
});

test('example 10: the rate limit says how long to wait', async () => {
	const bench = await wikiOfTheExamples();
	await bench.appToken();
	for (let call = 0; call < 100; call++) await bench.get('/wiki/v2/spaces');
	bench.clock.advance(8000);
	const answer = await bench.get('/wiki/v2/spaces');
	expect(answer.status).toBe(429);
	expect(answer.headers['x-ogw-ratelimit-limit']).toBe('100');
	expect(answer.headers['x-ogw-ratelimit-reset']).toBe('52');
	expect(answer.text).toBe('{"code":99991400,"msg":"request trigger frequency limit"}');
});
