import type { INode } from 'n8n-workflow';

/** The node of a workflow, which n8n's errors ask for. */
export const node: INode = {
	id: '1',
	name: 'Feishu Docs',
	type: 'n8n-nodes-feishu-docs.feishuDocs',
	typeVersion: 1,
	position: [0, 0],
	parameters: {},
};
