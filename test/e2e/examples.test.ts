/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { setTimeout as wait } from 'node:timers/promises';

import { FormData, request } from 'undici';

import { SEED, SIMULATOR_APP, type RecordedRequest } from '../simulator';
import { treeOf } from '../support/pageTrees';
import { endedExecution } from './executions';
import { CREDENTIAL_NAME, startServer, type Server } from './server';

let server: Server;
const executionTexts: string[] = [];

// The first run installs n8n.
beforeAll(async () => {
	server = await startServer();
}, 20 * 60_000);
afterAll(async () => await server.stop(), 60_000);
beforeEach(() => {
	server.simulator.faults.clear();
	server.simulator.clearRequests();
});

const requestsTo = (endpoint: string): RecordedRequest[] =>
	server.simulator.requests.filter((each) => each.endpoint === endpoint);

/** Fills in and submits a form as a visitor's browser does; returns the page shown at the end. */
async function submitForm(webhookId: string, answers: string[]): Promise<string> {
	const form = await request(`${server.n8n.url}/form/${webhookId}`);
	expect([form.statusCode, await form.body.text()]).toEqual([200, expect.stringContaining('Team')]);
	const fields = new FormData();
	answers.forEach((answer, index) => fields.append(`field-${index}`, answer));
	const submitted = await request(`${server.n8n.url}/form/${webhookId}`, {
		method: 'POST',
		body: fields,
	});
	const { formWaitingUrl } = (await submitted.body.json()) as { formWaitingUrl: string };
	// The form's own script asks for the status before it opens the next page.
	const status = new URL(formWaitingUrl);
	status.pathname += '/n8n-execution-status';
	for (let attempt = 0; attempt < 60; attempt++) {
		const answer = await request(status);
		if ((await answer.body.text()) === 'form-waiting') {
			return await (await request(formWaitingUrl)).body.text();
		}
		await wait(250);
	}
	throw new Error('The form never came to its last page');
}

async function callWebhook(customer: string) {
	const answer = await request(`${server.n8n.url}/webhook/feishu-contract`, {
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ customer }),
	});
	return { status: answer.statusCode, body: (await answer.body.json()) as { url?: string } };
}

describe('The form example', () => {
	it('copies the template under the target, named after the answers, and shows the link', async () => {
		const example = server.example('form-copy-template');
		const trigger = example.nodes.find(({ name }) => name === 'Ask for the report');
		const page = await submitForm(String(trigger?.webhookId), ['物流 Logistics', '36']);

		const made = server.simulator.world
			.childrenOf(SEED.spaces.handbook, SEED.nodes.projects)
			.at(-1);
		expect(made).toMatchObject({ title: 'Weekly report 物流 Logistics, week 36', objType: 'docx' });
		const link = `${server.simulator.url}/wiki/${String(made?.nodeToken)}`;
		expect(page).toContain(link);
		expect(requestsTo('wiki.nodes.copy')).toHaveLength(1);

		const execution = await endedExecution(server.n8n.api, example.id);
		executionTexts.push(execution.raw);
		expect(execution.status).not.toBe('error');
		expect(execution.outputOf('Copy the template')).toEqual([
			expect.objectContaining({ url: link, copied: true }),
		]);
	});
});

describe('The new-project example', () => {
	const { handbook } = SEED.spaces;

	async function askFor(project: string): Promise<string> {
		const { nodes } = server.example('form-new-project');
		const trigger = nodes.find(({ name }) => name === 'Ask for the project');
		return await submitForm(String(trigger?.webhookId), [project, 'Logistics']);
	}

	it('copies the template with all its pages and shows the link; sent again, it changes nothing', async () => {
		const { world } = server.simulator;
		const template = treeOf(world, handbook, SEED.nodes.projectTemplate);
		const pages = [await askFor('港口仓库'), await askFor('港口仓库')];

		const made = world
			.childrenOf(handbook, SEED.nodes.projects)
			.filter(({ title }) => title === '港口仓库 (Logistics)');
		expect(made).toHaveLength(1);
		const root = String(made[0]?.nodeToken);
		expect(treeOf(world, handbook, root)).toEqual(template);
		for (const page of pages) expect(page).toContain(`${server.simulator.url}/wiki/${root}`);

		const execution = await endedExecution(server.n8n.api, server.example('form-new-project').id);
		executionTexts.push(execution.raw);
		const items = execution.outputOf('Copy the project');
		expect(items.map(({ copied }) => copied)).not.toContain(true);
		expect(items[0]).toMatchObject({ depth: 0, path: '港口仓库 (Logistics)' });
		expect(requestsTo('wiki.nodes.copy')).toHaveLength(items.length);
	});
});

