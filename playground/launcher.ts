import { anyFreePort } from './ports';
import { createN8nApi, signInAsOwner, type N8nApi } from './n8n-api';
import { n8nEnvironment } from './n8n-environment';
import { startN8nProcess, type N8nProcess } from './n8n-process';
import { placePackage } from './package-files';
import type { N8nInstallation } from './install-n8n';

export { installN8n, type N8nInstallation } from './install-n8n';
export { buildPackage, packPackage } from './package-files';
export { provision, type Provisioned, type ProvisionedWorkflow } from './provision';
export type { N8nApi } from './n8n-api';
export type { N8nProcess } from './n8n-process';

export interface RunningN8n extends N8nProcess {
	/** Without a slash at the end. */
	url: string;
	email: string;
	password: string;
	userFolder: string;
	/** Signed in as the owner. */
	api: N8nApi;
}

export interface StartOptions {
	installation: N8nInstallation;
	/** The unpacked npm tarball (see `packPackage`) to install as a community package. */
	packageDirectory?: string;
	/** Keeps n8n's database and encryption key; the same folder continues where it was. */
	userFolder: string;
	/** Any free one when not given. */
	port?: number;
	/** Added to, or instead of, what the launcher sets. */
	environment?: Record<string, string>;
	onOutput?: (text: string) => void;
	/** Called as soon as the process exists, long before n8n is ready. */
	onSpawn?: (processId: number) => void;
}

/** Starts n8n and signs in. */
export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	const { port, ...n8nProcess } = await start(options, ['start'], '/rest/settings');
	const url = `http://127.0.0.1:${port}`;
	const api = createN8nApi(url);
	let owner: { email: string; password: string } | undefined;
	try {
		owner = await signInAsOwner(api);
	} finally {
		if (owner === undefined) await n8nProcess.stop();
	}
	return { url, ...owner, userFolder: options.userFolder, api, ...n8nProcess };
}

/** Starts a worker of an n8n in queue mode; `environment` says which database, Redis and key it shares with it. */
export async function startN8nWorker(options: StartOptions): Promise<N8nProcess> {
	return await start(options, ['worker'], '/healthz/readiness');
}

async function start(
	options: StartOptions,
	command: string[],
	readyPath: string,
): Promise<N8nProcess & { port: number }> {
	const { installation, userFolder } = options;
	if (options.packageDirectory !== undefined) {
		placePackage(options.packageDirectory, userFolder, installation.directory);
	}
	const port = options.port ?? (await anyFreePort());
	const brokerPort = await anyFreePort(port);
	const n8nProcess = await startN8nProcess({
		installation,
		command,
		environment: n8nEnvironment(
			{ node: installation.node, userFolder, port, brokerPort },
			options.environment,
		),
		readyUrl: `http://127.0.0.1:${port}${readyPath}`,
		onOutput: options.onOutput,
		onSpawn: options.onSpawn,
	});
	return { port, ...n8nProcess };
}
