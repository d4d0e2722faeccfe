/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { setTimeout as wait } from 'node:timers/promises';

import type { IDataObject, IRun } from 'n8n-workflow';
import { parse } from 'flatted';

import type { N8nApi } from '../../playground/launcher';

export interface Execution {
	id: string;
	status: string;
	/** The `json` of the items that a node put out. */
	outputOf(node: string): IDataObject[];
	/** Everything that n8n stored of it, as text. */
	raw: string;
}

interface Summary {
	id: string;
	workflowId: string;
	status: string;
	finished: boolean;
}

/** A form's last page leaves its execution waiting for the visitor. */
const ENDED = ['success', 'error', 'crashed', 'canceled', 'waiting'];

/** The newest execution of a workflow, once it has ended. */
export async function endedExecution(api: N8nApi, workflowId: string): Promise<Execution> {
	for (let attempt = 0; attempt < 120; attempt++) {
		const filter = encodeURIComponent(JSON.stringify({ workflowId }));
		const { results } = await api.get<{ results: Summary[] }>(
			`/executions?filter=${filter}&limit=1`,
		);
		const newest = results[0];
		if (newest !== undefined && ENDED.includes(newest.status)) return await read(api, newest.id);
		await wait(250);
	}
	throw new Error(`No execution of workflow ${workflowId} has ended within 30 seconds`);
}

async function read(api: N8nApi, id: string): Promise<Execution> {
	const { data, status } = await api.get<{ data: string; status: string }>(`/executions/${id}`);
	const { resultData } = parse(data) as IRun['data'];
	return {
		id,
		status,
		raw: data,
		outputOf: (node) =>
			(resultData.runData[node]?.[0]?.data?.main?.[0] ?? []).map(({ json }) => json),
	};
}
