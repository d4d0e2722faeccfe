import type { Browser, Locator, Page, Response } from 'playwright-core';

import { signIn } from '../../playground/browser';
import type { RunningN8n } from '../../playground/launcher';

/** Two cores, shared with n8n itself, may take their time. */
const PATIENCE_MS = 60_000;

/** A letter that finds everything in the editor's own memory asks n8n for nothing. */
const LETTER_MS = 15_000;

const SHORT_PAUSE_MS = 300;

/** n8n's editor as a person uses it: nothing is known but what the screen shows. */
export interface Editor {
	page: Page;
	openWorkflow(id: string): Promise<void>;
	openNode(name: string): Promise<void>;
	/** Chooses in a list of fixed options, such as Operation. */
	select(parameter: string, option: string): Promise<void>;
	fill(parameter: string, text: string): Promise<void>;
	openList(locator: string): Promise<void>;
	/** Opens a list that cannot be filled; what it shows instead. */
	listError(locator: string): Promise<string>;
	/** The rows of the open list, from top to bottom. */
	rows(): Promise<string[]>;
	/** Types letter after letter, looking at the list each time, until the entry stands in it. */
	find(text: string, entry: string | RegExp): Promise<void>;
	/** Clicks an entry of the open list. */
	pick(entry: string | RegExp): Promise<void>;
	/** What a locator shows as chosen. */
	chosen(locator: string): Promise<string>;
	/** Executes the open node and waits for its end; the text of the output panel tells more. */
	execute(): Promise<'success' | 'error'>;
	showOutput(view: 'schema' | 'table' | 'json'): Promise<void>;
	/** The items of the output panel, as its JSON view shows them. */
	output(): Promise<unknown>;
	/** The open node, and its columns. */
	nodePanel: Locator;
	parameterPanel: Locator;
	outputPanel: Locator;
	close(): Promise<void>;
}

export async function openEditor(
	browser: Browser,
	n8n: Pick<RunningN8n, 'url' | 'email' | 'password'>,
	viewport = { width: 1280, height: 900 },
): Promise<Editor> {
	const page = await browser.newPage({ viewport });
	page.setDefaultTimeout(PATIENCE_MS);
	await signIn(page, n8n);
	return editorOn(page, n8n.url);
}

function editorOn(page: Page, url: string): Editor {
	const visible = (testId: string) => page.locator(`[data-test-id="${testId}"]:visible`);
	const rows = visible('rlc-item');
	const search = visible('rlc-search');
	const input = (locator: string) =>
		page.getByTestId(`resource-locator-${locator}`).getByTestId('rlc-input');
	const row = (entry: string | RegExp) =>
		rows.filter({ hasText: typeof entry === 'string' ? exactly(entry) : entry });
	const outputPanel = page.getByTestId('output-panel');
	const ended = (how: 'success' | 'danger') => outputPanel.getByTestId(`node-run-status-${how}`);

	async function pressAndLook(key: string): Promise<void> {
		const answered = page
			.waitForResponse(isListPage, { timeout: LETTER_MS })
			.catch(() => undefined);
		await search.press(key);
		await answered;
		await page.waitForTimeout(SHORT_PAUSE_MS);
	}

	const showOutput = async (view: string) =>
		await outputPanel.getByTestId(`radio-button-${view}`).click();

	return {
		page,
		nodePanel: page.getByTestId('ndv'),
		outputPanel,
		parameterPanel: page.getByTestId('node-parameters').locator('xpath=..'),

		openWorkflow: async (id) => {
			await page.goto(`${url}/workflow/${id}`);
			await page.getByTestId('canvas-node').first().waitFor();
		},
		openNode: async (name) => {
			await page.getByTestId('canvas-node').filter({ hasText: name }).dblclick();
			await page.getByTestId('node-parameters').waitFor();
		},
		select: async (parameter, option) => {
			await page.getByTestId(`parameter-input-${parameter}`).click();
			const named = page.getByText(option, { exact: true });
			await page.getByRole('option').filter({ has: named }).click();
		},
		fill: async (parameter, text) => {
			await page.getByTestId(`parameter-input-${parameter}`).locator('input').fill(text);
		},

		openList: async (locator) => {
			await input(locator).click();
			await rows.first().waitFor();
		},
		listError: async (locator) => {
			await input(locator).click();
			return await visible('rlc-error-container').innerText();
		},
		rows: async () => await rows.allInnerTexts(),
		find: async (text, entry) => {
			for (const letter of text) {
				await pressAndLook(letter);
				if (await row(entry).isVisible()) return;
			}
			// Taking the last letter back and typing it again looks further, too.
			const last = text.at(-1) ?? '';
			for (let attempt = 0; attempt < 3; attempt++) {
				for (const key of ['Backspace', last]) {
					await pressAndLook(key);
					if (await row(entry).isVisible()) return;
				}
			}
			const shown = (await rows.allInnerTexts()).join('\n');
			throw new Error(`The list does not come to show ${String(entry)}. It shows:\n${shown}`);
		},
		pick: async (entry) => await row(entry).click(),
		chosen: async (locator) => await input(locator).inputValue(),

		execute: async () => {
			await page.getByTestId('node-execute-button').click();
			await ended('success').or(ended('danger')).first().waitFor();
			return (await ended('success').isVisible()) ? 'success' : 'error';
		},
		showOutput,
		output: async () => {
			await showOutput('json');
			const json = outputPanel.locator('.vjs-tree');
			await json.waitFor();
			// The view indents with non-breaking spaces.
			return JSON.parse((await json.innerText()).replaceAll('\u00a0', ' ')) as unknown;
		},
		close: async () => await page.close(),
	};
}

const isListPage = (response: Response) =>
	response.url().endsWith('/dynamic-node-parameters/resource-locator-results');

function exactly(text: string): RegExp {
	return new RegExp(`^${text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}$`);
}
