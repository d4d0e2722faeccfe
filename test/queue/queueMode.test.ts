/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { setTimeout as wait } from 'node:timers/promises';

import type { N8nProcess } from '../../playground/launcher';
import type { FaultHandle, RecordedRequest } from '../simulator';
import { progress, startCluster, type Cluster } from './cluster';
import { allExecutions, runningExecutions, type Execution } from './executions';
import { customerOf, entriesFor, formFlow, webhookFlow, type Entry, type Flow } from './flows';
import { fillInForm, keysUpTo, ofFlow, runLoad, type Load } from './load';
import { callWebhook } from './triggers';
import { changeOptions } from './workflows';

const WORKERS = 3;
const MINUTE = 60_000;
/** Over the quota; another copy is under way. */
const REFUSED = new Set<number | undefined>([99991400, 1061045]);

let cluster: Cluster;

// The first run installs n8n.
beforeAll(async () => {
	cluster = await startCluster({ workers: WORKERS });
}, 20 * MINUTE);
afterAll(async () => await cluster?.stop(), MINUTE);

const requestsTo = (endpoint: string): RecordedRequest[] =>
	cluster.simulator.requests.filter((each) => each.endpoint === endpoint);

const entriesNamedBy = (flow: Flow, execution: Execution): Entry[] =>
	execution.outputOf(flow.copyNode).map((output) => flow.entryIn(output));

const byName = (entries: Entry[]) =>
	[...entries].sort((a, b) => String(a.name).localeCompare(String(b.name)));

describe('Three workers that share one tenant', () => {
	/** Copies of each kind that are made although their answer never arrives. */
	const LOST_ANSWERS = 2;
	let load: Load;

	beforeAll(async () => {
		const { faults } = cluster.simulator;
		faults.add({ endpoint: 'drive.files.copy', kind: 'tokenRevoked', skip: 100 });
		for (const endpoint of ['drive.files.copy', 'wiki.nodes.copy'] as const) {
			faults.add({ endpoint, kind: 'cut', phase: 'after', skip: 20, times: LOST_ANSWERS });
		}
		load = await runLoad(cluster, 'Load', { webhook: 240, form: 60 });
	});

	it('answer every call of the webhook with the copy that was made for it', () => {
		const { flow, keys } = load.webhook;
		const expected = entriesFor(cluster, flow, keys).map(({ name, token }) => ({
			status: 200,
			body: { name, url: `${cluster.simulator.url}/docx/${token}` },
		}));
		const inOrder = keys.map((key) => expected.find(({ body }) => body.name === flow.nameFor(key)));
		expect(load.answers).toEqual(inOrder);
	});

	it('show every visitor of the form the page that was made for them', () => {
		const { flow, keys } = load.form;
		const made = entriesFor(cluster, flow, keys);
		keys.forEach((key, index) => {
			const page = made.find(({ name }) => name === flow.nameFor(key));
			expect(load.pages[index]).toContain(`${cluster.simulator.url}/wiki/${page?.token}`);
		});
	});

	it.each([
		['a file in Drive', () => load.webhook],
		['a page of the wiki', () => load.form],
	])('make %s once for each execution, and each execution names its own', (_what, partOf) => {
		const part = partOf();
		const executions = load.executionsOf(part);
		const failed = executions.filter(({ status }) => !['success', 'waiting'].includes(status));
		expect(failed.map(({ id, status, error }) => ({ id, status, error }))).toEqual([]);
		expect(executions).toHaveLength(part.keys.length);

		const named = executions.map((execution) => entriesNamedBy(part.flow, execution));
		expect(named.filter((entries) => entries.length !== 1)).toEqual([]);
		const made = entriesFor(cluster, part.flow, part.keys);
		expect(byName(named.flat())).toEqual(byName(made));
		expect(made.map(({ name }) => name).sort()).toEqual(part.keys.map(part.flow.nameFor).sort());
	});

	it('find the copies again whose answers were lost', () => {
		for (const part of [load.webhook, load.form]) {
			const recovered = load
				.executionsOf(part)
				.flatMap((execution) => execution.outputOf(part.flow.copyNode))
				.filter((output) => output.recovered === true);
			expect(recovered).toHaveLength(LOST_ANSWERS);
		}
	});

	it('are told by the server to wait, which no execution shows', () => {
		const refusals = cluster.simulator.requests.filter(({ code }) => REFUSED.has(code));
		expect(refusals.length).toBeGreaterThan(0);
		const executions = [load.webhook, load.form].flatMap((part) => load.executionsOf(part));
		const stored = executions.map(({ raw }) => raw).join('\n');
		expect(stored).not.toMatch(/frequency limit|contention|too many/i);
	});

	it('exchange the token a handful of times, although it dies once', () => {
		// For each of the two tokens a worker asks once for everybody who waits, and perhaps once more
		// for an execution that had read the credential just before the new token was stored.
		const exchanges = requestsTo('auth.tenantAccessToken').length;
		expect(exchanges).toBeGreaterThanOrEqual(2);
		expect(exchanges).toBeLessThanOrEqual(WORKERS * 2 * 2);
	});
});

