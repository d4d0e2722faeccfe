/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on Node, never inside n8n */
import { execFile, execFileSync, spawn } from 'node:child_process';
import { accessSync, chownSync, constants, existsSync, mkdirSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';

import { anyFreePort } from '../../playground/ports';
import type { Reaper } from './reaper';

const run = promisify(execFile);

const POSTGRES_VERSIONS = '/usr/lib/postgresql';
const POSTGRES_USER = 'n8n';
const READY_TIMEOUT_MS = 30_000;
const READY_POLL_MS = 100;

/** How n8n reaches the two. */
export type ServiceEnvironment = Record<string, string>;

interface Binaries {
	redisServer: string;
	redisCli: string;
	/** Holds initdb, postgres and pg_isready. */
	postgresFolder: string;
}

/**
 * Redis and PostgreSQL from Debian's packages (installed when missing), as processes of this test: nothing on disk
 * survives, nothing listens beyond this machine.
 */
export async function startServices(folder: string, reaper: Reaper): Promise<ServiceEnvironment> {
	const binaries = await ensureBinaries();
	const [redis, postgres] = await Promise.all([
		startRedis(binaries, reaper),
		startPostgres(binaries.postgresFolder, folder, reaper),
	]);
	return { ...redis, ...postgres };
}

async function ensureBinaries(): Promise<Binaries> {
	const before = findBinaries();
	if (typeof before !== 'string') return before;
	process.stderr.write(`${before} missing: installing with apt-get\n`);
	const refusal = await run('sh', [path.join(__dirname, 'install-services.sh')]).then(
		() => undefined,
		({ stderr }: { stderr: string }) => stderr.trim().split('\n').slice(-3).join(' '),
	);
	const after = findBinaries();
	if (typeof after !== 'string') return after;
	throw new Error(
		`The test of n8n in queue mode needs Redis and PostgreSQL (Debian's packages redis-server and postgresql). ` +
			`Missing: ${after}. They could not be installed: ${refusal ?? 'the packages do not hold them'}.`,
	);
}

/** Or the names of what is missing. */
function findBinaries(): Binaries | string {
	const redisServer = onPath('redis-server');
	const redisCli = onPath('redis-cli');
	const postgresFolder = newestPostgres() ?? folderOf(onPath('initdb'));
	if (redisServer !== undefined && redisCli !== undefined && postgresFolder !== undefined) {
		return { redisServer, redisCli, postgresFolder };
	}
	const missing = {
		'redis-server': redisServer,
		'redis-cli': redisCli,
		postgresql: postgresFolder,
	};
	return Object.entries(missing)
		.filter(([, found]) => found === undefined)
		.map(([name]) => name)
		.join(', ');
}

function onPath(name: string): string | undefined {
	return [...(process.env.PATH ?? '').split(path.delimiter), '/usr/bin', '/usr/local/bin']
		.map((folder) => path.join(folder, name))
		.find(isExecutable);
}

const folderOf = (file: string | undefined) =>
	file === undefined ? undefined : path.dirname(file);

/** Debian keeps the server's programs outside the PATH. */
function newestPostgres(): string | undefined {
	if (!existsSync(POSTGRES_VERSIONS)) return undefined;
	return readdirSync(POSTGRES_VERSIONS)
		.sort((a, b) => Number(b) - Number(a))
		.map((version) => path.join(POSTGRES_VERSIONS, version, 'bin'))
		.find((folder) => isExecutable(path.join(folder, 'initdb')));
}

function isExecutable(file: string): boolean {
	try {
		accessSync(file, constants.X_OK);
		return true;
	} catch {
		return false;
	}
}

async function startRedis({ redisServer, redisCli }: Binaries, reaper: Reaper) {
	const port = String(await anyFreePort());
	const settings = ['--port', port, '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
	const hasEnded = startServer(redisServer, settings, reaper);
	await untilReady('Redis', hasEnded, async () => {
		const { stdout } = await run(redisCli, ['-p', port, 'ping']);
		return stdout.trim() === 'PONG';
	});
	return { QUEUE_BULL_REDIS_HOST: '127.0.0.1', QUEUE_BULL_REDIS_PORT: port };
}

/** On a socket in the folder, without a port; durability is given up for speed. */
async function startPostgres(binaries: string, folder: string, reaper: Reaper) {
	const home = path.join(folder, 'postgres');
	const data = path.join(home, 'data');
	const owner = unprivilegedUser();
	mkdirSync(home, { mode: 0o700 });
	if (owner !== undefined) chownSync(home, owner.uid, owner.gid);
	await run(
		path.join(binaries, 'initdb'),
		['-D', data, '-U', POSTGRES_USER, '--auth=trust', '--no-sync', '-E', 'UTF8', '--locale=C'],
		{ ...owner, cwd: home },
	);
	const settings = {
		listen_addresses: '',
		unix_socket_directories: home,
		fsync: 'off',
		synchronous_commit: 'off',
		full_page_writes: 'off',
		// Shared memory in /dev/shm would stay behind after SIGKILL.
		dynamic_shared_memory_type: 'mmap',
	};
	const options = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
	const hasEnded = startServer(path.join(binaries, 'postgres'), ['-D', data, ...options], reaper, {
		...owner,
		cwd: home,
	});
	await untilReady('PostgreSQL', hasEnded, async () => {
		await run(path.join(binaries, 'pg_isready'), ['-h', home, '-U', POSTGRES_USER]);
		return true;
	});
	return {
		DB_TYPE: 'postgresdb',
		DB_POSTGRESDB_HOST: home,
		DB_POSTGRESDB_USER: POSTGRES_USER,
		DB_POSTGRESDB_DATABASE: 'postgres',
	};
}

/** PostgreSQL refuses to run as root. */
function unprivilegedUser(): { uid: number; gid: number } | undefined {
	if (process.getuid?.() !== 0) return undefined;
	const idOf = (flag: string, user: string) =>
		Number(execFileSync('id', [flag, user], { encoding: 'utf8' }));
	const user = ['postgres', 'nobody'].find((name) => exists(name));
	if (user === undefined)
		throw new Error('There is no user postgres or nobody to run PostgreSQL as.');
	return { uid: idOf('-u', user), gid: idOf('-g', user) };
}

function exists(user: string): boolean {
	try {
		execFileSync('id', [user], { stdio: 'ignore' });
		return true;
	} catch {
		return false;
	}
}

/** @returns whether it has ended, with its last words */
function startServer(
	program: string,
	programArguments: string[],
	reaper: Reaper,
	options: { uid?: number; gid?: number; cwd?: string } = {},
): () => string | undefined {
	const child = spawn(program, programArguments, {
		...options,
		stdio: ['ignore', 'pipe', 'pipe'],
		detached: true,
	});
	if (child.pid !== undefined) reaper.watch(child.pid);
	let output = '';
	const keepTail = (chunk: Buffer) => {
		output = (output + chunk.toString()).slice(-2000);
	};
	child.stdout.on('data', keepTail);
	child.stderr.on('data', keepTail);
	let ended: string | undefined;
	child.once('error', ({ message }) => (ended = message));
	child.once('exit', () => (ended ??= output));
	return () => ended;
}

async function untilReady(
	name: string,
	hasEnded: () => string | undefined,
	isReady: () => Promise<boolean>,
): Promise<void> {
	const deadline = Date.now() + READY_TIMEOUT_MS;
	for (;;) {
		const lastWords = hasEnded();
		if (lastWords !== undefined)
			throw new Error(`${name} ended while it was starting: ${lastWords}`);
		if (await isReady().catch(() => false)) return;
		if (Date.now() > deadline) {
			throw new Error(`${name} was not ready after ${READY_TIMEOUT_MS / 1000} s`);
		}
		await sleep(READY_POLL_MS);
	}
}
