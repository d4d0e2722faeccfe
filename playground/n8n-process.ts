/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on Node, never inside n8n */
import { spawn, type ChildProcess } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { request } from 'undici';
import type { N8nInstallation } from './install-n8n';

const READY_TIMEOUT_MS = 180_000;
const READY_POLL_MS = 250;
const STOP_TIMEOUT_MS = 15_000;
const LOG_TAIL = 4_000;

export interface N8nProcess {
	/** What n8n has printed so far. */
	log(): string;
	/** Resolves when n8n has ended, by itself or by `stop`. */
	exited: Promise<void>;
	stop(): Promise<void>;
}

/** n8n and its task runner are one process group, so that none of them can stay behind. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
	if (child.pid === undefined) return;
	try {
		if (process.platform === 'win32') child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch {
		// The group has ended already.
	}
}

async function answersJson(url: string): Promise<boolean> {
	try {
		const { body, headers } = await request(`${url}/rest/settings`);
		await body.dump();
		return String(headers['content-type']).includes('application/json');
	} catch {
		return false;
	}
}

async function waitUntilReady(url: string, hasExited: () => boolean): Promise<string | undefined> {
	const deadline = Date.now() + READY_TIMEOUT_MS;
	while (!(await answersJson(url))) {
		if (hasExited()) return 'n8n ended while it was starting';
		if (Date.now() > deadline) return `n8n was not ready after ${READY_TIMEOUT_MS / 1000} s`;
		await sleep(READY_POLL_MS);
	}
	return undefined;
}

/** Starts n8n and resolves when its REST API answers. */
export async function startN8nProcess(options: {
	installation: N8nInstallation;
	environment: Record<string, string>;
	url: string;
	onOutput?: (text: string) => void;
}): Promise<N8nProcess> {
	const child = spawn(options.installation.node, [options.installation.n8nEntry, 'start'], {
		cwd: options.installation.directory,
		env: options.environment,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: process.platform !== 'win32',
	});
	let output = '';
	const keep = (chunk: Buffer) => {
		output += chunk.toString();
		options.onOutput?.(chunk.toString());
	};
	child.stdout.on('data', keep);
	child.stderr.on('data', keep);

	const killNow = () => signalGroup(child, 'SIGKILL');
	process.on('exit', killNow);
	let hasExited = false;
	const exited = new Promise<void>((resolve) => {
		const end = () => {
			hasExited = true;
			// A task runner that outlived n8n would otherwise stay.
			killNow();
			process.off('exit', killNow);
			resolve();
		};
		child.once('exit', end);
		child.once('error', end);
	});
	const stop = async () => {
		if (!hasExited) signalGroup(child, 'SIGTERM');
		const giveUp = setTimeout(killNow, STOP_TIMEOUT_MS);
		await exited;
		clearTimeout(giveUp);
	};

	const problem = await waitUntilReady(options.url, () => hasExited);
	if (problem !== undefined) {
		await stop();
		throw new Error(`${problem}. Its last output:\n${output.slice(-LOG_TAIL)}`);
	}
	return { log: () => output, exited, stop };
}
