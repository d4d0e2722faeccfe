/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator, Page } from 'playwright-core';
import { openEditor, type Editor } from '../test/e2e/editor';
import { copyFile, copyPage, createWorkflow } from '../test/e2e/editorScenes';
import { SIMULATOR_APP, startSimulator } from '../test/simulator';
import { openBrowser } from './browser';
import { buildPackage, installN8n, packPackage, provision, startN8n } from './launcher';
import type { Provisioned, RunningN8n } from './launcher';
import { EXAMPLES, REPOSITORY } from './paths';
import { CREDENTIAL } from './playground';
import { freePortFrom } from './ports';

const IMAGES = path.join(REPOSITORY, 'docs', 'images');
const FORM_EXAMPLE = 'form-copy-template.json';
/** As the README says, so that the links in the pictures look like the reader's. */
const SIMULATOR_PORT = 7400;
/** n8n fades and slides things in. */
const SETTLE_MS = 1_500;
/** What comes and goes, lies over an edge and would be cut through, or is n8n's own advertising. */
const HIDDEN = [
	'.el-notification',
	'[data-test-id="floating-nodes"]',
	'[data-test-id="node-feature-request"]',
	'[data-test-id="editCredential-modal"] .n8n-info-tip',
];
/** Around a part of a page; an open node has rounded corners and a border. */
const PAGE_MARGIN = 16;
const NODE_MARGIN = -3;

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

async function keep(
	name: string,
	page: Page,
	shown?: Locator,
	margin = NODE_MARGIN,
): Promise<void> {
	await page.addStyleTag({ content: `${HIDDEN.join(', ')} { visibility: hidden; }` });
	await page.waitForTimeout(SETTLE_MS);
	const box = await shown?.boundingBox();
	const clip = box && {
		x: box.x - margin,
		y: box.y - margin,
		width: box.width + 2 * margin,
		height: box.height + 2 * margin,
	};
	await page.screenshot({ path: path.join(IMAGES, `${name}.png`), ...(clip ? { clip } : {}) });
	print(`  docs/images/${name}.png`);
}

