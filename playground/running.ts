/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { request } from 'undici';
import { isAlive } from './processes';
import { PLAYGROUND_STATE } from './paths';

const FILE = path.join(PLAYGROUND_STATE, 'running.json');

interface Running {
	processId: number;
	url: string;
}

/** Two n8n on one database would damage it. */
export function rememberRunning(url: string): void {
	const running: Running = { processId: process.pid, url };
	writeFileSync(FILE, JSON.stringify(running));
}

export function forgetRunning(): void {
	rmSync(FILE, { force: true });
}

/** The address of this checkout's playground when it is up. */
export async function alreadyRunningAt(): Promise<string | undefined> {
	if (!existsSync(FILE)) return undefined;
	const { processId, url } = JSON.parse(readFileSync(FILE, 'utf8')) as Running;
	if (!isAlive(processId)) return undefined;
	try {
		const { statusCode, body } = await request(`${url}/healthz`, { headersTimeout: 2_000 });
		await body.dump();
		return statusCode === 200 ? url : undefined;
	} catch {
		return undefined;
	}
}
