/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { SIMULATOR_APP } from './seed';
import { benches, type Received } from './testClient';

const start = benches();

async function withSpace() {
	const bench = await start();
	await bench.appToken();
	const { spaceId } = bench.sim.world.addSpace({ name: 'Space' });
	const source = bench.sim.world.addNode({ spaceId, title: 'Source' });
	const spaces = async (): Promise<Received> => await bench.get('/wiki/v2/spaces');
	const copy = async (): Promise<Received> =>
		await bench.post(`/wiki/v2/spaces/${spaceId}/nodes/${source.nodeToken}/copy`, {
			target_space_id: spaceId,
		});
	const nodes = () => bench.sim.world.childrenOf(spaceId).length;
	return { bench, faults: bench.sim.faults, spaces, copy, nodes };
}

const failure = async (call: Promise<unknown>): Promise<unknown> =>
	await call.then(
		() => 'answered',
		// Not `instanceof Error`: jest gives each test file a realm of its own.
		(error: unknown) => (error as { name?: unknown }).name,
	);

test('strikes once by default, and never the token endpoints unless they are named', async () => {
	const { bench, faults, spaces } = await withSpace();
	const fault = faults.add({ kind: 'error', status: 500, code: 2200, msg: 'Internal Error' });
	expect((await bench.exchange(SIMULATOR_APP.appId, SIMULATOR_APP.appSecret)).status).toBe(200);
	const struck = await spaces();
	expect([struck.status, struck.body.code, struck.body.msg]).toEqual([500, 2200, 'Internal Error']);
	expect(struck.body.error).toMatchObject({ log_id: struck.headers['x-tt-logid'] });
	expect((await spaces()).status).toBe(200);
	expect(fault.hits).toBe(1);
	faults.add({
		kind: 'error',
		status: 200,
		code: 2200,
		msg: 'x',
		endpoint: 'auth.tenantAccessToken',
	});
	expect((await bench.exchange('a', 'b')).body.code).toBe(2200);
});

test('skips, counts, filters, and can be removed', async () => {
	const { bench, faults, spaces } = await withSpace();
	const fault = faults.add({
		kind: 'error',
		status: 400,
		code: 131001,
		msg: 'rpc fail',
		endpoint: 'wiki.spaces.list',
		skip: 1,
		times: 2,
		when: ({ query }) => query.page_size === '10',
	});
	const list = async () => (await bench.get('/wiki/v2/spaces', { page_size: '10' })).body.code;
	expect((await spaces()).body.code).toBe(0);
	expect([await list(), await list(), await list(), await list()]).toEqual([0, 131001, 131001, 0]);
	expect(fault.hits).toBe(2);
	const always = faults.add({
		kind: 'raw',
		status: 502,
		contentType: 'text/html',
		body: '',
		times: Infinity,
	});
	expect([(await spaces()).status, (await spaces()).status]).toEqual([502, 502]);
	always.remove();
	expect((await spaces()).status).toBe(200);
	faults.add({ kind: 'cut' });
	faults.clear();
	expect((await spaces()).status).toBe(200);
});

test('strikes a share of requests', async () => {
	const { faults, spaces } = await withSpace();
	const fault = faults.add({
		kind: 'error',
		status: 400,
		code: 131009,
		msg: 'lock contention, please retry later.',
		probability: 0.3,
		times: Infinity,
	});
	for (let call = 0; call < 60; call++) await spaces();
	expect(fault.hits).toBeGreaterThan(5);
	expect(fault.hits).toBeLessThan(35);
});

test('before the effect nothing is done, after it the copy exists', async () => {
	const { faults, copy, nodes } = await withSpace();
	faults.add({ kind: 'cut', endpoint: 'wiki.nodes.copy' });
	expect(await failure(copy())).not.toBe('answered');
	expect(nodes()).toBe(1);
	faults.add({ kind: 'cut', endpoint: 'wiki.nodes.copy', phase: 'after' });
	expect(await failure(copy())).not.toBe('answered');
	expect(nodes()).toBe(2);
	faults.add({ kind: 'error', status: 504, code: 1, msg: 'timeout', phase: 'after' });
	expect((await copy()).status).toBe(504);
	expect(nodes()).toBe(3);
});

test('after the effect only requests that had one are struck', async () => {
	const { bench, faults, spaces } = await withSpace();
	const fault = faults.add({ kind: 'cut', phase: 'after' });
	expect((await bench.get('/wiki/v2/spaces/get_node', { token: 'unknown' })).status).toBe(400);
	expect(fault.hits).toBe(0);
	expect(await failure(spaces())).not.toBe('answered');
});

test('sends what a proxy might send', async () => {
	const { faults, spaces } = await withSpace();
	const body = '<html><body>Bad gateway</body></html>';
	faults.add({
		kind: 'raw',
		status: 502,
		contentType: 'text/html',
		body,
		headers: { via: 'proxy' },
	});
	const answer = await spaces();
	expect([answer.status, answer.text, answer.headers.via]).toEqual([502, body, 'proxy']);
	expect(answer.headers['content-type']).toBe('text/html');
});

test('hangs until the client gives up', async () => {
	const { bench, faults } = await withSpace();
	faults.add({ kind: 'hang' });
	const signal = AbortSignal.timeout(50);
	expect(await failure(bench.call('GET', '/wiki/v2/spaces', { signal }))).toBe('TimeoutError');
	expect(bench.sim.requests.at(-1)).not.toHaveProperty('status');
});

test('close ends hanging and delayed requests', async () => {
	const { bench, faults, spaces } = await withSpace();
	faults.add({ kind: 'hang' });
	faults.add({ kind: 'delay', ms: 60_000 });
	const calls = [failure(spaces()), failure(spaces())];
	while (bench.sim.requests.length < 3) await new Promise((resolve) => setImmediate(resolve));
	await bench.sim.close();
	expect(await Promise.all(calls)).not.toContain('answered');
});

test('a delay goes on as usual', async () => {
	const { faults, spaces } = await withSpace();
	const delay = faults.add({ kind: 'delay', ms: 5 });
	expect((await spaces()).status).toBe(200);
	expect(delay.hits).toBe(1);
});

test('scripts rate limits with and without headers', async () => {
	const { faults, spaces } = await withSpace();
	faults.add({ kind: 'rateLimit', resetSeconds: 7 });
	faults.add({ kind: 'rateLimit', resetSeconds: null, status: 400 });
	faults.add({ kind: 'rateLimit' });
	const [seven, none, one] = [await spaces(), await spaces(), await spaces()];
	expect([seven.status, seven.headers['x-ogw-ratelimit-reset']]).toEqual([429, '7']);
	expect([none.status, none.body.code]).toEqual([400, 99991400]);
	expect(none.headers).not.toHaveProperty('x-ogw-ratelimit-reset');
	expect(one.headers['x-ogw-ratelimit-reset']).toBe('1');
});

test('revokes the token just before it is looked at', async () => {
	const { bench, faults, copy, nodes } = await withSpace();
	const old = await bench.appToken();
	faults.add({ kind: 'tokenRevoked', endpoint: 'wiki.nodes.copy' });
	expect((await copy()).body.code).toBe(99991663);
	expect(nodes()).toBe(1);
	expect(await bench.tokenFor(SIMULATOR_APP.appId, SIMULATOR_APP.appSecret)).not.toBe(old);
});
