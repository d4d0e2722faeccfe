import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import {
	cancelledError,
	descriptionOf,
	failureItem,
	failureOf,
	FeishuError,
	inputError,
	toNodeError,
	type FeishuFailure,
} from '../../../nodes/FeishuDocs/transport/errors';
import { node } from './node';

const LOG_ID = '202609010900060A1B2C3D4E5F60718296';

const refused: FeishuFailure = {
	kind: 'refused',
	sentence: 'The app cannot edit the target page',
	advice: 'Add the group that contains the app to the space.',
	code: 131006,
	feishuText: 'permission denied: no destination parent node permission',
	logId: LOG_ID,
	httpStatus: 400,
};

const KINDS: Array<FeishuFailure['kind']> = [
	'input',
	'refused',
	'rateLimited',
	'unavailable',
	'outcomeUnknown',
	'credential',
	'cancelled',
];

describe("n8n's error", () => {
	const error = toNodeError(node, refused, 3);

	it('has the sentence as its message', () => {
		expect(error.message).toBe('The app cannot edit the target page');
	});

	it('begins its description with what to do next', () => {
		expect(error.description?.startsWith(refused.advice)).toBe(true);
	});

	it.each(['131006', 'no destination parent node permission', LOG_ID, 'HTTP 400'])(
		'shows %s',
		(fact) => {
			expect(error.description).toContain(fact);
		},
	);

	it('names the item and the node', () => {
		expect(error.context.itemIndex).toBe(3);
		expect(error.node).toBe(node);
	});

	it("has the HTTP status as its httpCode, not Feishu's code", () => {
		expect(error).toBeInstanceOf(NodeApiError);
		expect((error as NodeApiError).httpCode).toBe('400');
	});

	it.each(KINDS)('shows the facts for a failure of kind %s', (kind) => {
		const converted = toNodeError(node, { ...refused, kind }, 0);
		expect(converted.message).toBe(refused.sentence);
		expect(converted.description).toContain(refused.advice);
		expect(converted.description).toContain(LOG_ID);
		expect(converted.context.itemIndex).toBe(0);
	});

	it.each(KINDS)('keeps a sentence of kind %s that holds a word n8n would replace', (kind) => {
		const sentence = "Nothing called 'EEXIST and ENOENT' was found";
		expect(toNodeError(node, { ...refused, kind, sentence }, 0).message).toBe(sentence);
	});

	it('keeps the sentence when the network gave a code that n8n has words for', () => {
		const failure: FeishuFailure = {
			kind: 'unavailable',
			sentence: 'The connection to Feishu broke',
			advice: 'Run again.',
			code: 'ECONNRESET',
		};
		const converted = toNodeError(node, failure, 0);
		expect(converted.message).toBe('The connection to Feishu broke');
		expect(converted.description).toContain('ECONNRESET');
	});

	it('is one of an operation when nothing was sent', () => {
		for (const thrown of [inputError('Space', 2, 'is empty', 'Paste a link.'), cancelledError()]) {
			expect(toNodeError(node, thrown.failure, 2)).toBeInstanceOf(NodeOperationError);
		}
	});

	it('holds nothing but the failure, however it is written out', () => {
		const failure = { ...refused, token: 't-leak', headers: { Authorization: 'Bearer t-leak' } };
		const converted = toNodeError(node, failure, 0);
		const written = [
			JSON.stringify(converted),
			JSON.stringify(converted.errorResponse ?? null),
			converted.stack,
			converted.description,
			converted.messages.join(),
		];
		expect(written.join('\n')).not.toContain('leak');
	});
});

describe("the description of n8n's error, which its editor shows as HTML", () => {
	const described = (advice: string, feishuText?: string) =>
		toNodeError(node, { kind: 'refused', sentence: 'It failed', advice, feishuText }, 0)
			.description;

	it('has each step on its line', () => {
		expect(described('Do this:\n1. Open it.\n2. Run again.')).toBe(
			'Do this:<br>1. Open it.<br>2. Run again.',
		);
	});

	it.each([
		['Open https://open.feishu.cn/app/cli_a1/auth?q=a:b,c&x=1 (Permissions).', 'q=a:b,c&amp;x=1'],
		['Look into https://open.feishu.cn/app/cli_a1/auth?q=1.', 'q=1'],
		['Look into https://open.feishu.cn/app/cli_a1/auth?q=1, then run again.', 'q=1'],
		['点击链接：https://open.feishu.cn/app/cli_a1/auth?q=1。', 'q=1'],
	])('links what is a link, and no more: %s', (text, query) => {
		const url = `https://open.feishu.cn/app/cli_a1/auth?${query}`;
		expect(described(text)).toContain(`<a href="${url}" target="_blank">${url}</a>`);
	});

	it('has the facts below the advice', () => {
		expect(toNodeError(node, refused, 0).description).toBe(
			`${refused.advice}<br><br>Feishu code 131006, "${String(refused.feishuText)}", log ID ${LOG_ID}, HTTP 400`,
		);
	});

	it('shows what Feishu wrote, also where it looks like HTML', () => {
		expect(described('Run again.', '<b>no</b> & <img src=x>')).toContain(
			'"&lt;b&gt;no&lt;/b&gt; &amp; &lt;img src=x&gt;"',
		);
	});
});

