/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { LoggerProxy, NodeApiError } from 'n8n-workflow';

import { expectNothingDisclosed } from '../e2e/disclosureCheck';
import { SEED, startSimulator, type Simulator } from '../simulator';
import { capture, type Captured } from '../support/captured';
import { acceleratedClock } from '../support/clocks';
import { disclosedIn } from '../support/disclosure';
import { createEngine } from '../support/engine';
import { wikiLink } from '../support/simulation';

const PARAMETERS = {
	resource: 'wikiNode',
	operation: 'get',
	node: wikiLink(SEED.nodes.weeklyReportTemplate),
};

const clock = acceleratedClock(60);
let captured: Captured;
let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator({ clock });
	captured = capture();
});
afterEach(async () => {
	captured.stop();
	await simulator.close();
});

describe('A secret is found', () => {
	const header = (token: string) => ({ headers: { Authorization: `Bearer ${token}` } });
	const requestError = (token: string) =>
		Object.assign(new Error('Request failed'), { config: header(token) });
	const hidden = (token: string) =>
		Object.defineProperty(new Error('Request failed'), 'request', { value: header(token) });

	it.each<[string, (token: string) => unknown]>([
		['in an error with the request', requestError],
		['in a property that is not enumerable', hidden],
		[
			'in the cause of the cause',
			(token) => new Error('x', { cause: new Error('y', { cause: hidden(token) }) }),
		],
		[
			'in the cause of an error of n8n',
			(token) => new NodeApiError({ name: 'x' } as never, requestError(token) as never),
		],
		['in the stack', (token) => Object.assign(new Error('x'), { stack: `at ${token}` })],
		['in an item', (token) => ({ json: { error: token.slice(-20) } })],
		['in an encoded form', (token) => Buffer.from(token).toString('base64')],
		[
			"in n8n's log",
			(token) => {
				LoggerProxy.debug('canary', header(token));
			},
		],
		[
			'in the log of an error',
			(token) => LoggerProxy.error('canary', { error: new Error(`for ${token}`) }),
		],
		['on the console', (token) => globalThis.console.log('canary', header(token))],
		['on the standard output', (token) => process.stdout.write(token)],
		['on the error output', (token) => process.stderr.write(token)],
	])('%s', async (_where, disclose) => {
		const engine = createEngine(simulator, { clock });
		const result = await engine.run({ parameters: PARAMETERS });
		const [token = ''] = simulator.world.issuedTokens;
		expect(disclosedIn(await captured.text([result]), [token])).toEqual([]);
		expect(disclosedIn(await captured.text([result, disclose(token)]), [token])).toContain(token);
	});

	it('in what an execution stores', async () => {
		const engine = createEngine(simulator, { clock });
		await engine.run({ parameters: PARAMETERS });
		const [token = ''] = simulator.world.issuedTokens;
		for (const { data } of await captured.runs()) {
			Object.assign(data, { contextData: header(token) });
		}
		expect(disclosedIn(await captured.text([]), [token])).toEqual([token, 'Bearer']);
	});
});

describe("The search through n8n's log and folder", () => {
	const LOG = '{"level":"debug","message":"Start executing node"}';
	const CANARY = 't-g104abcdefghijklmnop';

	const searched = (log: string, stored: string) => {
		const folder = mkdtempSync(path.join(tmpdir(), 'disclosure-'));
		mkdirSync(path.join(folder, '.n8n'));
		writeFileSync(path.join(folder, '.n8n', 'database.sqlite'), stored);
		try {
			expectNothingDisclosed(log, folder, [CANARY]);
		} finally {
			rmSync(folder, { recursive: true });
		}
	};

	it.each([
		['the log', `${LOG} ${CANARY}`, 'feishuDocs'],
		['the log, as a header', `${LOG} authorization: bearer abc`, 'feishuDocs'],
		['database.sqlite', LOG, `feishuDocs \0 ${CANARY} \0`],
	])('finds a token in %s', (where, log, stored) => {
		expect(() => searched(log, stored)).toThrow(where.split(',')[0]);
	});

	it.each([
		['a quiet log', '{"level":"info"}', 'feishuDocs'],
		['an empty folder', LOG, ''],
	])('is not content with %s', (_what, log, stored) => {
		expect(() => searched(log, stored)).toThrow('to look through');
	});

	it('finds nothing where nothing is', () => {
		expect(() => searched(LOG, 'feishuDocs')).not.toThrow();
	});
});