describe('The webhook example', () => {
	it('copies the file and answers with its link', async () => {
		const { status, body } = await callWebhook('Alder Logistics');
		const made = server.simulator.world
			.filesIn(SEED.folders.contracts)
			.find(({ name }) => name === 'Contract Alder Logistics');
		expect([status, body]).toEqual([
			200,
			{
				name: 'Contract Alder Logistics',
				url: `${server.simulator.url}/docx/${String(made?.token)}`,
			},
		]);
	});

	it('uses the token that n8n has stored, and survives one that dies', async () => {
		expect((await callWebhook('Birch Foods')).status).toBe(200);
		expect(requestsTo('auth.tenantAccessToken')).toEqual([]);

		server.simulator.faults.add({ endpoint: 'drive.files.copy', kind: 'tokenRevoked' });
		expect((await callWebhook('Cedar Clinics')).status).toBe(200);
		expect(requestsTo('auth.tenantAccessToken')).toHaveLength(1);
		const copies = server.simulator.world
			.filesIn(SEED.folders.contracts)
			.filter(({ name }) => name === 'Contract Cedar Clinics');
		expect(copies).toHaveLength(1);

		expect((await callWebhook('Douglas Legal')).status).toBe(200);
		expect(requestsTo('auth.tenantAccessToken')).toHaveLength(1);
	});
});

describe('The schedule example', () => {
	it('lists, filters and copies when its time comes, with a token that dies on the way', async () => {
		const example = server.example('schedule-copy-files');
		const { api } = server.n8n;
		server.simulator.faults.add({ endpoint: 'wiki.nodes.list', kind: 'tokenRevoked' });
		const stored = await api.get<{ nodes: Array<{ name: string; parameters: object }> }>(
			`/workflows/${example.id}`,
		);
		// Every few seconds instead of every Monday.
		const nodes = stored.nodes.map((node) =>
			node.name === 'Every Monday morning'
				? {
						...node,
						parameters: { rule: { interval: [{ field: 'seconds', secondsInterval: 3 }] } },
					}
				: node,
		);
		await activate(example.id, { nodes });
		const execution = await endedExecution(api, example.id);
		await api.post(`/workflows/${example.id}/deactivate`);
		executionTexts.push(execution.raw);

		expect(execution.status).toBe('success');
		expect(execution.outputOf('List the templates').length).toBeGreaterThan(10);
		const kept = execution.outputOf('Only sheets and bases');
		expect(kept.map(({ title }) => title)).toEqual(['Travel Expense Form', 'Event Plan']);
		const copied = execution.outputOf('Copy each to Drive');
		expect(copied.map(({ type }) => type)).toEqual(['sheet', 'bitable']);
		expect(copied[0]?.name).toMatch(/^Travel Expense Form \d{4}-\d\d-\d\d$/);
		const inFolder = server.simulator.world.filesIn(SEED.folders.contracts);
		expect(inFolder.map(({ token }) => token)).toEqual(
			expect.arrayContaining(copied.map(({ token }) => token)),
		);
		expect(requestsTo('wiki.nodes.list').some(({ code }) => code === 99991663)).toBe(true);
	});

	async function activate(id: string, change: object) {
		const { versionId } = await server.n8n.api.patch<{ versionId: string }>(
			`/workflows/${id}?forceSave=true`,
			change,
		);
		await server.n8n.api.post(`/workflows/${id}/activate`, { versionId });
	}
});

describe("n8n's test of the credential", () => {
	const test = async (data: object) =>
		await server.n8n.api.post<{ status: string; message: string }>('/credentials/test', {
			credentials: {
				id: server.credentialId,
				name: CREDENTIAL_NAME,
				type: 'feishuDocsApi',
				data: { platform: 'custom', baseUrl: server.simulator.url, ...SIMULATOR_APP, ...data },
			},
		});

	it('passes for a working app, also one without any scope', async () => {
		expect(await test({})).toMatchObject({ status: 'OK' });
		const bare = { appId: 'cli_a000000000000002', appSecret: 'Bare'.repeat(8) };
		server.simulator.world.addApp({ ...bare, scopes: [] });
		expect(await test(bare)).toMatchObject({ status: 'OK' });
	});

	it.each([
		['a wrong secret', () => ({ appSecret: 'wrong' }), /The App Secret is wrong.*10014/],
		['an unknown app ID', () => ({ appId: 'cli_nobody' }), /The App ID is wrong.*10003/],
		['a wrong address', () => ({ baseUrl: 'http://127.0.0.1:1' }), /could not be reached/],
		[
			'an address of something else',
			() => ({ baseUrl: `${server.simulator.url}/wiki` }),
			/base URL is wrong/,
		],
	])('shows why it fails with %s', async (_what, data, why) => {
		expect(await test(data())).toEqual({
			status: 'Error',
			message: expect.stringMatching(why),
		});
	});
});

describe('What n8n logs and stores', () => {
	it('contains neither the secret nor a token', () => {
		const everything = [server.n8n.log(), ...executionTexts].join('\n');
		expect(executionTexts.length).toBeGreaterThan(0);
		const secrets = [SIMULATOR_APP.appSecret, ...server.simulator.world.issuedTokens];
		expect(secrets.length).toBeGreaterThan(2);
		for (const secret of secrets) expect(everything).not.toContain(secret);
	});
});
