/**
 * `npm start`: the project's packages, a build of the node, then main.ts, which does the rest.
 * Plain Node without dependencies, so that it can say what is missing.
 */
import { spawn } from 'node:child_process';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureInstalled } from './ensure-installed.mjs';
import npmRunner from './npm-runner.cjs';

const MINIMUM_NODE = [20, 18];
const PARENT_CHECK_MS = 500;
const folder = path.dirname(fileURLToPath(import.meta.url));
const repository = path.dirname(folder);

function nodeIsNewEnough() {
	const [major, minor] = process.versions.node.split('.').map(Number);
	return major > MINIMUM_NODE[0] || (major === MINIMUM_NODE[0] && minor >= MINIMUM_NODE[1]);
}

async function build() {
	const startedAt = Date.now();
	console.log('Building the node …');
	await npmRunner.runNpm({ npmArguments: ['run', 'build'], directory: repository });
	console.log(`  built in ${Math.round((Date.now() - startedAt) / 1000)} s`);
}

/** npm runs scripts through a shell that keeps a signal for itself: then this process is left without a parent. */
function endWithParent(child) {
	const parent = process.ppid;
	const timer = setInterval(() => {
		if (process.ppid === parent) return;
		clearInterval(timer);
		child.kill('SIGTERM');
	}, PARENT_CHECK_MS);
	timer.unref();
}

/** Resolves with the exit code of main.ts. The IPC channel tells it when this process is killed. */
function runMain() {
	return new Promise((resolve) => {
		const main = path.join(folder, 'main.ts');
		const child = spawn(process.execPath, ['--import', 'tsx', main, ...process.argv.slice(2)], {
			cwd: repository,
			stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
		});
		for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
			process.on(signal, () => child.kill(signal));
		}
		endWithParent(child);
		child.once('exit', (code) => resolve(code ?? 1));
	});
}

async function start() {
	if (!nodeIsNewEnough()) {
		console.error(
			`The playground needs Node ${MINIMUM_NODE.join('.')} or newer; this is ${process.version}.`,
		);
		return 1;
	}
	await ensureInstalled();
	await build();
	return await runMain();
}

start().then(
	(exitCode) => process.exit(exitCode),
	(error) => {
		console.error(error.message);
		process.exit(1);
	},
);
