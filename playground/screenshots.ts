/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright-core';
import { SIMULATOR_APP, startSimulator } from '../test/simulator';
import { openBrowser, signIn } from './browser';
import { buildPackage, installN8n, packPackage, provision, startN8n } from './launcher';
import type { Provisioned, RunningN8n } from './launcher';
import { EXAMPLES, REPOSITORY } from './paths';
import { CREDENTIAL } from './playground';

const IMAGES = path.join(REPOSITORY, 'docs', 'images');
const FORM_EXAMPLE = 'form-copy-template.json';
/** n8n fades and slides things in. */
const SETTLE_MS = 1_500;
/** Messages such as "Credential saved" cover a corner for about five seconds. */
const TOAST_MS = 7_000;

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

function image(name: string): { path: string } {
	print(`  docs/images/${name}.png`);
	return { path: path.join(IMAGES, `${name}.png`) };
}

async function nodePanel(page: Page, n8n: RunningN8n): Promise<void> {
	await page.goto(`${n8n.url}/workflow/new`);
	await page.getByTestId('canvas-add-button').first().click();
	await page.getByTestId('node-creator-search-bar').fill('Feishu');
	await page.getByTestId('node-creator-item-name').getByText('Feishu Docs').click();
	await page.getByText('Copy wiki node').waitFor();
	await page.waitForTimeout(SETTLE_MS);
	await page.screenshot(image('node-panel'));
}

async function credentialTest(page: Page, n8n: RunningN8n, credentialId: string): Promise<void> {
	await page.goto(`${n8n.url}/home/credentials/${credentialId}`);
	const appId = page.getByTestId('parameter-input-appId').locator('input');
	// n8n tests a credential when it is saved, and saves only what has been touched.
	await appId.fill('');
	await appId.fill(SIMULATOR_APP.appId);
	await page.getByTestId('credential-save-button').click();
	await page.getByTestId('credentials-config-container-test-success').waitFor();
	await page.waitForTimeout(TOAST_MS);
	await page.screenshot(image('credential-test'));
}

/** "Execute workflow" opens the form in a window of its own. */
async function fillInForm(page: Page): Promise<void> {
	const formOpens = page.context().waitForEvent('page');
	await page.getByTestId('execute-workflow-button').click();
	const form = await formOpens;
	await form.getByLabel('Team').fill('Logistics');
	await form.getByLabel('Week').fill('36');
	await form.locator('button[type=submit]').click();
	await form.getByText('is ready').waitFor();
	// The page has to stay open: by it n8n learns that the visitor has seen the end.
	await page.bringToFront();
}

async function executedExample(page: Page, n8n: RunningN8n, workflowId: string): Promise<void> {
	await page.goto(`${n8n.url}/workflow/${workflowId}`);
	await page.getByTestId('canvas-node').first().waitFor();
	await fillInForm(page);
	await page.getByTestId('canvas-node').filter({ hasText: 'Copy the template' }).dblclick();
	const output = page.getByTestId('output-panel');
	await output.getByTestId('run-data-item-count').or(output.getByText('1 item')).first().waitFor();
	await page.locator('[data-test-id="node-execute-button"]:not([disabled])').waitFor();
	await page.waitForTimeout(SETTLE_MS);
	await page.getByTestId('ndv').screenshot(image('copy-settings'));
	await output.getByTestId('radio-button-json').click();
	await page.setViewportSize({ width: 1700, height: 520 });
	await page.waitForTimeout(TOAST_MS);
	await output.screenshot(image('example-result'));
}

async function takePictures(n8n: RunningN8n, content: Provisioned): Promise<void> {
	const example = content.workflows.find(({ file }) => file === FORM_EXAMPLE);
	if (example === undefined) throw new Error(`examples/${FORM_EXAMPLE} is missing`);
	const browser = await openBrowser();
	try {
		const page = await browser.newPage({ viewport: { width: 1400, height: 900 } });
		await signIn(page, n8n);
		await nodePanel(page, n8n);
		await credentialTest(page, n8n, content.credentialId);
		await executedExample(page, n8n, example.id);
	} finally {
		await browser.close();
	}
}

async function run(workFolder: string): Promise<void> {
	mkdirSync(IMAGES, { recursive: true });
	const installation = await installN8n({ onProgress: print });
	await buildPackage();
	const packageDirectory = await packPackage(path.join(workFolder, 'package'));
	const simulator = await startSimulator({ linkBase: 'self' });
	print('Starting n8n …');
	const n8n = await startN8n({ installation, packageDirectory, userFolder: workFolder });
	try {
		const data = { platform: 'custom', baseUrl: simulator.url, ...SIMULATOR_APP };
		const credential = { ...CREDENTIAL, data };
		const content = await provision(n8n, { credential, workflowsFolder: EXAMPLES });
		await takePictures(n8n, content);
	} finally {
		await n8n.stop();
		await simulator.close();
	}
}

const workFolder = mkdtempSync(path.join(tmpdir(), 'feishu-docs-screenshots-'));
run(workFolder)
	.catch((error: unknown) => {
		print(error instanceof Error ? error.message : String(error));
		process.exitCode = 1;
	})
	.finally(() => rmSync(workFolder, { recursive: true, force: true }));
