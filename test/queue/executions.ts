import type { IDataObject, IRun } from 'n8n-workflow';
import { parse } from 'flatted';

import type { N8nApi } from '../../playground/launcher';

/** As n8n's editor lists it. */
interface Summary {
	id: string;
	workflowId: string;
	status: string;
	retryOf?: string | null;
}

export interface Execution extends Summary {
	/** Why it failed, as n8n's editor shows it. */
	error: string | undefined;
	/** What the trigger handed over, while the execution has not ended. */
	waitingInput: IDataObject | undefined;
	/** The `json` of the items that a node put out. */
	outputOf(node: string): IDataObject[];
	/** Everything that n8n stored of it, as text. */
	raw: string;
}

/** n8n's own limit; more would be needed only for more workers. */
const PAGE_SIZE = 100;

/**
 * All that this n8n has ever had. They are numbered without gaps; n8n's list is no help here, since with executions
 * that overlap its pages (sorted by start, continued by number) show some twice and leave out others.
 */
export async function allExecutions(api: N8nApi): Promise<Execution[]> {
	const newest = Math.max(0, ...(await newestSummaries(api, {})).map(({ id }) => Number(id)));
	const executions: Execution[] = [];
	for (let id = 1; id <= newest; id++) executions.push(await read(api, String(id)));
	return executions;
}

/** What workers are busy with now. */
export async function runningExecutions(api: N8nApi): Promise<Execution[]> {
	const summaries = await newestSummaries(api, { status: ['running'] });
	return await Promise.all(summaries.map(async ({ id }) => await read(api, id)));
}

async function newestSummaries(api: N8nApi, filter: { status?: string[] }): Promise<Summary[]> {
	const { results } = await api.get<{ results: Summary[] }>(
		`/executions?filter=${encodeURIComponent(JSON.stringify(filter))}&limit=${PAGE_SIZE}`,
	);
	return results;
}

async function read(api: N8nApi, id: string): Promise<Execution> {
	const { data, ...summary } = await api.get<Summary & { data: string }>(`/executions/${id}`);
	const { resultData, executionData } = parse(data) as IRun['data'];
	return {
		...summary,
		raw: data,
		waitingInput: executionData?.nodeExecutionStack[0]?.data.main?.[0]?.[0]?.json,
		error: resultData.error?.message,
		outputOf: (node) =>
			(resultData.runData[node]?.at(-1)?.data?.main?.[0] ?? []).map(({ json }) => json),
	};
}
