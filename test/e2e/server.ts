/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
	buildPackage,
	installN8n,
	packPackage,
	provision,
	startN8n,
	type ProvisionedWorkflow,
	type RunningN8n,
} from '../../playground/launcher';
import { EXAMPLES } from '../../playground/paths';
import { SIMULATOR_APP, startSimulator, type Simulator } from '../simulator';
import { expectNothingDisclosed } from './disclosureCheck';

export const CREDENTIAL_NAME = 'Feishu (end to end)';

/** The real n8n with the packed node, beside a simulated Feishu, as `npm start` sets them up. */
export interface Server {
	n8n: RunningN8n;
	simulator: Simulator;
	credentialId: string;
	/** An example, by its file's name without the ending. */
	example(name: string): ProvisionedWorkflow;
	/** @throws when n8n has printed or stored a secret or a token */
	stop(): Promise<void>;
}

/** Everything that n8n has to say, with all that it says it about. */
const TALKATIVE = { N8N_LOG_LEVEL: 'debug', N8N_LOG_FORMAT: 'json' };

export async function startServer(): Promise<Server> {
	const folder = mkdtempSync(path.join(tmpdir(), 'feishu-docs-e2e-'));
	const installation = await installN8n({
		onProgress: (line) => process.stderr.write(`${line}\n`),
	});
	await buildPackage();
	const packageDirectory = await packPackage(path.join(folder, 'package'));
	const simulator = await startSimulator({ linkBase: 'self' });
	const userFolder = path.join(folder, 'user');
	const n8n = await startN8n({
		installation,
		packageDirectory,
		userFolder,
		environment: TALKATIVE,
	});
	const { credentialId, workflows } = await provision(n8n, {
		credential: {
			name: CREDENTIAL_NAME,
			type: 'feishuDocsApi',
			data: { platform: 'custom', baseUrl: simulator.url, ...SIMULATOR_APP },
		},
		workflowsFolder: EXAMPLES,
		activate: true,
	});
	return {
		n8n,
		simulator,
		credentialId,
		example: (name) => {
			const found = workflows.find(({ file }) => file === `${name}.json`);
			if (found === undefined) throw new Error(`There is no example ${name}`);
			return found;
		},
		stop: async () => {
			await n8n.stop();
			await simulator.close();
			const secrets = [SIMULATOR_APP.appSecret, ...simulator.world.issuedTokens];
			try {
				expectNothingDisclosed(n8n.log(), userFolder, secrets);
			} finally {
				rmSync(folder, { recursive: true, force: true });
			}
		},
	};
}
