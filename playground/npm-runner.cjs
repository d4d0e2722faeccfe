/**
 * Runs npm quietly, with a progress line every few seconds. Plain CommonJS without dependencies, because it is needed
 * both before the project's packages are installed (ensure-installed.mjs) and inside TypeScript under tsx and jest.
 */
'use strict';

const { spawn, execFileSync } = require('node:child_process');
const { existsSync, readFileSync, realpathSync } = require('node:fs');
const path = require('node:path');

const PROGRESS_INTERVAL_MS = 5_000;
const OUTPUT_KEPT_ON_FAILURE = 6_000;

/** The JavaScript file behind the `npm` command, so that any Node can execute it without a shell. */
function findNpmCli() {
	const fromNpm = process.env.npm_execpath;
	if (fromNpm && path.basename(fromNpm) === 'npm-cli.js' && existsSync(fromNpm)) return fromNpm;
	const nodeFolder = path.dirname(realpathSync(process.execPath));
	const beside = [
		path.join(nodeFolder, '..', 'lib', 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		path.join(nodeFolder, 'node_modules', 'npm', 'bin', 'npm-cli.js'),
		'/usr/share/nodejs/npm/bin/npm-cli.js',
	].find((candidate) => existsSync(candidate));
	if (beside) return beside;
	for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
		const candidate = path.join(folder, 'npm');
		if (process.platform === 'win32' || !existsSync(candidate)) continue;
		const resolved = realpathSync(candidate);
		if (path.basename(resolved) === 'npm-cli.js') return resolved;
	}
	const globalFolder = execFileSync('npm', ['root', '-g'], { encoding: 'utf8' }).trim();
	return path.join(globalFolder, 'npm', 'bin', 'npm-cli.js');
}

/** The caller's environment without what npm, jest or a debugger put there for the caller alone. */
function environmentForNpm(additions = {}) {
	const kept = Object.entries(process.env).filter(
		([name]) =>
			!/^(NODE_OPTIONS|NODE_ENV|NODE_CHANNEL_.*|JEST_.*|npm_(lifecycle|package)_.*)$/.test(name),
	);
	return { ...Object.fromEntries(kept), ...additions };
}

/** The paths below `directory` that its package-lock.json wants on this platform. */
function lockedPackages(directory) {
	const { packages } = JSON.parse(readFileSync(path.join(directory, 'package-lock.json'), 'utf8'));
	const fits = (wanted, actual) =>
		!wanted || (wanted.includes(actual) && !wanted.includes(`!${actual}`));
	return Object.entries(packages)
		.filter(
			([place, entry]) =>
				place && fits(entry.os, process.platform) && fits(entry.cpu, process.arch),
		)
		.map(([place, entry]) => ({
			place,
			version: entry.version,
			optional: Boolean(entry.optional),
		}));
}

function countInstalled(directory, packages) {
	return packages.filter(({ place }) => existsSync(path.join(directory, place, 'package.json')))
		.length;
}

/** Ends the process and everything it started; each command runs as a process group of its own. */
function endGroup(child, signal) {
	if (!child.pid || child.exitCode !== null || child.signalCode !== null) return;
	try {
		if (process.platform === 'win32') child.kill(signal);
		else process.kill(-child.pid, signal);
	} catch {
		// Gone already.
	}
}

/**
 * Runs `npm <npmArguments>` in `directory`; resolves with its standard output, rejects with the end of what it printed.
 * A signal that ends this process ends npm and its compilers too.
 */
function runNpm({ npmArguments, directory, node = process.execPath, environment, onProgress }) {
	return new Promise((resolve, reject) => {
		const startedAt = Date.now();
		const child = spawn(node, [findNpmCli(), ...npmArguments], {
			cwd: directory,
			env: environmentForNpm(environment),
			stdio: ['ignore', 'pipe', 'pipe'],
			detached: process.platform !== 'win32',
		});
		let standardOutput = '';
		let everything = '';
		child.stdout.on('data', (chunk) => {
			standardOutput += chunk;
			everything = (everything + chunk).slice(-OUTPUT_KEPT_ON_FAILURE);
		});
		child.stderr.on('data', (chunk) => {
			everything = (everything + chunk).slice(-OUTPUT_KEPT_ON_FAILURE);
		});
		const timer = setInterval(
			() => onProgress?.(Math.round((Date.now() - startedAt) / 1000)),
			PROGRESS_INTERVAL_MS,
		);
		const stopOnSignal = (signal) => {
			endGroup(child, 'SIGTERM');
			process.exit(signal === 'SIGINT' ? 130 : 143);
		};
		const stopOnExit = () => endGroup(child, 'SIGKILL');
		process.on('SIGINT', stopOnSignal).on('SIGTERM', stopOnSignal).on('exit', stopOnExit);
		const settle = () => {
			clearInterval(timer);
			process.off('SIGINT', stopOnSignal).off('SIGTERM', stopOnSignal).off('exit', stopOnExit);
		};
		child.once('error', (error) => {
			settle();
			reject(error);
		});
		child.once('close', (code) => {
			settle();
			if (code === 0) resolve(standardOutput);
			else
				reject(new Error(`npm ${npmArguments.join(' ')} failed (${code}):\n${everything.trim()}`));
		});
	});
}

module.exports = { countInstalled, lockedPackages, runNpm };
