/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { mkdirSync } from 'node:fs';
import path from 'node:path';

import type { Browser } from 'playwright-core';

import { openBrowser } from '../../playground/browser';
import { CACHE } from '../../playground/paths';
import { SEED, type RecordedRequest } from '../simulator';
import { openEditor, type Editor } from './editor';
import { copyFile, copyPage, createWorkflow, type Scene } from './editorScenes';
import { CREDENTIAL_NAME, startServer, type Server } from './server';

/** Where a picture of the screen lies after a failure. */
const FAILURES = path.join(CACHE, 'e2e-failures');

jest.setTimeout(240_000);

let server: Server | undefined;
let browser: Browser | undefined;

// The browser first: without one there is no need to wait for n8n.
beforeAll(async () => {
	browser = await openBrowser();
	server = await startServer();
}, 20 * 60_000);
afterAll(async () => {
	await browser?.close();
	await server?.stop();
}, 60_000);

const running = (): Server => {
	if (server === undefined) throw new Error('n8n did not start');
	return server;
};

const requestsTo = (endpoint: string): RecordedRequest[] =>
	running().simulator.requests.filter((each) => each.endpoint === endpoint);

const takePicture: Scene['takePicture'] = async () => {};

const createOne = async () =>
	await createWorkflow(running().n8n.api, { id: running().credentialId, name: CREDENTIAL_NAME });

/** How many pages a list says that it has looked at. */
const lookedAt = (line = '') => Number(/\d+/.exec(line)?.[0]);

/** A test's body with an editor of its own; a failure leaves a picture of what was on the screen. */
function inEditor(name: string, body: (editor: Editor) => Promise<void>): () => Promise<void> {
	return async () => {
		if (browser === undefined) throw new Error('The browser did not start');
		const editor = await openEditor(browser, running().n8n);
		running().simulator.clearRequests();
		const failed = await body(editor).then(
			() => undefined,
			(thrown: unknown) => ({ thrown }),
		);
		if (failed !== undefined) {
			mkdirSync(FAILURES, { recursive: true });
			await editor.page.screenshot({ path: path.join(FAILURES, `${name}.png`) });
		}
		await editor.close();
		if (failed !== undefined) throw failed.thrown;
	};
}

describe("A person in n8n's editor who types no token", () => {
	it(
		'copies a page of the fifth level to a page of another space',
		inEditor('copy-page', async (editor) => {
			await copyPage({ editor, takePicture }, await createOne());
			const { world } = running().simulator;
			const [copy] = requestsTo('wiki.nodes.copy');
			const made = world
				.childrenOf(SEED.spaces.customerSuccess)
				.flatMap(({ nodeToken }) => world.childrenOf(SEED.spaces.customerSuccess, nodeToken))
				.filter(({ title }) => title === 'Renewal')
				.flatMap(({ nodeToken }) => world.childrenOf(SEED.spaces.customerSuccess, nodeToken))
				.at(-1);
			const source = world.findNode(String(copy?.path.split('/').at(-2)));
			expect([source?.title, source?.level]).toEqual(['Supplier Delay', 5]);
			expect(requestsTo('wiki.nodes.copy')).toHaveLength(1);
			expect(copy?.path).toContain(`/spaces/${SEED.spaces.handbook}/nodes/`);
			expect(copy?.body).toEqual({
				target_parent_token: made?.parentNodeToken,
				target_space_id: SEED.spaces.customerSuccess,
				title: 'Supplier delay: what to tell customers',
			});
			expect(await editor.output()).toEqual([
				expect.objectContaining({
					title: 'Supplier delay: what to tell customers',
					url: `${running().simulator.url}/wiki/${String(made?.nodeToken)}`,
					space_id: SEED.spaces.customerSuccess,
					source_node_token: source?.nodeToken,
					copied: true,
				}),
			]);
		}),
	);

	it(
		'copies a file of Drive into a folder below another one',
		inEditor('copy-file', async (editor) => {
			await copyFile({ editor, takePicture }, await createOne());
			const { world } = running().simulator;
			const folder = world.foldersIn(SEED.folders.contracts).find(({ name }) => name === '2025');
			const made = world.filesIn(String(folder?.token)).at(-1);
			expect(requestsTo('drive.files.copy')).toEqual([
				expect.objectContaining({
					path: `/open-apis/drive/v1/files/${SEED.files.contractTemplate}/copy`,
					body: { folder_token: folder?.token, name: 'Contract Alder Logistics', type: 'docx' },
				}),
			]);
			expect(await editor.output()).toEqual([
				expect.objectContaining({
					token: made?.token,
					name: 'Contract Alder Logistics',
					parent_token: folder?.token,
					source_file_token: SEED.files.contractTemplate,
				}),
			]);
		}),
	);

	it(
		'is told what a search has looked at, and cannot choose that line',
		inEditor('no-match', async (editor) => {
			await editor.openWorkflow(await createOne());
			await editor.openNode('Feishu Docs');
			await editor.openList('space');
			await editor.pick('Company Handbook');
			await editor.openList('parentNode');
			await editor.find('#', /^No match in \d+ pages so far\.$/);
			const [first, advice] = await editor.rows();
			expect(advice).toBe('Add or delete a letter to look further, or use By URL.');
			await editor.pick(/^No match/);
			expect([await editor.rows(), await editor.chosen('parentNode')]).toEqual([
				[first, advice],
				'',
			]);
			const looked = lookedAt(String(first));
			await editor.find('#', new RegExp(`^No match in (?!${looked} )\\d+ pages`));
			expect(lookedAt((await editor.rows())[0])).toBeGreaterThan(looked);
		}),
	);

	it(
		'reads in the list why it is empty',
		inEditor('refused', async (editor) => {
			await editor.openWorkflow(await createOne());
			await editor.openNode('Feishu Docs');
			await editor.openList('space');
			await editor.pick('Human Resources');
			running().simulator.world.setAccess(SEED.spaces.people, 'none');
			expect(await editor.listError('parentNode')).toContain('The app may not read this space');
		}),
	);
});
