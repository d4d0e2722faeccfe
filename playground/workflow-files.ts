/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { readFileSync } from 'node:fs';

interface CredentialReference {
	id: string;
	name: string;
}

interface WorkflowNode {
	name: string;
	type: string;
	disabled?: boolean;
	webhookId?: string;
	parameters?: Record<string, unknown>;
	credentials?: Record<string, CredentialReference>;
	[property: string]: unknown;
}

/** What n8n's "Download" writes, reduced to what its REST API takes. */
export interface WorkflowFile {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, unknown>;
	settings?: Record<string, unknown>;
	pinData?: Record<string, unknown>;
}

const TRIGGERS_THAT_START_BY_THEMSELVES = [
	'n8n-nodes-base.formTrigger',
	'n8n-nodes-base.webhook',
	'n8n-nodes-base.scheduleTrigger',
];

/** Leaves out ids, dates and the state of activation, which belong to the n8n that the file came from. */
export function readWorkflow(file: string): WorkflowFile {
	const { name, nodes, connections, settings, pinData } = JSON.parse(
		readFileSync(file, 'utf8'),
	) as Partial<WorkflowFile>;
	if (name === undefined || nodes === undefined || connections === undefined) {
		throw new Error(`${file} is not a workflow: it has no name, nodes or connections`);
	}
	return { name, nodes, connections, settings: settings ?? {}, ...(pinData ? { pinData } : {}) };
}

/** Binds every node that has a credential of this type to the given one. */
export function withCredential(
	workflow: WorkflowFile,
	type: string,
	credential: CredentialReference,
): WorkflowFile {
	const nodes = workflow.nodes.map((node) =>
		node.credentials?.[type] === undefined
			? node
			: { ...node, credentials: { ...node.credentials, [type]: credential } },
	);
	return { ...workflow, nodes };
}

export function startsByItself(workflow: WorkflowFile): boolean {
	return workflow.nodes.some(
		({ type, disabled }) => disabled !== true && TRIGGERS_THAT_START_BY_THEMSELVES.includes(type),
	);
}