describe('the description', () => {
	it('has a link of Feishu once', () => {
		const link = 'https://open.feishu.cn/app/cli_a1/auth?q=wiki:wiki';
		const failure: FeishuFailure = {
			kind: 'refused',
			sentence: 'The app lacks a scope',
			advice: `Open ${link} and run again.`,
			code: 99991672,
			feishuText: `Access denied. 点击链接：${link}。`,
		};
		expect(descriptionOf(failure)).toBe(
			`Open ${link} and run again. (Feishu code 99991672, "Access denied. 点击链接：…。")`,
		);
	});

	it('does not call a refusal of the token exchange a success', () => {
		const failure: FeishuFailure = { ...refused, kind: 'credential', httpStatus: 200 };
		expect(descriptionOf(failure)).not.toContain('HTTP');
		expect((toNodeError(node, failure, 0) as NodeApiError).httpCode).not.toBe('200');
	});

	it('tells the status of an answer without a code', () => {
		const failure: FeishuFailure = { ...refused, code: undefined, httpStatus: 200 };
		expect(descriptionOf(failure)).toContain('HTTP 200');
	});

	it("does not repeat Feishu's text where it is the sentence", () => {
		const failure: FeishuFailure = {
			kind: 'refused',
			sentence: 'Feishu refused: the moon is full',
			advice: 'Wait.',
			code: 4711,
			feishuText: 'the moon is full',
		};
		expect(descriptionOf(failure)).toBe('Wait. (Feishu code 4711)');
	});

	it('is the advice alone when Feishu said nothing', () => {
		const failure: FeishuFailure = { kind: 'input', sentence: 'It failed', advice: 'Paste it.' };
		expect(descriptionOf(failure)).toBe('Paste it.');
	});

	it('names the facts that there are', () => {
		const failure: FeishuFailure = {
			kind: 'unavailable',
			sentence: 'A web page came back',
			advice: 'Check the proxy.',
			httpStatus: 502,
		};
		expect(descriptionOf(failure)).toBe('Check the proxy. (HTTP 502)');
	});
});

describe('an unusable parameter', () => {
	it('names the field and the item', () => {
		const { failure } = inputError('Parent Page', 7, 'is empty', 'Paste a link.');
		expect(failure.kind).toBe('input');
		expect(failure.sentence).toMatch(/'Parent Page' is empty.*item 7/);
		expect(failure.advice).toBe('Paste a link.');
	});
});

describe('the item of "Continue on fail"', () => {
	it('has the sentence, the description, the code and the log ID', () => {
		expect(failureItem(refused)).toEqual({
			error: refused.sentence,
			description: descriptionOf(refused),
			code: 131006,
			log_id: LOG_ID,
		});
	});

	it('has its description as plain text', () => {
		const { description } = failureItem({ ...refused, advice: '1. Open https://a.b/c\n2. A & B' });
		expect(description).toMatch(/^1\. Open https:\/\/a\.b\/c\n2\. A & B/);
	});

	it('has all four fields when there is neither code nor log ID', () => {
		const item = failureItem({ kind: 'input', sentence: 'It failed', advice: 'Paste it.' });
		expect(Object.keys(item).sort()).toEqual(['code', 'description', 'error', 'log_id']);
		expect(item).toMatchObject({ code: null, log_id: null });
	});
});

describe('finding the failure in what was thrown', () => {
	const thrown = new FeishuError(refused);

	it('takes it from the error itself', () => {
		expect(failureOf(thrown)).toBe(refused);
	});

	it("looks through n8n's wrapping", () => {
		expect(failureOf(new NodeApiError(node, thrown as never))).toBe(refused);
		expect(failureOf(new NodeOperationError(node, thrown))).toBe(refused);
	});

	it('looks through several wrappings', () => {
		const wrapped = new Error('outer', { cause: new Error('inner', { cause: thrown }) });
		expect(failureOf(wrapped)).toBe(refused);
	});

	it.each([[new Error('other')], ['text'], [undefined], [null], [{ failure: refused }]])(
		'finds none in %p',
		(other) => {
			expect(failureOf(other)).toBeUndefined();
		},
	);
});
