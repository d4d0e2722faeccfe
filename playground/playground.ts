/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { createWriteStream, mkdirSync } from 'node:fs';
import path from 'node:path';
import { SIMULATOR_APP, startSimulator } from '../test/simulator';
import { installN8n, packPackage, provision, startN8n } from './launcher';
import { proxyEnvironment } from './n8n-environment';
import type { PlaygroundOptions, TenantData } from './options';
import { EXAMPLES } from './paths';
import { freePortFrom } from './ports';
import { forgetRunning, rememberRunning } from './running';
import { welcomeText } from './welcome';

export const CREDENTIAL = { name: 'Feishu (playground)', type: 'feishuDocsApi' };

export interface Playground {
	logFile: string;
	/** Resolves when n8n has ended, for whatever reason. */
	ended: Promise<void>;
}

interface StartContext {
	options: PlaygroundOptions;
	/** Keeps n8n's database, its log and the packed node. */
	stateFolder: string;
	/** The real app, or undefined for the simulated Feishu. */
	tenant: TenantData | undefined;
	print(line: string): void;
	/** Takes what has to be stopped in the end. */
	onStop(stop: () => Promise<void>): void;
}

async function takePort(context: StartContext, wanted: number, user: string): Promise<number> {
	const port = await freePortFrom(wanted);
	if (port !== wanted) context.print(`Port ${wanted} is taken; ${user} uses ${port}.`);
	return port;
}

async function startSimulatedFeishu(context: StartContext): Promise<string> {
	const port = await takePort(context, context.options.simulatorPort, 'the simulated Feishu');
	const simulator = await startSimulator({ port, linkBase: 'self' });
	context.onStop(() => simulator.close());
	return simulator.url;
}

/** Simulator, n8n with the built package, credential and examples; prints the way in. */
export async function startPlayground(context: StartContext): Promise<Playground> {
	const { options, stateFolder, tenant, print } = context;
	const installation = await installN8n({ onProgress: print });
	mkdirSync(stateFolder, { recursive: true });
	const packageDirectory = await packPackage(path.join(stateFolder, 'package'));
	const simulatorUrl = tenant === undefined ? await startSimulatedFeishu(context) : undefined;

	const port = await takePort(context, options.port, 'n8n');
	print('Starting n8n (10 to 40 s) …');
	const logFile = path.join(stateFolder, 'n8n.log');
	const log = createWriteStream(logFile);
	const n8n = await startN8n({
		installation,
		packageDirectory,
		userFolder: stateFolder,
		port,
		environment: tenant === undefined ? {} : proxyEnvironment(),
		onOutput: (text) => log.write(text),
	});
	rememberRunning(stateFolder, n8n.url);
	context.onStop(async () => {
		await n8n.stop();
		forgetRunning(stateFolder);
	});

	const data = tenant ?? { platform: 'custom', baseUrl: simulatorUrl, ...SIMULATOR_APP };
	const { workflows } = await provision(n8n, {
		credential: { ...CREDENTIAL, data: { ...data } },
		workflowsFolder: EXAMPLES,
		// In a real tenant nothing happens before its owner asks for it.
		activate: tenant === undefined,
	});
	const { url, email, password } = n8n;
	print(welcomeText({ url, email, password, simulatorUrl, workflows, logFile }));
	return { logFile, ended: n8n.exited };
}
