/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on Node, never inside n8n */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
	copyFileSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	renameSync,
} from 'node:fs';
import { rm } from 'node:fs/promises';
import path from 'node:path';
import { countInstalled, lockedPackages, runNpm } from './npm-runner.cjs';
import { CACHE } from './paths';
import { isAlive } from './processes';

/** What n8n 2.41 asks for in its `engines`. */
const NODE_MAJOR_FOR_N8N = 24;
/** The compiled packages n8n loads at start; everything else with an install script is never loaded here. */
const COMPILED_PACKAGES = ['sqlite3', 'isolated-vm'];
const LOCK_FOLDER = path.join(__dirname, 'n8n');

export interface N8nInstallation {
	/** Path of the Node binary that runs n8n. */
	node: string;
	/** Path of n8n's `bin/n8n`. */
	n8nEntry: string;
	directory: string;
}

type Report = (line: string) => void;

function installationFolder(): string {
	const lock = readFileSync(path.join(LOCK_FOLDER, 'package-lock.json'));
	const hash = createHash('sha256').update(lock).digest('hex').slice(0, 12);
	return path.join(CACHE, `n8n-${hash}`);
}

function runs(node: string): boolean {
	try {
		const version = execFileSync(node, ['--version'], { encoding: 'utf8', stdio: 'pipe' });
		return Number(version.slice(1).split('.')[0]) >= NODE_MAJOR_FOR_N8N;
	} catch {
		return false;
	}
}

/** The Node that npm delivered for this platform (npm skips the others), else the current one if it is new enough. */
function findNode(directory: string): string {
	const manifest = readFileSync(path.join(LOCK_FOLDER, 'package.json'), 'utf8');
	const { optionalDependencies } = JSON.parse(manifest) as {
		optionalDependencies: Record<string, string>;
	};
	const delivered = Object.keys(optionalDependencies)
		.flatMap((name) => ['bin/node', 'bin/node.exe'].map((file) => path.join(name, file)))
		.map((file) => path.join(directory, 'node_modules', file))
		.find((file) => existsSync(file) && runs(file));
	if (delivered) return delivered;
	if (runs(process.execPath)) return process.execPath;
	throw new Error(
		`n8n needs Node ${NODE_MAJOR_FOR_N8N}, and npm has none for ${process.platform} ${process.arch}. ` +
			`Install Node ${NODE_MAJOR_FOR_N8N} or newer and run this again with it.`,
	);
}

function describe(directory: string): N8nInstallation {
	const n8nEntry = path.join(directory, 'node_modules', 'n8n', 'bin', 'n8n');
	return { node: findNode(directory), n8nEntry, directory };
}

/** Removes what interrupted installs left; the name ends with the process that was at it. */
async function removeAbandoned(): Promise<void> {
	for (const name of readdirSync(CACHE)) {
		const owner = /^n8n-[0-9a-f]{12}\.partial-(\d+)$/.exec(name)?.[1];
		if (owner !== undefined && !isAlive(Number(owner))) {
			await rm(path.join(CACHE, name), { recursive: true, force: true });
		}
	}
}

async function download(directory: string, report: Report): Promise<void> {
	const packages = lockedPackages(directory);
	report(`Installing n8n (${packages.length} packages, about 3 GB, once; 3 to 10 minutes) …`);
	await runNpm({
		// The install scripts need the newer Node, so they run in the next step.
		npmArguments: [
			'ci',
			'--ignore-scripts',
			'--engine-strict=false',
			'--no-audit',
			'--no-fund',
			'--loglevel=error',
		],
		directory,
		onProgress: (elapsedSeconds) => {
			const count = countInstalled(directory, packages);
			const done = count === 0 ? 'reading the registry' : `${count} of ${packages.length} packages`;
			report(`  ${done}, ${elapsedSeconds} s`);
		},
	});
}

async function compile(directory: string, report: Report): Promise<void> {
	const { node } = describe(directory);
	const nodeFolder = path.dirname(node);
	const headers = path.dirname(nodeFolder);
	const hasHeaders = existsSync(path.join(headers, 'include', 'node', 'node.h'));
	report(`Preparing ${COMPILED_PACKAGES.join(' and ')} (downloaded or compiled) …`);
	await runNpm({
		npmArguments: [
			'rebuild',
			...COMPILED_PACKAGES,
			'--ignore-scripts=false',
			'--yes',
			'--loglevel=error',
			...(hasHeaders ? [`--nodedir=${headers}`] : []),
		],
		directory,
		node,
		environment: { PATH: [nodeFolder, process.env.PATH ?? ''].join(path.delimiter) },
		onProgress: (elapsedSeconds) => report(`  ${elapsedSeconds} s`),
	});
	const loadAll = COMPILED_PACKAGES.map((name) => `require('${name}')`).join(';');
	execFileSync(node, ['-e', loadAll], { cwd: directory, stdio: 'pipe' });
}

/**
 * Installs the n8n that playground/n8n/package-lock.json pins into .cache/, once. A half-finished install is never
 * taken for a finished one: it has another name until it is complete.
 */
export async function installN8n(
	options: { onProgress?: (line: string) => void } = {},
): Promise<N8nInstallation> {
	const finished = installationFolder();
	if (existsSync(finished)) return describe(finished);
	const report = options.onProgress ?? (() => undefined);
	const startedAt = Date.now();
	mkdirSync(CACHE, { recursive: true });
	await removeAbandoned();
	const partial = `${finished}.partial-${process.pid}`;
	mkdirSync(partial, { recursive: true });
	for (const file of ['package.json', 'package-lock.json']) {
		copyFileSync(path.join(LOCK_FOLDER, file), path.join(partial, file));
	}
	await download(partial, report);
	await compile(partial, report);
	if (existsSync(finished)) await rm(partial, { recursive: true, force: true });
	else renameSync(partial, finished);
	report(`  n8n installed in ${Math.round((Date.now() - startedAt) / 1000)} s`);
	return describe(finished);
}
