/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import path from 'node:path';

import type { INodeParameters } from 'n8n-workflow';
import type { Browser, Locator } from 'playwright-core';

import { openBrowser } from '../../playground/browser';
import { REPOSITORY } from '../../playground/paths';
import { SEED, type Simulator } from '../simulator';
import { copyFile, copyNode, locator, wikiLink } from '../support/simulation';
import { openEditor, type Editor } from './editor';
import { failingWorkflow, saveCredential, twoOutputs, type CredentialOfApp } from './errorScenes';
import { endedExecution } from './executions';
import { startServer, type Server } from './server';

jest.setTimeout(240_000);

/** `ERROR_PICTURES=1` keeps what the screen shows. */
const TAKES_PICTURES = process.env.ERROR_PICTURES !== undefined;

/** What lies over a part of the screen. */
const HIDDEN = '.el-notification, [data-test-id="floating-nodes"] { visibility: hidden; }';

const LOG_ID = /log ID 20\d{12}[0-9A-F]{20}/;

let server: Server | undefined;
let browser: Browser | undefined;
let editor: Editor | undefined;

// The browser first: without one there is no need to wait for n8n.
beforeAll(async () => {
	browser = await openBrowser();
	server = await startServer();
	editor = await openEditor(browser, server.n8n, { width: 1400, height: 900 });
}, 20 * 60_000);
afterAll(async () => {
	await browser?.close();
	await server?.stop();
}, 60_000);

const running = (): Server => {
	if (server === undefined) throw new Error('n8n did not start');
	return server;
};
const open = (): Editor => {
	if (editor === undefined) throw new Error('The browser did not start');
	return editor;
};

/** A part of the screen, or all of it; without the messages, which stay where something failed. */
async function takePicture(name: string, shown: Locator): Promise<void> {
	if (!TAKES_PICTURES) return;
	await open().page.addStyleTag({ content: HIDDEN });
	// n8n fades things in.
	await open().page.waitForTimeout(1_500);
	const file = path.join(REPOSITORY, 'docs', 'images', `errors-${name}.png`);
	await shown.screenshot({ path: file });
}

async function createOne(parameters: INodeParameters, credential?: CredentialOfApp) {
	const { api } = running().n8n;
	return await failingWorkflow(api, parameters, await saveCredential(running(), credential));
}

/** Title and text of what the node says in its panel, as a person reads it. */
async function shownIn(panel: Locator) {
	const title = await panel.getByTestId('node-error-message').innerText();
	const text = await panel.getByTestId('node-error-description').innerText();
	return { title, lines: text.split('\n') };
}

const copyReport = copyNode({
	node: locator(wikiLink(SEED.nodes.weeklyReportTemplate)),
	targetParentNode: locator(wikiLink(SEED.nodes.projects)),
});
const copyContract = copyFile({
	file: locator(SEED.files.contractTemplate, 'id'),
	folder: locator(SEED.folders.published, 'id'),
	name: 'Contract Alder Logistics',
});

interface Case {
	picture: string;
	parameters: INodeParameters;
	credential?: CredentialOfApp;
	happens?: (simulator: Simulator) => void;
	title: string;
	/** What the lines of the text hold, in their order. */
	lines: RegExp[];
}

const LIMITED_APP = {
	name: 'Feishu (an app that may only read)',
	appId: 'cli_a000000000000003',
	scopes: ['wiki:node:read'],
};
const ACTIVATION =
	'https://open.feishu.cn/app/cli_a000000000000003/auth?q=wiki:node:copy,wiki:wiki&op_from=openapi&token_type=tenant';

const CASES: Array<[string, Case]> = [
	[
		'131006',
		{
			picture: 'wiki-right',
			parameters: copyReport,
			happens: ({ world }) => world.setAccess(SEED.nodes.projects, 'read'),
			title: 'The app cannot edit the target page',
			lines: [
				/to the whole space/,
				/^1\. .*群机器人/,
				/^2\. .*知识库设置 → 成员设置/,
				/「…」→「…更多」→「添加文档应用」/,
				/run again\.$/,
				/^$/,
				/^Feishu code 131006, "permission denied.*", log ID .*, HTTP 400$/,
			],
		},
	],
	[
		'1061004',
		{
			picture: 'drive-right',
			parameters: copyContract,
			title: 'The app may not read the file or folder, or not edit the target folder',
			lines: [
				/edit rights on the target folder/,
				/^1\. .*群机器人/,
				/^2\. .*云文档 → 云盘.*分享/,
				/^3\. /,
				/run again\.$/,
				/^$/,
				/^Feishu code 1061004, "forbidden\.?", log ID .*, HTTP 403$/,
			],
		},
	],
	[
		'99991672, with the scopes that are missing',
		{
			picture: 'scope',
			parameters: copyReport,
			credential: LIMITED_APP,
			title: 'The app lacks a scope: wiki:node:copy or wiki:wiki',
			lines: [
				/开发者后台.*权限管理.*one of the listed scopes.*版本管理与发布/,
				/^$/,
				/^Feishu code 99991672, "Access denied.*", log ID .*, HTTP 400$/,
			],
		},
	],
	[
		'a wrong secret',
		{
			picture: 'wrong-secret',
			parameters: copyReport,
			credential: { name: 'Feishu (wrong secret)', appSecret: 'not the secret' },
			title: 'The App Secret is wrong',
			lines: [
				/Credentials & Basic Info \(凭证与基础信息\) into the credential/,
				/^$/,
				/^Feishu code 10014, "app secret invalid", log ID \w+$/,
			],
		},
	],
	[
		'a code that nobody knows',
		{
			picture: 'unknown-code',
			parameters: copyReport,
			happens: ({ faults }) =>
				faults.add({
					kind: 'error',
					status: 400,
					code: 4711,
					msg: 'the document <Plan> is locked',
				}),
			title: "Feishu refused: the document <Plan> is locked ('Node')",
			lines: [/^Look up code 4711/, /^$/, /^Feishu code 4711, log ID \w+, HTTP 400$/],
		},
	],
];

