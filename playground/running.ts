/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { request } from 'undici';
import { isAlive } from './processes';

const FILE_NAME = 'running.json';

interface Running {
	processId: number;
	url: string;
}

/** Two n8n on one database would damage it. */
export function rememberRunning(stateFolder: string, url: string): void {
	const running: Running = { processId: process.pid, url };
	writeFileSync(path.join(stateFolder, FILE_NAME), JSON.stringify(running));
}

export function forgetRunning(stateFolder: string): void {
	rmSync(path.join(stateFolder, FILE_NAME), { force: true });
}

/** The address of the playground that works on this folder, when it is up. */
export async function alreadyRunningAt(stateFolder: string): Promise<string | undefined> {
	const file = path.join(stateFolder, FILE_NAME);
	if (!existsSync(file)) return undefined;
	const { processId, url } = JSON.parse(readFileSync(file, 'utf8')) as Running;
	if (!isAlive(processId)) return undefined;
	try {
		const { statusCode, body } = await request(`${url}/healthz`, { headersTimeout: 2_000 });
		await body.dump();
		return statusCode === 200 ? url : undefined;
	} catch {
		return undefined;
	}
}