async function nodePanel({ page }: Editor, n8n: RunningN8n): Promise<void> {
	await page.goto(`${n8n.url}/workflow/new`);
	await page.getByTestId('canvas-add-button').first().click();
	await page.getByTestId('node-creator-search-bar').fill('Feishu');
	await page.getByTestId('node-creator-item-name').getByText('Feishu Docs').click();
	await page.getByText('Copy wiki node').waitFor();
	// So that all actions have room.
	await page.getByText(/^Triggers \(/).click();
	await keep('node-panel', page);
}

async function credentialTest({ page }: Editor, n8n: RunningN8n, id: string): Promise<void> {
	await page.goto(`${n8n.url}/home/credentials/${id}`);
	const appId = page.getByTestId('parameter-input-appId').locator('input');
	// n8n tests a credential when it is saved, and saves only what has been touched.
	await appId.fill('');
	await appId.fill(SIMULATOR_APP.appId);
	await page.getByTestId('credential-save-button').click();
	await page.getByTestId('credentials-config-container-test-success').waitFor();
	await keep('credential-test', page, page.getByTestId('editCredential-modal'));
}

/** n8n shows the node's field Authentication here, not in the node. */
async function authentication(editor: Editor, workflowId: string): Promise<void> {
	const { page } = editor;
	await page.setViewportSize({ width: 1280, height: 960 });
	await editor.openWorkflow(workflowId);
	await editor.openNode('Feishu Docs');
	await page.getByTestId('node-credentials-select').click();
	await page.getByText('Create new credential').last().click();
	const dialog = page.getByTestId('editCredential-modal');
	await dialog.getByText('App (Tenant Token)').click();
	await page.getByText('OAuth2 (as a Person)').waitFor();
	await keep('authentication', page, dialog);
}

/** "Execute workflow" opens the form in a window of its own; returns the link that its last page shows. */
async function fillInForm({ page }: Editor): Promise<string> {
	const formOpens = page.context().waitForEvent('page');
	await page.getByTestId('execute-workflow-button').click();
	const form = await formOpens;
	await form.setViewportSize({ width: 1280, height: 720 });
	await form.getByLabel('Team').fill('Logistics');
	await form.getByLabel('Week').fill('36');
	await form.getByText('New weekly report').click();
	await keep('story-1-form', form, form.locator('#n8n-form'), PAGE_MARGIN);
	await form.locator('button[type=submit]').click();
	await form.getByText('is ready').waitFor();
	const text = await form.locator('body').innerText();
	// The page has to stay open: by it n8n learns that the visitor has seen the end.
	await page.bringToFront();
	return /https?:\S+\/wiki\/\w+/.exec(text)?.[0] ?? '';
}

/** A form is filled in, the workflow copies the template, the copy is there; then the node in detail. */
async function formStory(editor: Editor, workflowId: string): Promise<void> {
	const { page } = editor;
	await editor.openWorkflow(workflowId);
	const copy = await fillInForm(editor);
	await page.locator('[data-test-id="execute-workflow-button"]:not([disabled])').waitFor();
	await page.setViewportSize({ width: 1280, height: 780 });
	await page.getByTestId('zoom-to-fit').click();
	await keep('story-2-copy', page);

	await page.setViewportSize({ width: 1400, height: 1000 });
	await editor.openNode('Copy the template');
	await page.locator('[data-test-id="node-execute-button"]:not([disabled])').waitFor();
	await editor.showOutput('schema');
	await keep('copy-settings', page, editor.nodePanel);
	await editor.showOutput('json');
	await page.setViewportSize({ width: 1700, height: 540 });
	await keep('example-result', page, editor.outputPanel);

	await page.setViewportSize({ width: 1280, height: 540 });
	await page.goto(copy);
	await keep('story-3-result', page);
}

async function withEditor(
	browser: Browser,
	n8n: RunningN8n,
	viewport: { width: number; height: number },
	use: (editor: Editor) => Promise<void>,
): Promise<void> {
	const editor = await openEditor(browser, n8n, viewport);
	await use(editor);
	await editor.close();
}

async function takePictures(
	browser: Browser,
	n8n: RunningN8n,
	content: Provisioned,
): Promise<void> {
	const example = content.workflows.find(({ file }) => file === FORM_EXAMPLE);
	if (example === undefined) throw new Error(`examples/${FORM_EXAMPLE} is missing`);
	const credential = { id: content.credentialId, name: CREDENTIAL.name };

	await withEditor(browser, n8n, { width: 1280, height: 960 }, async (editor) => {
		await nodePanel(editor, n8n);
		await credentialTest(editor, n8n, content.credentialId);
		await authentication(editor, await createWorkflow(n8n.api, credential));
	});
	await withEditor(browser, n8n, { width: 1280, height: 720 }, async (editor) => {
		await formStory(editor, example.id);
	});
	const scenes = [
		{ scene: copyPage, height: 1000 },
		{ scene: copyFile, height: 800 },
	];
	for (const { scene, height } of scenes) {
		await withEditor(browser, n8n, { width: 1400, height }, async (editor) => {
			const takePicture = async (name: string, shown: Locator) =>
				await keep(name, editor.page, shown);
			await scene({ editor, takePicture }, await createWorkflow(n8n.api, credential));
		});
	}
}

async function run(workFolder: string): Promise<void> {
	mkdirSync(IMAGES, { recursive: true });
	const browser = await openBrowser();
	const toStop = [async () => await browser.close()];
	try {
		const installation = await installN8n({ onProgress: print });
		await buildPackage();
		const packageDirectory = await packPackage(path.join(workFolder, 'package'));
		const port = await freePortFrom(SIMULATOR_PORT);
		const simulator = await startSimulator({ port, linkBase: 'self' });
		toStop.push(async () => await simulator.close());
		print('Starting n8n …');
		const n8n = await startN8n({ installation, packageDirectory, userFolder: workFolder });
		toStop.push(async () => await n8n.stop());
		const data = { platform: 'custom', baseUrl: simulator.url, ...SIMULATOR_APP };
		const credential = { ...CREDENTIAL, data };
		const content = await provision(n8n, { credential, workflowsFolder: EXAMPLES });
		await takePictures(browser, n8n, content);
	} finally {
		for (const stop of toStop) await stop();
	}
}

const workFolder = mkdtempSync(path.join(tmpdir(), 'feishu-docs-screenshots-'));
run(workFolder)
	.catch((error: unknown) => {
		print(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	})
	.finally(() => rmSync(workFolder, { recursive: true, force: true }));
