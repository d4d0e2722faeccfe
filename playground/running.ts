/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { request } from 'undici';
import { PLAYGROUND_STATE } from './paths';

const ADDRESS_FILE = path.join(PLAYGROUND_STATE, 'running-at.txt');

/** Two n8n on one database would damage it. */
export function rememberRunning(url: string): void {
	writeFileSync(ADDRESS_FILE, url);
}

/** The address of this checkout's playground when it is up. */
export async function alreadyRunningAt(): Promise<string | undefined> {
	if (!existsSync(ADDRESS_FILE)) return undefined;
	const url = readFileSync(ADDRESS_FILE, 'utf8');
	try {
		const { statusCode, body } = await request(`${url}/healthz`, { headersTimeout: 2_000 });
		await body.dump();
		return statusCode === 200 ? url : undefined;
	} catch {
		return undefined;
	}
}
