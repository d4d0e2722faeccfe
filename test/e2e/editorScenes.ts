import type { Locator } from 'playwright-core';

import type { N8nApi } from '../../playground/launcher';
import type { Editor } from './editor';

/** Keeps a picture of a part of the screen, whatever lies over it; the tests take none. */
export type TakePicture = (name: string, shown: Locator) => Promise<void>;

export interface Scene {
	editor: Editor;
	takePicture: TakePicture;
}

const NODE = 'Feishu Docs';

const DEEP_PAGE = 'Templates / … / Risks / Mitigation Plans / Supplier Delay';

/** A workflow with a node in which nothing is filled in but the credential. */
export async function createWorkflow(
	api: N8nApi,
	credential: { id: string; name: string },
): Promise<string> {
	const { id } = await api.post<{ id: string }>('/workflows', {
		name: 'Filled in by hand',
		nodes: [
			{
				id: 'start',
				name: 'Start',
				type: 'n8n-nodes-base.manualTrigger',
				typeVersion: 1,
				position: [0, 0],
				parameters: {},
			},
			{
				id: 'feishu',
				name: NODE,
				type: 'n8n-nodes-feishu-docs.feishuDocs',
				typeVersion: 1,
				position: [240, 0],
				parameters: {},
				credentials: { feishuDocsApi: credential },
			},
		],
		connections: { Start: { main: [[{ node: NODE, type: 'main', index: 0 }]] } },
		settings: { executionOrder: 'v1' },
	});
	return id;
}

/** Chooses a page on the fifth level of a space and the page that gets its copy, and runs the node. */
export async function copyPage({ editor, takePicture }: Scene, workflowId: string): Promise<void> {
	await editor.openWorkflow(workflowId);
	await editor.openNode(NODE);
	await editor.select('operation', 'Copy');

	await editor.openList('space');
	await takePicture('choose-space', editor.parameterPanel);
	await editor.pick('Company Handbook');

	await editor.openList('node');
	await editor.find('supplier d', DEEP_PAGE);
	await takePicture('find-page', editor.parameterPanel);
	await editor.pick(DEEP_PAGE);

	await editor.openList('targetSpace');
	await editor.find('cust', 'Customer Success');
	await editor.pick('Customer Success');
	await editor.openList('targetParentNode');
	await editor.find('renew', 'Playbooks / Renewal');
	await editor.pick('Playbooks / Renewal');

	await editor.fill('title', 'Supplier delay: what to tell customers');
	await editor.execute();
	await editor.showOutput('schema');
	await takePicture('run-result', editor.nodePanel);
}

/** Chooses a file in a folder of Drive and the folder that gets its copy, and runs the node. */
export async function copyFile({ editor, takePicture }: Scene, workflowId: string): Promise<void> {
	await editor.openWorkflow(workflowId);
	await editor.openNode(NODE);
	await editor.select('resource', 'Drive File');

	await editor.openList('file');
	await editor.find('contract t', 'Templates / Contract Template');
	await editor.pick('Templates / Contract Template');
	await editor.openList('folder');
	await editor.find('2025', 'Contracts / 2025');
	await takePicture('choose-folder', editor.parameterPanel);
	await editor.pick('Contracts / 2025');

	await editor.fill('name', 'Contract Alder Logistics');
	await editor.execute();
}