describe('A worker that is killed while copies are under way', () => {
	const SERIES = 'Killed';
	// Fewer than the workers take at once: all of them have begun when one worker dies.
	const WEBHOOK = { flow: webhookFlow(SERIES), keys: keysUpTo(20), hung: 4 };
	const FORM = { flow: formFlow(SERIES), keys: keysUpTo(6), hung: 2 };
	const PARTS = [WEBHOOK, FORM];
	/** What the dead worker had made without hearing of it. */
	let madeBefore: Entry[];
	/** The executions that died with their worker. */
	let orphans: Execution[];
	let statuses: number[];
	let executions: Execution[];

	beforeAll(async () => {
		const { api } = cluster.main;
		cluster.simulator.faults.clear();
		cluster.advanceFeishu(MINUTE);
		for (const { flow } of PARTS) {
			const { id } = cluster.example(flow.example);
			await changeOptions(api, id, flow.copyNode, { ifExists: 'skip' });
		}
		const faults = PARTS.map(({ flow, hung }) => hangAfterCopy(flow, hung));
		const answers = Promise.all(WEBHOOK.keys.map(call));
		await Promise.all(FORM.keys.map(async (key) => await fillInForm(cluster, SERIES, key)));
		await until('both copies hang', () => faults.every(({ hits }) => hits === 1));
		madeBefore = PARTS.flatMap(({ flow, hung }) => entriesFor(cluster, flow, [hung]));

		const victims = await workersWithHungCopies();
		progress(`Killing ${victims.length} of ${WORKERS} workers`);
		await Promise.all(victims.map(async (worker) => await worker.kill()));
		orphans = (await runningExecutions(api)).filter((execution) =>
			victims.some((worker) => ran(worker, execution)),
		);
		progress(`${orphans.length} executions were in them; n8n's retry runs them again`);
		await Promise.all(orphans.map(async ({ id }) => await api.post(`/executions/${id}/retry`)));
		progress('Waiting for n8n to notice by itself that their worker is gone');
		statuses = (await answers).map(({ status }) => status);
		executions = await allExecutions(api);
	});

	const call = async (key: number) => await callWebhook(cluster.main.url, customerOf(SERIES, key));

	it('leaves one copy for each execution, whoever has made it', () => {
		expect(madeBefore).toHaveLength(PARTS.length);
		for (const { flow, keys } of PARTS) {
			const made = entriesFor(cluster, flow, keys);
			expect(made.map(({ name }) => name).sort()).toEqual(keys.map(flow.nameFor).sort());

			const named = ofFlow(cluster, flow, executions).flatMap((execution) =>
				entriesNamedBy(flow, execution),
			);
			const isNamed = (entry: Entry) => named.some(({ token }) => token === entry.token);
			expect(made.filter((entry) => !isNamed(entry))).toEqual([]);
		}
	});

	it("gives the dead worker's copy to the execution that n8n runs again", () => {
		const retries = executions.filter(({ retryOf }) => orphans.some(({ id }) => id === retryOf));
		expect(retries).toHaveLength(orphans.length);
		const skipped = PARTS.flatMap(({ flow }) =>
			ofFlow(cluster, flow, retries)
				.filter((retry) => retry.outputOf(flow.copyNode).some(({ copied }) => copied === false))
				.flatMap((retry) => entriesNamedBy(flow, retry)),
		);
		expect(skipped).toEqual(expect.arrayContaining(madeBefore));
	});

	it('fails its callers only, and they get the same copies when they call again', async () => {
		const died = ofFlow(cluster, WEBHOOK.flow, orphans).flatMap(({ waitingInput = {} }) =>
			WEBHOOK.keys.filter((key) => WEBHOOK.flow.asksFor(key, waitingInput)),
		);
		const failed = WEBHOOK.keys.filter((_, index) => statuses[index] !== 200);
		expect(failed).toContain(WEBHOOK.hung);
		expect(died).toEqual(expect.arrayContaining(failed));

		const made = entriesFor(cluster, WEBHOOK.flow, WEBHOOK.keys);
		const again = await Promise.all(failed.map(call));
		expect(again.map(({ status, body }) => [status, body.name])).toEqual(
			failed.map((key) => [200, WEBHOOK.flow.nameFor(key)]),
		);
		expect(entriesFor(cluster, WEBHOOK.flow, WEBHOOK.keys)).toEqual(made);
	});

	/** The copy is made, its answer never comes. */
	function hangAfterCopy(flow: Flow, key: number): FaultHandle {
		const name = JSON.stringify(flow.nameFor(key));
		return cluster.simulator.faults.add({
			endpoint: flow.endpoint,
			kind: 'hang',
			phase: 'after',
			when: ({ body }) => JSON.stringify(body).includes(name),
		});
	}

	/** n8n's log is the only place that says which worker has an execution. */
	const ran = (worker: N8nProcess, { id }: Execution): boolean =>
		worker.log().includes(`Worker started execution ${id} `);

	async function workersWithHungCopies(): Promise<N8nProcess[]> {
		const running = await runningExecutions(cluster.main.api);
		const hanging = PARTS.map(({ flow, hung }) =>
			ofFlow(cluster, flow, running).filter(
				({ waitingInput }) => waitingInput !== undefined && flow.asksFor(hung, waitingInput),
			),
		);
		expect(hanging.map((executions) => executions.length)).toEqual([1, 1]);
		return cluster.workers.filter((worker) =>
			hanging.flat().some((execution) => ran(worker, execution)),
		);
	}
});

async function until(what: string, isSo: () => boolean): Promise<void> {
	const deadline = Date.now() + 2 * MINUTE;
	while (!isSo()) {
		if (Date.now() > deadline) throw new Error(`Waited two minutes in vain: ${what}`);
		await wait(100);
	}
}
