import { progress, type Cluster } from './cluster';
import { allExecutions, type Execution } from './executions';
import { customerOf, formFlow, webhookFlow, type Flow } from './flows';
import { callWebhook, nextPage, submitForm, type WebhookAnswer } from './triggers';
import { untilPublished } from './workflows';

/** Calls or visitors that wait for an answer at the same time. */
const AT_ONCE = { webhook: 40, form: 20 };

/** One of the examples and the keys of the copies it is to make. */
export interface Part {
	flow: Flow;
	keys: number[];
}

export const keysUpTo = (count: number) => Array.from({ length: count }, (_, index) => index + 1);

export interface Load {
	webhook: Part;
	form: Part;
	/** In the order of the keys. */
	answers: WebhookAnswer[];
	pages: string[];
	/** All that these two examples have ever had. */
	executionsOf(part: Part): Execution[];
}

/** Uses both examples as that many people would, each through its own trigger. */
export async function runLoad(
	cluster: Cluster,
	series: string,
	count: { webhook: number; form: number },
): Promise<Load> {
	const webhook = { flow: webhookFlow(series), keys: keysUpTo(count.webhook) };
	const form = { flow: formFlow(series), keys: keysUpTo(count.form) };
	for (const { flow } of [webhook, form]) {
		await untilPublished(cluster.main.api, cluster.example(flow.example).id);
	}
	progress(`${count.webhook} calls of the webhook and ${count.form} forms`);
	const startedAt = Date.now();
	const [answers, pages] = await Promise.all([
		inLines(webhook.keys, AT_ONCE.webhook, async (key) => {
			return await callWebhook(cluster.main.url, customerOf(series, key));
		}),
		inLines(form.keys, AT_ONCE.form, async (key) => {
			return await nextPage(await fillInForm(cluster, series, key));
		}),
	]);
	report(cluster, Date.now() - startedAt);

	const executions = await allExecutions(cluster.main.api);
	const executionsOf = ({ flow }: Part) => ofFlow(cluster, flow, executions);
	return { webhook, form, answers, pages, executionsOf };
}

export function ofFlow(cluster: Cluster, flow: Flow, executions: Execution[]): Execution[] {
	const { id } = cluster.example(flow.example);
	return executions.filter(({ workflowId }) => workflowId === id);
}

export async function fillInForm(cluster: Cluster, series: string, week: number): Promise<URL> {
	const { nodes } = cluster.example('form-copy-template');
	const trigger = nodes.find(({ name }) => name === 'Ask for the report');
	return await submitForm(cluster.main.url, String(trigger?.webhookId), [series, String(week)]);
}

/** One key after the other in `lines` lines side by side. */
async function inLines<T>(keys: number[], lines: number, run: (key: number) => Promise<T>) {
	const results: T[] = [];
	let done = 0;
	const left = keys.entries();
	const line = async () => {
		for (const [index, key] of left) {
			results[index] = await run(key);
			if (++done % 60 === 0) progress(`${done} of ${keys.length} done`);
		}
	};
	await Promise.all(Array.from({ length: lines }, line));
	return results;
}

/** What arrived at Feishu, for whoever reads the log. */
function report({ simulator }: Cluster, tookMs: number): void {
	const counts = new Map<string, number>();
	for (const { endpoint, code } of simulator.requests) {
		const key = `${endpoint} ${code ?? 'without an answer'}`;
		counts.set(key, (counts.get(key) ?? 0) + 1);
	}
	const lines = [...counts].sort().map(([key, count]) => `  ${key}: ${count}`);
	progress([`All done after ${Math.round(tookMs / 1000)} s`, ...lines].join('\n'));
}
