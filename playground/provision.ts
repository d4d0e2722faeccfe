/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { N8nApi } from './n8n-api';
import { readWorkflow, startsByItself, withCredential, type WorkflowFile } from './workflow-files';

export interface CredentialContent {
	name: string;
	type: string;
	data: Record<string, unknown>;
}

export interface ProvisionContent {
	credential: CredentialContent;
	/** Every .json file in it is a workflow; it may be missing. */
	workflowsFolder: string;
	/** Whether to activate what starts by itself; true when not given. */
	activate?: boolean;
}

export interface ProvisionedWorkflow {
	id: string;
	name: string;
	/** The example it came from, e.g. `copy-from-form.json`. */
	file: string;
	nodes: WorkflowFile['nodes'];
}

export interface Provisioned {
	credentialId: string;
	workflows: ProvisionedWorkflow[];
}

interface StoredEntity {
	id: string;
	name: string;
}

interface StoredWorkflow extends StoredEntity {
	versionId: string;
}

/** Which content each example had when it was last written, so that a person's own changes to it survive a restart. */
type WrittenContents = Record<string, string>;

async function saveCredential(api: N8nApi, content: CredentialContent): Promise<string> {
	const stored = await api.get<Array<StoredEntity & { type: string }>>('/credentials');
	const existing = stored.find(({ name, type }) => name === content.name && type === content.type);
	if (existing === undefined) return (await api.post<StoredEntity>('/credentials', content)).id;
	await api.patch(`/credentials/${existing.id}`, content);
	return existing.id;
}

async function saveWorkflow(
	api: N8nApi,
	content: WorkflowFile,
	existing: StoredEntity | undefined,
	activate: boolean,
): Promise<string> {
	const saved =
		existing === undefined
			? await api.post<StoredWorkflow>('/workflows', content)
			: await api.patch<StoredWorkflow>(`/workflows/${existing.id}?forceSave=true`, content);
	if (activate && startsByItself(content)) {
		await api.post(`/workflows/${saved.id}/activate`, { versionId: saved.versionId });
	}
	return saved.id;
}

function readWrittenContents(file: string): WrittenContents {
	return existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as WrittenContents) : {};
}

/**
 * Brings the credential and every workflow of a folder into n8n: what is missing is created, what has changed in the
 * folder is updated (found by name), and what starts by itself (form, webhook, schedule) is activated.
 */
export async function provision(
	n8n: { api: N8nApi; userFolder: string },
	content: ProvisionContent,
): Promise<Provisioned> {
	const { activate = true } = content;
	const credentialId = await saveCredential(n8n.api, content.credential);
	const credential = { id: credentialId, name: content.credential.name };
	const writtenFile = path.join(n8n.userFolder, 'examples-written.json');
	const written = readWrittenContents(writtenFile);
	const stored = await n8n.api.get<Array<StoredEntity & { isArchived?: boolean }>>('/workflows');

	const files = existsSync(content.workflowsFolder) ? readdirSync(content.workflowsFolder) : [];
	const workflows: ProvisionedWorkflow[] = [];
	for (const file of files.filter((name) => name.endsWith('.json')).sort()) {
		const workflow = withCredential(
			readWorkflow(path.join(content.workflowsFolder, file)),
			content.credential.type,
			credential,
		);
		const existing = stored.find(
			({ name, isArchived }) => name === workflow.name && isArchived !== true,
		);
		const hash = createHash('sha256').update(JSON.stringify(workflow)).digest('hex');
		const isUnchanged = existing !== undefined && written[file] === hash;
		const id = isUnchanged
			? existing.id
			: await saveWorkflow(n8n.api, workflow, existing, activate);
		written[file] = hash;
		workflows.push({ id, name: workflow.name, file, nodes: workflow.nodes });
	}
	writeFileSync(writtenFile, JSON.stringify(written, null, '\t'));
	return { credentialId, workflows };
}
