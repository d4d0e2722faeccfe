import { SIMULATOR_APP } from './seed';
import { benches } from './testClient';

const start = benches();

test('a wrong path or method is a plain text 404', async () => {
	const bench = await start();
	for (const [method, path] of [
		['GET', '/wiki/v2/nothing'],
		['GET', '/auth/v3/tenant_access_token/internal'],
		['POST', '/wiki/v2/spaces'],
	] as const) {
		const answer = await bench.call(method, path, { token: null });
		expect(answer.status).toBe(404);
		expect(answer.headers['content-type']).toMatch(/^text\/plain/);
		expect(answer.headers['x-tt-logid']).toMatch(/^\d{14}/);
		expect(answer.text).toBe('404 page not found');
	}
	expect(bench.sim.requests.map(({ endpoint }) => endpoint)).toEqual([null, null, null]);
});

test('a missing token, or one without Bearer, is 99991661', async () => {
	const bench = await start();
	const missing = await bench.call('GET', '/wiki/v2/spaces', { token: null });
	const bare = await bench.call('GET', '/wiki/v2/spaces', {
		token: null,
		headers: { authorization: await bench.appToken() },
	});
	expect([missing.status, missing.body.code]).toEqual([400, 99991661]);
	expect([bare.status, bare.body.code]).toEqual([400, 99991661]);
});

test('unknown tokens are told apart by their shape', async () => {
	const bench = await start();
	const codes = [];
	for (const token of ['t-g104unknown', 'u-unknown', 'eyJunknown', 'x-unknown']) {
		codes.push((await bench.call('GET', '/wiki/v2/spaces', { token })).body.code);
	}
	expect(codes).toEqual([99991663, 99991668, 99991668, 99991671]);
});

test('a made-up token never reaches the check of parameters', async () => {
	const bench = await start();
	const query = { page_size: '999' };
	const dead = await bench.call('GET', '/wiki/v2/spaces', { token: 't-made-up', query });
	expect(dead.body.code).toBe(99991663);
	expect((await bench.get('/wiki/v2/spaces', query)).body.code).toBe(99992402);
});

test('checks token, address, scope, rate, parameters in this order', async () => {
	const bench = await start();
	const { world } = bench.sim;
	const app = world.addApp({ appId: 'cli_x', appSecret: 's', scopes: [], deniedIp: '203.0.113.7' });
	const token = await bench.tokenFor('cli_x', 's');
	const query = { page_size: '999' };
	const code = async () => (await bench.call('GET', '/wiki/v2/spaces', { token, query })).body.code;
	expect(await code()).toBe(99991401);
	app.deniedIp = null;
	expect(await code()).toBe(99991672);
	app.scopes = 'all';
	for (let call = 0; call < 100; call++) expect(await code()).toBe(99992402);
	expect(await code()).toBe(99991400);
	world.revokeTokens('cli_x');
	expect(await code()).toBe(99991663);
});

test('a person without the scope is told to ask again', async () => {
	const bench = await start();
	const { token } = bench.sim.world.issueUserToken({
		appId: SIMULATOR_APP.appId,
		scopes: ['im:message'],
	});
	const answer = await bench.call('GET', '/wiki/v2/spaces', { token });
	expect(answer.body.code).toBe(99991679);
	expect(answer.body.error).toMatchObject({
		permission_violations: expect.arrayContaining([
			{ subject: 'wiki:wiki', type: 'action_privilege_required' },
		]),
	});
});

test('a parameter error names the field', async () => {
	const bench = await start();
	const answer = await bench.get('/wiki/v2/spaces/get_node');
	expect([answer.status, answer.body.code]).toEqual([400, 99992402]);
	expect(answer.body.error).toMatchObject({ field_violations: [{ field: 'token' }] });
});

test('a body that is no JSON is 9499', async () => {
	const bench = await start();
	const answer = await bench.post('/drive/v1/metas/batch_query', '{broken');
	expect([answer.status, answer.body.code]).toEqual([400, 9499]);
	expect(bench.sim.requests.at(-1)?.body).toBe('(unreadable body, 7 bytes)');
});

test('documented shapes can be switched on', async () => {
	const bench = await start({
		switches: {
			unknownPath: 'json',
			errorShape: 'documented',
			unknownJwt: 99991671,
			userTokenExpired: 'documented',
		},
	});
	const { world } = bench.sim;
	world.addApp({ appId: 'cli_noscope', appSecret: 's', scopes: [] });
	const token = await bench.tokenFor('cli_noscope', 's');
	const denied = await bench.call('GET', '/wiki/v2/spaces', { token });
	expect(denied.body.error).toMatchObject({
		logid: denied.headers['x-tt-logid'],
		permission_violations: expect.arrayContaining([
			expect.objectContaining({ scope: 'wiki:wiki' }),
		]),
	});
	expect((await bench.get('/nothing')).body.code).toBe(99991201);
	expect((await bench.call('GET', '/wiki/v2/spaces', { token: 'eyJx' })).body.code).toBe(99991671);
	const user = world.issueUserToken({ appId: SIMULATOR_APP.appId, lifeSeconds: 0 });
	const late = await bench.call('GET', '/wiki/v2/spaces', { token: user.token });
	expect([late.status, late.body.msg]).toEqual([400, 'token expire']);
});

test('records the request, its answer and when', async () => {
	const bench = await start();
	await bench.appToken();
	bench.sim.clearRequests();
	const answer = await bench.get('/wiki/v2/spaces/get_node', { token: 'no such' });
	expect(bench.sim.requests).toEqual([
		{
			at: bench.clock.now(),
			endedAt: bench.clock.now(),
			method: 'GET',
			path: '/open-apis/wiki/v2/spaces/get_node',
			query: { token: 'no such' },
			body: undefined,
			endpoint: 'wiki.spaces.getNode',
			appId: SIMULATOR_APP.appId,
			status: 400,
			code: 131005,
			logId: answer.headers['x-tt-logid'],
		},
	]);
});

test('other processes can read and clear the recorded requests', async () => {
	const bench = await start();
	await bench.get('/wiki/v2/spaces');
	const listed = await bench.send('GET', '/_simulator/requests');
	expect(listed.text).not.toContain(SIMULATOR_APP.appSecret);
	expect(JSON.parse(listed.text)).toHaveLength(2);
	expect((await bench.send('DELETE', '/_simulator/requests')).status).toBe(204);
	expect((await bench.send('GET', '/_simulator/requests')).text).toBe('[]');
});

test('a path that cannot be read is an unknown path', async () => {
	const bench = await start();
	expect((await bench.send('GET', '//')).text).toBe('404 page not found');
	expect((await bench.send('GET', '/open-apis/wiki/v2/spaces/%zz')).status).toBe(404);
});
