/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- runs on Node, never inside n8n */
import { execFileSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import path from 'node:path';
import { runNpm } from './npm-runner.cjs';
import { PACKAGE_NAME, REPOSITORY } from './paths';

interface PackReport {
	filename: string;
}

/** `npm run build`. */
export async function buildPackage(): Promise<void> {
	await runNpm({ npmArguments: ['run', 'build'], directory: REPOSITORY });
}

/**
 * `npm pack` of the built repository, unpacked into `targetDirectory`: exactly the files npm would deliver.
 * Returns the folder that holds its package.json.
 */
export async function packPackage(targetDirectory: string): Promise<string> {
	if (!existsSync(path.join(REPOSITORY, 'dist'))) {
		throw new Error('There is no dist folder; run `npm run build` first.');
	}
	rmSync(targetDirectory, { recursive: true, force: true });
	mkdirSync(targetDirectory, { recursive: true });
	const report = await runNpm({
		npmArguments: [
			'pack',
			'--json',
			'--ignore-scripts',
			'--loglevel=error',
			`--pack-destination=${targetDirectory}`,
		],
		directory: REPOSITORY,
	});
	const [packed] = JSON.parse(report) as PackReport[];
	if (packed === undefined) throw new Error(`npm pack reported no file: ${report}`);
	execFileSync('tar', ['-xzf', packed.filename], { cwd: targetDirectory, stdio: 'pipe' });
	return path.join(targetDirectory, 'package');
}

/** Whether Node would find a package of this name in the folder or above it. */
function findsAbove(folder: string, name: string): boolean {
	if (existsSync(path.join(folder, 'node_modules', name))) return true;
	const parent = path.dirname(folder);
	return parent !== folder && findsAbove(parent, name);
}

/**
 * Puts the package where n8n keeps community packages, as real files: a link to the repository would make Node resolve
 * the repository's own n8n-workflow instead of n8n's. A user folder inside the repository has the same problem, so
 * there n8n's copy is put in between.
 */
export function placePackage(
	packageDirectory: string,
	userFolder: string,
	n8nDirectory: string,
): void {
	const manifest = readFileSync(path.join(packageDirectory, 'package.json'), 'utf8');
	const { name } = JSON.parse(manifest) as { name: string };
	if (name !== PACKAGE_NAME) throw new Error(`${packageDirectory} holds ${name}`);
	const packages = path.join(userFolder, '.n8n', 'nodes', 'node_modules');
	rmSync(path.join(packages, name), { recursive: true, force: true });
	cpSync(packageDirectory, path.join(packages, name), { recursive: true });

	const workflowLink = path.join(packages, 'n8n-workflow');
	rmSync(workflowLink, { recursive: true, force: true });
	if (findsAbove(userFolder, 'n8n-workflow')) {
		const target = path.join(n8nDirectory, 'node_modules', 'n8n-workflow');
		symlinkSync(target, workflowLink, 'junction');
	}
}
