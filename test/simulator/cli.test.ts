/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on Node, never inside n8n */
import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { request } from 'undici';
import { SIMULATOR_APP } from './seed';
import { benches } from './testClient';

const start = benches();
const running: ChildProcessWithoutNullStreams[] = [];

afterEach(() => {
	for (const child of running.splice(0)) child.kill('SIGKILL');
});

function run(...args: string[]) {
	const script = join(__dirname, 'cli.ts');
	const child = spawn(process.execPath, ['--import', 'tsx', script, ...args]);
	running.push(child);
	const output = { text: '' };
	child.stdout.on('data', (chunk) => (output.text += String(chunk)));
	child.stderr.on('data', (chunk) => (output.text += String(chunk)));
	const isReady = async (): Promise<void> => {
		while (!output.text.includes('Ctrl-C stops it') && child.exitCode === null) {
			await once(child.stdout, 'data');
		}
	};
	return { child, output, isReady };
}

const portOf = (url: string): number => Number(new URL(url).port);

test('says address and app, takes the next port when one is taken, stops on SIGTERM', async () => {
	const { sim } = await start();
	const { child, output, isReady } = run('--port', String(portOf(sim.url)));
	await isReady();
	expect(output.text).toContain(`Port ${portOf(sim.url)} is taken`);
	expect(output.text).toContain(SIMULATOR_APP.appId);
	expect(output.text).toContain(SIMULATOR_APP.appSecret);
	const url = /Base URL\s+(http:\/\/127\.0\.0\.1:\d+)/.exec(output.text)?.[1] ?? '';
	expect(portOf(url)).toBeGreaterThan(portOf(sim.url));
	const index = await request(url);
	expect(await index.body.text()).toContain('Company Handbook');
	child.kill('SIGTERM');
	const [exitCode] = await once(child, 'exit');
	expect(exitCode).toBe(0);
});

test('refuses what is no port', async () => {
	const { child, output } = run('--port', 'many');
	const [exitCode] = await once(child, 'exit');
	expect(exitCode).toBe(2);
	expect(output.text).toContain('Not a port: many');
});
