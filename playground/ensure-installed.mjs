/**
 * Installs the project's own packages (`npm ci`) when they are missing or do not match package-lock.json; silent and
 * quick otherwise. Plain Node without dependencies: it runs before there are any.
 */
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import npmRunner from './npm-runner.cjs';

const { countInstalled, lockedPackages, runNpm } = npmRunner;
const repository = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const stampFile = path.join(repository, 'node_modules', '.installed-lock');

function lockHash() {
	const lock = readFileSync(path.join(repository, 'package-lock.json'));
	return createHash('sha256').update(lock).digest('hex');
}

/** npm's own record of what it installed has every locked package: an install by hand counts too. */
function installedMatchesLock(packages) {
	const record = path.join(repository, 'node_modules', '.package-lock.json');
	if (!existsSync(record)) return false;
	const installed = JSON.parse(readFileSync(record, 'utf8')).packages ?? {};
	return packages.every(({ place, version, optional }) =>
		installed[place] ? installed[place].version === version : optional,
	);
}

export async function ensureInstalled() {
	const hash = lockHash();
	if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === hash) return;
	const packages = lockedPackages(repository);
	if (!installedMatchesLock(packages)) {
		const startedAt = Date.now();
		console.log(`Installing the project's ${packages.length} packages (npm ci) …`);
		await runNpm({
			npmArguments: ['ci', '--include=dev', '--no-audit', '--no-fund', '--loglevel=error'],
			directory: repository,
			onProgress: (elapsedSeconds) =>
				console.log(
					`  ${countInstalled(repository, packages)} of ${packages.length} packages, ${elapsedSeconds} s`,
				),
		});
		console.log(`  installed in ${Math.round((Date.now() - startedAt) / 1000)} s`);
	}
	writeFileSync(stampFile, hash);
}

const isMainScript =
	process.argv[1] && realpathSync(process.argv[1]) === fileURLToPath(import.meta.url);
if (isMainScript) {
	ensureInstalled().catch((error) => {
		console.error(error.message);
		process.exitCode = 1;
	});
}
