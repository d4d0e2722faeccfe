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
	/** Ends it as a power cut would: it has no chance to finish or to report anything. */
	kill(): Promise<void>;
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
		const { body, headers, statusCode } = await request(url);
		await body.dump();
		return statusCode === 200 && String(headers['content-type']).includes('application/json');
	} catch {
		return false;
	}
}

async function waitUntilReady(
	readyUrl: string,
	hasExited: () => boolean,
): Promise<string | undefined> {
	const deadline = Date.now() + READY_TIMEOUT_MS;
	while (!(await answersJson(readyUrl))) {
		if (hasExited()) return 'n8n ended while it was starting';
		if (Date.now() > deadline) return `n8n was not ready after ${READY_TIMEOUT_MS / 1000} s`;
		await sleep(READY_POLL_MS);
	}
	return undefined;
}

export interface N8nProcessOptions {
	installation: N8nInstallation;
	/** What n8n is to do: `['start']`, `['worker']`. */
	command: string[];
	environment: Record<string, string>;
	/** Answers 200 with JSON once n8n is ready. */
	readyUrl: string;
	onOutput?: (text: string) => void;
	/** Long before it is ready: whoever must be able to end it needs to know it. */
	onSpawn?: (processId: number) => void;
}

/** Starts n8n and resolves when it is ready. */
export async function startN8nProcess(options: N8nProcessOptions): Promise<N8nProcess> {
	const { node, n8nEntry } = options.installation;
	const child = spawn(node, [n8nEntry, ...options.command], {
		cwd: options.installation.directory,
		env: options.environment,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: process.platform !== 'win32',
	});
	if (child.pid !== undefined) options.onSpawn?.(child.pid);
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

	const kill = async () => {
		killNow();
		await exited;
	};

	const problem = await waitUntilReady(options.readyUrl, () => hasExited);
	if (problem !== undefined) {
		await stop();
		throw new Error(`${problem}. Its last output:\n${output.slice(-LOG_TAIL)}`);
	}
	return { log: () => output, exited, stop, kill };
}
