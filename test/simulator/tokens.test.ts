import { SIMULATOR_APP } from './seed';
import { benches, type TestBench } from './testClient';

const start = benches();
const MINUTE = 60_000;

const exchange = async (bench: TestBench) =>
	(await bench.exchange(SIMULATOR_APP.appId, SIMULATOR_APP.appSecret)).body;

test('hands out the same token while 30 minutes are left, with the seconds that remain', async () => {
	const bench = await start();
	const first = await exchange(bench);
	bench.clock.advance(90 * MINUTE);
	expect(await exchange(bench)).toEqual({ ...first, expire: 1800 });
});

test('hands out a new token with less than 30 minutes left, both are valid', async () => {
	const bench = await start();
	const first = await exchange(bench);
	bench.clock.advance(90 * MINUTE + 1);
	const second = await exchange(bench);
	expect(second.tenant_access_token).not.toBe(first.tenant_access_token);
	expect(second.expire).toBe(7200);
	for (const { tenant_access_token: token } of [first, second]) {
		const answer = await bench.call('GET', '/wiki/v2/spaces', { token: String(token) });
		expect(answer.status).toBe(200);
	}
	bench.clock.advance(30 * MINUTE);
	const late = await bench.call('GET', '/wiki/v2/spaces', {
		token: String(first.tenant_access_token),
	});
	expect([late.status, late.body.code]).toEqual([400, 99991663]);
});

test('a shorter life can be set', async () => {
	const bench = await start();
	bench.sim.world.tokenLifeSeconds = 60;
	expect((await exchange(bench)).expire).toBe(60);
});

test('an unknown app is 10003 with an empty data object', async () => {
	const bench = await start();
	const answer = await bench.exchange('cli_unknown', 'x');
	expect(answer.status).toBe(200);
	expect(answer.text).toBe('{"code":10003,"data":{},"msg":"invalid param"}');
});

test('a missing body is 10003', async () => {
	const bench = await start();
	const answer = await bench.call('POST', '/auth/v3/tenant_access_token/internal', { token: null });
	expect([answer.status, answer.body.code]).toEqual([200, 10003]);
});

test('a disabled app gets no token, and its old token is refused', async () => {
	const bench = await start();
	const app = bench.sim.world.addApp({ appId: 'cli_off', appSecret: 's' });
	const token = await bench.tokenFor('cli_off', 's');
	app.enabled = false;
	expect((await bench.exchange('cli_off', 's')).body.code).toBe(10014);
	expect((await bench.call('GET', '/wiki/v2/spaces', { token })).body.code).toBe(99991662);
});

test('the app token endpoint gives both fields with the same value', async () => {
	const bench = await start();
	const answer = await bench.call('POST', '/auth/v3/app_access_token/internal', {
		token: null,
		body: { app_id: SIMULATOR_APP.appId, app_secret: SIMULATOR_APP.appSecret },
	});
	expect(answer.body.app_access_token).toBe(answer.body.tenant_access_token);
	expect(answer.body.app_access_token).toBe(await bench.appToken());
});

test('a trailing slash is tolerated on the token path only', async () => {
	const bench = await start();
	const body = { app_id: SIMULATOR_APP.appId, app_secret: SIMULATOR_APP.appSecret };
	const path = '/auth/v3/tenant_access_token/internal/';
	expect((await bench.call('POST', path, { token: null, body })).body.code).toBe(0);
	expect((await bench.get('/wiki/v2/spaces/')).status).toBe(404);
});

test('revoked tokens are refused at once and replaced by new ones', async () => {
	const bench = await start();
	const first = await bench.appToken();
	bench.sim.world.revokeTokens(SIMULATOR_APP.appId);
	expect((await bench.get('/wiki/v2/spaces')).body.code).toBe(99991663);
	const second = await bench.tokenFor(SIMULATOR_APP.appId, SIMULATOR_APP.appSecret);
	expect(second).not.toBe(first);
	expect(bench.sim.world.issuedTokens).toEqual([first, second]);
});

test('expired tokens are over from this moment', async () => {
	const bench = await start();
	await bench.appToken();
	bench.sim.world.expireTokens();
	expect((await bench.get('/wiki/v2/spaces')).body.code).toBe(99991663);
});

test('the documented code of a wrong secret is a switch', async () => {
	const bench = await start({ switches: { wrongSecretCode: 10015 } });
	expect((await bench.exchange(SIMULATOR_APP.appId, 'x')).body.code).toBe(10015);
});

test('records neither the secret nor a token', async () => {
	const bench = await start();
	const token = await bench.appToken();
	await bench.get('/wiki/v2/spaces');
	const recorded = JSON.stringify(bench.sim.requests);
	expect(recorded).not.toContain(SIMULATOR_APP.appSecret);
	expect(recorded).not.toContain(token);
	expect(bench.sim.requests[0]?.body).toEqual({
		app_id: SIMULATOR_APP.appId,
		app_secret: '***',
	});
	expect(bench.sim.requests[1]?.appId).toBe(SIMULATOR_APP.appId);
});
