import { HandClock } from './clock';
import { Quotas, QUOTAS } from './gateway/quotas';
import { benches, type TestBench } from './testClient';

const start = benches();

async function withFile(options = {}): Promise<{ bench: TestBench; copy: () => Promise<number> }> {
	const bench = await start(options);
	await bench.appToken();
	const file = bench.sim.world.addFile({ name: 'Contract', type: 'docx' });
	const body = { name: 'Copy', type: 'docx', folder_token: file.folderToken };
	const copy = async () => {
		const answer = await bench.post(`/drive/v1/files/${file.token}/copy`, body);
		return Number(answer.body.code);
	};
	return { bench, copy };
}

test('the window slides: a place is free exactly when the oldest call leaves it', async () => {
	const bench = await start();
	await bench.appToken();
	await bench.get('/wiki/v2/spaces');
	bench.clock.advance(30_000);
	for (let call = 1; call < 100; call++) await bench.get('/wiki/v2/spaces');
	const refused = await bench.get('/wiki/v2/spaces');
	expect(refused.headers['x-ogw-ratelimit-reset']).toBe('30');
	bench.clock.advance(29_999);
	const stillRefused = await bench.get('/wiki/v2/spaces');
	expect(stillRefused.headers['x-ogw-ratelimit-reset']).toBe('1');
	bench.clock.advance(1);
	expect((await bench.get('/wiki/v2/spaces')).status).toBe(200);
	expect((await bench.get('/wiki/v2/spaces')).status).toBe(429);
});

test('each API and each app has a quota of its own', async () => {
	const bench = await start();
	bench.sim.world.addApp({ appId: 'cli_other', appSecret: 's' });
	const other = await bench.tokenFor('cli_other', 's');
	for (let call = 0; call < 101; call++) await bench.get('/wiki/v2/spaces');
	expect((await bench.get('/wiki/v2/spaces')).status).toBe(429);
	expect((await bench.call('GET', '/wiki/v2/spaces', { token: other })).status).toBe(200);
	expect((await bench.get('/wiki/v2/spaces/my_library')).status).toBe(200);
});

test('quotas can be off, and older APIs answer 400', async () => {
	const off = await start({ quotas: false });
	for (let call = 0; call < 101; call++) await off.get('/drive/v1/files');
	expect((await off.get('/drive/v1/files')).status).toBe(200);
	const old = await start({ switches: { rateLimitStatus: 400 } });
	for (let call = 0; call < 20; call++) await old.get('/drive/v1/files');
	const refused = await old.get('/drive/v1/files');
	expect([refused.status, refused.body.code]).toEqual([400, 99991400]);
	expect(refused.headers['x-ogw-ratelimit-limit']).toBe('20');
});

test('a second Drive copy at the same time is 1061045, one after the other works', async () => {
	const { bench, copy } = await withFile({ serialCallMs: 40 });
	const codes = await Promise.all([copy(), copy(), copy()]);
	expect(codes.sort()).toEqual([0, 1061045, 1061045]);
	expect(await copy()).toBe(0);
	bench.clock.advance(1000);
	expect([await copy(), await copy()]).toEqual([0, 0]);
});

test('a Drive copy stays busy while its answer is held back', async () => {
	const { bench, copy } = await withFile();
	bench.sim.faults.add({ kind: 'delay', ms: 60, phase: 'after', endpoint: 'drive.files.copy' });
	const codes = await Promise.all([copy(), copy()]);
	expect(codes.sort()).toEqual([0, 1061045]);
});

test('the text and status of 1061045 are switches', async () => {
	const bench = await start({
		serialCallMs: 40,
		switches: { msg1061045: 'can retry.', contentionStatus: 200 },
	});
	await bench.appToken();
	const body = { name: 'A', folder_token: '' };
	const answers = await Promise.all([
		bench.post('/drive/v1/files/create_folder', body),
		bench.post('/drive/v1/files/create_folder', body),
	]);
	expect(answers.map(({ status, body: { msg } }) => [status, msg]).sort()).toEqual([
		[200, 'can retry.'],
		[200, 'success'],
	]);
});

test('the sixth Drive copy in a second is over the rate', async () => {
	const { bench, copy } = await withFile();
	for (let call = 0; call < 5; call++) expect(await copy()).toBe(0);
	expect(await copy()).toBe(99991400);
	bench.clock.advance(1000);
	expect(await copy()).toBe(0);
});

test('a Drive copy over the rate can be 1061045 instead', async () => {
	const { copy } = await withFile({ switches: { driveOverQuota: 'contention' } });
	for (let call = 0; call < 5; call++) await copy();
	expect(await copy()).toBe(1061045);
});

test('10,000 Drive copies a day, then the wait is for the oldest to be a day old', () => {
	const clock = new HandClock();
	const quotas = new Quotas(clock);
	for (let call = 0; call < 10_000; call++) {
		expect(quotas.admit('copy', QUOTAS.driveWrite)).toEqual({ admitted: true });
		clock.advance(1000);
	}
	expect(quotas.admit('copy', QUOTAS.driveWrite)).toEqual({
		admitted: false,
		limit: 10_000,
		resetSeconds: 86_400 - 10_000,
	});
});

test('of two windows the longer wait counts', () => {
	const clock = new HandClock();
	const quotas = new Quotas(clock);
	for (let second = 0; second < 20; second++) {
		for (let call = 0; call < 50; call++) quotas.admit('metas', QUOTAS.tier4);
		if (second < 19) clock.advance(1000);
	}
	expect(quotas.admit('metas', QUOTAS.tier4)).toEqual({
		admitted: false,
		limit: 1000,
		resetSeconds: 41,
	});
});
