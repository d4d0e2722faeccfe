/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { setTimeout as wait } from 'node:timers/promises';

import type { N8nApi } from '../../playground/launcher';

const PUBLISH_TIMEOUT_MS = 60_000;
const POLL_MS = 250;

interface StoredNode {
	name: string;
	parameters: object;
}

/** Sets the options of a node and publishes the workflow, as a person does in the editor. */
export async function changeOptions(
	api: N8nApi,
	workflowId: string,
	nodeName: string,
	options: Record<string, unknown>,
): Promise<void> {
	const stored = await api.get<{ nodes: StoredNode[] }>(`/workflows/${workflowId}`);
	const nodes = stored.nodes.map((node) =>
		node.name === nodeName ? { ...node, parameters: { ...node.parameters, options } } : node,
	);
	const { versionId } = await api.patch<{ versionId: string }>(
		`/workflows/${workflowId}?forceSave=true`,
		{ nodes },
	);
	await api.post(`/workflows/${workflowId}/activate`, { versionId });
	await untilPublished(api, workflowId);
}

/** n8n answers the activation of a workflow before its webhooks are registered. */
export async function untilPublished(api: N8nApi, workflowId: string): Promise<void> {
	const deadline = Date.now() + PUBLISH_TIMEOUT_MS;
	for (;;) {
		const { status } = await api.get<{ status: string }>(
			`/workflows/${workflowId}/publication-status`,
		);
		if (status === 'published') return;
		if (Date.now() > deadline) throw new Error(`n8n did not publish a workflow: ${status}`);
		await wait(POLL_MS);
	}
}
