import { anyFreePort } from './ports';
import { createN8nApi, signInAsOwner, type N8nApi } from './n8n-api';
import { n8nEnvironment } from './n8n-environment';
import { startN8nProcess } from './n8n-process';
import { placePackage } from './package-files';
import type { N8nInstallation } from './install-n8n';

export { installN8n, type N8nInstallation } from './install-n8n';
export { buildPackage, packPackage } from './package-files';
export { provision, type Provisioned, type ProvisionedWorkflow } from './provision';
export type { N8nApi } from './n8n-api';

export interface RunningN8n {
	/** Without a slash at the end. */
	url: string;
	email: string;
	password: string;
	userFolder: string;
	/** Signed in as the owner. */
	api: N8nApi;
	/** What n8n has printed so far. */
	log(): string;
	/** Resolves when n8n has ended, by itself or by `stop`. */
	exited: Promise<void>;
	stop(): Promise<void>;
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
}

/** Starts n8n and signs in. */
export async function startN8n(options: StartOptions): Promise<RunningN8n> {
	const { installation, userFolder } = options;
	if (options.packageDirectory !== undefined) {
		placePackage(options.packageDirectory, userFolder, installation.directory);
	}
	const port = options.port ?? (await anyFreePort());
	const brokerPort = await anyFreePort(port);
	const url = `http://127.0.0.1:${port}`;
	const n8nProcess = await startN8nProcess({
		installation,
		environment: n8nEnvironment(
			{ node: installation.node, userFolder, port, brokerPort },
			options.environment,
		),
		url,
		onOutput: options.onOutput,
	});
	const api = createN8nApi(url);
	let owner: { email: string; password: string } | undefined;
	try {
		owner = await signInAsOwner(api);
	} finally {
		if (owner === undefined) await n8nProcess.stop();
	}
	return { url, ...owner, userFolder, api, ...n8nProcess };
}
