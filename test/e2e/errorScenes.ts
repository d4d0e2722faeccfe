import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { N8nApi } from '../../playground/launcher';
import { SEED, SIMULATOR_APP } from '../simulator';
import { locator } from '../support/simulation';
import { CREDENTIAL_NAME, type Server } from './server';

/** What differs from the app of the simulator. */
export interface CredentialOfApp {
	name: string;
	appId?: string;
	appSecret?: string;
	/** For an app of its own. */
	scopes?: string[];
}

interface Credential {
	id: string;
	name: string;
}

/** The server's own credential, or a new one that differs from it. */
export async function saveCredential(
	{ n8n, simulator, credentialId }: Server,
	differing?: CredentialOfApp,
): Promise<Credential> {
	if (differing === undefined) return { id: credentialId, name: CREDENTIAL_NAME };
	const { name, scopes, ...fields } = differing;
	const app = { ...SIMULATOR_APP, ...fields };
	if (scopes !== undefined) simulator.world.addApp({ ...app, scopes });
	const data = { platform: 'custom', baseUrl: simulator.url, ...app };
	const { id } = await n8n.api.post<Credential>('/credentials', {
		name,
		type: 'feishuDocsApi',
		data,
	});
	return { id, name };
}

const start = (pinned: IDataObject[]) => ({
	node: {
		id: 'start',
		name: 'Start',
		type: 'n8n-nodes-base.manualTrigger',
		typeVersion: 1,
		position: [0, 0],
		parameters: {},
	},
	pinData: { Start: pinned.map((json) => ({ json })) },
});

const feishuDocs = (parameters: INodeParameters, credential: Credential) => ({
	id: 'feishu',
	name: 'Feishu Docs',
	type: 'n8n-nodes-feishu-docs.feishuDocs',
	typeVersion: 1,
	position: [240, 0],
	parameters,
	credentials: { feishuDocsApi: credential },
});

const doNothing = (name: string, y: number) => ({
	id: name,
	name,
	type: 'n8n-nodes-base.noOp',
	typeVersion: 1,
	position: [480, y],
	parameters: {},
});

const to = (name: string) => [{ node: name, type: 'main', index: 0 }];

/** A trigger and the node. */
export async function failingWorkflow(
	api: N8nApi,
	parameters: INodeParameters,
	credential: Credential,
): Promise<string> {
	const { node } = start([]);
	const { id } = await api.post<{ id: string }>('/workflows', {
		name: 'Says what is wrong',
		nodes: [node, feishuDocs(parameters, credential)],
		connections: { Start: { main: [to('Feishu Docs')] } },
		settings: { executionOrder: 'v1' },
	});
	return id;
}

/** Copies a file into the folder of each item, and sends on what failed by the error output. */
export async function twoOutputs(
	api: N8nApi,
	credential: Credential,
	items: Array<{ folder: string }>,
): Promise<string> {
	const { node, pinData } = start(items.map((item) => ({ ...item })));
	const parameters: INodeParameters = {
		resource: 'driveFile',
		operation: 'copy',
		file: locator(`https://example.feishu.cn/file/${SEED.files.nda}`),
		folder: locator('={{ $json.folder }}', 'id'),
		name: '=NDA {{ $itemIndex }}',
	};
	const { id } = await api.post<{ id: string }>('/workflows', {
		name: 'Two outputs',
		nodes: [
			node,
			{ ...feishuDocs(parameters, credential), onError: 'continueErrorOutput' },
			doNothing('Copied', -100),
			doNothing('Failed', 100),
		],
		connections: {
			Start: { main: [to('Feishu Docs')] },
			'Feishu Docs': { main: [to('Copied'), to('Failed')] },
		},
		pinData,
		settings: { executionOrder: 'v1' },
	});
	return id;
}