describe('The node in the editor says what is wrong and what to do', () => {
	it.each(CASES)('for %s', async (_what, { parameters, credential, happens, ...expected }) => {
		const workflowId = await createOne(parameters, credential);
		happens?.(running().simulator);
		await open().openWorkflow(workflowId);
		await open().openNode('Feishu Docs');
		expect(await open().execute()).toBe('error');
		const { title, lines } = await shownIn(open().outputPanel);
		await takePicture(expected.picture, open().nodePanel);
		expect(title).toBe(expected.title);
		expect(lines).toEqual(expected.lines.map((line) => expect.stringMatching(line) as string));

		for (const details of await open().outputPanel.locator('details').all()) await details.click();
		expect(await open().outputPanel.innerText()).not.toMatch(
			/bad request|forbidden - |please check/i,
		);
	});

	it('with a link that can be clicked, where Feishu gives one', async () => {
		const workflowId = await createOne(copyReport);
		running().simulator.faults.add({
			kind: 'error',
			status: 400,
			code: 99991672,
			msg: `Access denied. One of the following scopes is required: [wiki:node:copy, wiki:wiki].点击链接申请并开通任一权限即可：${ACTIVATION}`,
		});
		await open().openWorkflow(workflowId);
		await open().openNode('Feishu Docs');
		await open().execute();
		const link = open().outputPanel.getByTestId('node-error-description').getByRole('link');
		await takePicture('scope-link', open().nodePanel);
		expect(await link.first().getAttribute('href')).toBe(ACTIVATION);
		expect(await link.first().getAttribute('target')).toBe('_blank');
	});
});

describe('A workflow that fails', () => {
	it('says the sentence in the message of the editor and in its list of executions', async () => {
		running().simulator.world.setAccess(SEED.nodes.projects, 'read');
		const workflowId = await createOne(copyReport);
		const { page } = open();
		await open().openWorkflow(workflowId);
		await page.getByTestId('execute-workflow-button').click();
		const message = page.locator('.el-notification', { hasText: 'The app cannot edit' });
		await message.waitFor();
		expect(await message.innerText()).toMatch(
			/Problem in node .Feishu Docs.\s+The app cannot edit the target page/,
		);

		const { id } = await endedExecution(running().n8n.api, workflowId);
		await page.goto(`${running().n8n.url}/workflow/${workflowId}/executions/${id}`);
		const preview = page.getByTestId('execution-preview-host');
		await preview.getByTestId('canvas-node').filter({ hasText: 'Feishu Docs' }).dblclick();
		const { title, lines } = await shownIn(page.getByTestId('output-panel'));
		await takePicture('execution', page.locator('body'));
		expect(title).toBe('The app cannot edit the target page');
		expect(lines.at(-1)).toMatch(LOG_ID);
	});
});

describe('Continue (using error output)', () => {
	it('gives the items that failed, with code and log ID, to the second output', async () => {
		const { simulator, n8n } = running();
		const workflowId = await twoOutputs(n8n.api, await saveCredential(running()), [
			{ folder: SEED.folders.contracts },
			{ folder: SEED.folders.published },
			{ folder: SEED.folders.contracts },
			{ folder: 'not a folder' },
		]);
		simulator.clearRequests();
		await open().openWorkflow(workflowId);
		await open().page.getByTestId('execute-workflow-button').click();
		const { status, outputOf } = await endedExecution(n8n.api, workflowId);
		expect(status).toBe('success');
		expect(outputOf('Copied').map(({ copied }) => copied)).toEqual([true, true]);
		expect(outputOf('Failed')).toEqual([
			{
				folder: SEED.folders.published,
				error: 'The app may not read the file or folder, or not edit the target folder',
				description: expect.stringMatching(LOG_ID) as string,
				code: 1061004,
				log_id: expect.stringMatching(/^20\d{12}[0-9A-F]{20}$/) as string,
			},
			expect.objectContaining({
				folder: 'not a folder',
				error: expect.stringMatching(/^'Folder' .*\[item 3\]$/) as string,
				code: null,
				log_id: null,
			}),
		]);
		await open().openNode('Failed');
		await takePicture('second-output', open().nodePanel);
	});
});
