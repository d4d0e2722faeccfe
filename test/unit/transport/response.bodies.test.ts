import { classifyAnswer } from '../../../nodes/FeishuDocs/transport/response';
import { failureFrom, feishuAnswer, LOG_ID, resetMsFrom, textAnswer } from './answers';

const HTML = '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>';

describe('success', () => {
	it('is HTTP 2xx and code 0, and hands on the whole envelope', () => {
		const body = { code: 0, data: { items: [] }, msg: 'success' };
		expect(classifyAnswer(feishuAnswer(200, body))).toEqual({ kind: 'ok', body });
		expect(classifyAnswer(feishuAnswer(201, body)).kind).toBe('ok');
	});

	it('keeps the fields that a token answer has beside its code', () => {
		const outcome = classifyAnswer(feishuAnswer(200, { code: 0, expire: 7200, msg: 'ok' }));
		expect(outcome).toMatchObject({ kind: 'ok', body: { expire: 7200 } });
	});

	it('takes a body that is an object already', () => {
		expect(classifyAnswer(textAnswer(200, { code: 0, data: {} })).kind).toBe('ok');
	});

	it.each([301, 400, 404, 500])('is not HTTP %i, even with code 0', (status) => {
		const answer = feishuAnswer(status, { code: 0, msg: 'success', data: {} });
		expect(classifyAnswer(answer).kind).not.toBe('ok');
	});

	it('is not claimed in the sentence about a failing status with code 0', () => {
		const answer = feishuAnswer(500, { code: 0, msg: 'success', data: {} });
		expect(failureFrom(answer).sentence).not.toContain('success');
	});

	it.each([
		['code as a string', { code: '0', data: {} }],
		['no code', { data: {} }],
		['code null', { code: null, data: {} }],
	])('is not an answer with %s', (_name, body) => {
		expect(classifyAnswer(feishuAnswer(200, body)).kind).toBe('unknown');
	});
});

describe('answers that are not from Feishu, or broken', () => {
	it.each([
		['an empty body', ''],
		['no body', undefined],
		['blanks', ' \n'],
		['broken JSON', '{"code":0,"data":{"node":{"node_to'],
		['an array', '[{"code":0}]'],
		['a parsed array', [{ code: 0 }]],
		['a number', '0'],
		['null', 'null'],
		['HTML', HTML],
	])('does not know what was done after HTTP 200 with %s', (_name, body) => {
		const outcome = classifyAnswer(textAnswer(200, body));
		expect(outcome).toMatchObject({ kind: 'unknown', mayRepeatReads: true });
	});

	it.each([
		[500, ''],
		[502, HTML],
		[503, 'upstream connect error'],
		[504, HTML],
		[408, ''],
	])('does not know what was done after HTTP %i', (status, body) => {
		const outcome = classifyAnswer(textAnswer(status, body));
		expect(outcome).toMatchObject({ kind: 'unknown', mayRepeatReads: true });
	});

	it.each([
		[404, '404 page not found'],
		[301, ''],
		[302, HTML],
		[307, ''],
		[400, HTML],
		[403, HTML],
		[407, ''],
		[413, HTML],
	])('takes HTTP %i for a refusal', (status, body) => {
		expect(classifyAnswer(textAnswer(status, body)).kind).toBe('refused');
	});

	it('blames the base URL or a proxy for "404 page not found"', () => {
		expect(failureFrom(textAnswer(404, '404 page not found')).advice).toMatch(/base URL.*proxy/i);
	});

	it('says that a redirect came instead of an answer', () => {
		expect(failureFrom(textAnswer(302, '')).sentence).toMatch(/redirect/i);
	});

	it('says that a web page came back, and suspects a proxy', () => {
		const failure = failureFrom(textAnswer(502, HTML));
		expect(failure.sentence).toMatch(/web page/i);
		expect(failure.advice).toMatch(/proxy/i);
		expect(failure.httpStatus).toBe(502);
	});

	it('says that the answer is empty', () => {
		expect(failureFrom(textAnswer(200, '')).sentence).toMatch(/empty/i);
	});

	it('says that broken JSON could not be read', () => {
		expect(failureFrom(textAnswer(200, '{"code":0,')).sentence).toMatch(/could not be read/i);
	});

	it('takes HTTP 429 without JSON for a rate limit', () => {
		const outcome = classifyAnswer(textAnswer(429, HTML, { 'retry-after': '3' }));
		expect(outcome).toMatchObject({ kind: 'rateLimited', resetMs: 3000 });
	});

	it('keeps the log ID of the header', () => {
		expect(failureFrom(textAnswer(502, HTML, { 'x-tt-logid': LOG_ID })).logId).toBe(LOG_ID);
	});
});

describe('the log ID', () => {
	const body = { code: 131005, msg: 'not found' };
	const inHeaders = { 'x-tt-logid': 'in-tt', 'x-request-id': 'in-request' };

	it.each([
		['error.log_id', { ...body, error: { log_id: 'in-error' } }, {}, 'in-error'],
		['error.logid', { ...body, error: { logid: 'in-error' } }, {}, 'in-error'],
		['the top level', { ...body, log_id: 'on-top' }, {}, 'on-top'],
		['X-Tt-Logid', body, inHeaders, 'in-tt'],
		['X-Request-Id', body, { 'x-request-id': 'in-request' }, 'in-request'],
		['X-Tt-Logid when the body has an empty one', { ...body, log_id: '' }, inHeaders, 'in-tt'],
	])('is read from %s', (_name, answer, headers, expected) => {
		const text = JSON.stringify(answer);
		expect(failureFrom(textAnswer(400, text, headers)).logId).toBe(expected);
	});

	it('may be missing', () => {
		expect(failureFrom(textAnswer(400, JSON.stringify(body))).logId).toBeUndefined();
	});
});

describe('the time that a rate limit asks for', () => {
	const RESET = 'x-ogw-ratelimit-reset';

	it.each([
		['whole seconds', { [RESET]: '52' }, 52_000],
		['fractional seconds', { [RESET]: '0.25' }, 250],
		['nothing to wait', { [RESET]: '0' }, 0],
		['no header', {}, null],
		['garbage', { [RESET]: 'soon' }, null],
		['an empty header', { [RESET]: '' }, null],
		['a negative number', { [RESET]: '-5' }, null],
		['infinity', { [RESET]: 'Infinity' }, null],
		['Retry-After', { 'retry-after': '7' }, 7_000],
		['Retry-After instead of garbage', { [RESET]: 'soon', 'retry-after': '7' }, 7_000],
		['its own header rather than Retry-After', { [RESET]: '2', 'retry-after': '7' }, 2_000],
		['a date in Retry-After', { 'retry-after': 'Wed, 21 Oct 2026 07:28:00 GMT' }, null],
	])('is read from %s', (_name, headers, expected) => {
		const body = { code: 99991400, msg: 'request trigger frequency limit' };
		expect(resetMsFrom(feishuAnswer(429, body, headers))).toBe(expected);
		expect(resetMsFrom(feishuAnswer(400, body, headers))).toBe(expected);
	});
});

describe('what an answer says beyond its code', () => {
	const msg = 'Access denied. One of the following scopes is required: [wiki:node:copy, wiki:wiki]';

	it.each([
		['{type, subject}', (scope: string) => ({ subject: scope, type: 'action_scope_required' })],
		['{scope, url}', (scope: string) => ({ scope, url: 'https://open.feishu.cn/app' })],
	])('names the missing scopes of violations as %s', (_shape, violation) => {
		const error = { permission_violations: [violation('drive:drive'), violation('docs:copy')] };
		const failure = failureFrom(feishuAnswer(400, { code: 99991672, msg, error }));
		expect(failure.sentence).toContain('drive:drive');
		expect(failure.sentence).toContain('docs:copy');
	});

	it.each([
		['no error object', undefined],
		['no violations', {}],
		['empty violations', { permission_violations: [] }],
		['violations of an unknown shape', { permission_violations: [null, 'x', { a: 1 }] }],
	])('names the scopes in the brackets of the text when there are %s', (_name, error) => {
		const failure = failureFrom(feishuAnswer(400, { code: 99991672, msg, error }));
		expect(failure.sentence).toContain('wiki:node:copy');
		expect(failure.sentence).toContain('wiki:wiki');
	});

	it.each([{ description: 'max is 50' }, { description: '' }, {}])(
		'names the wrong field but never its value: %j',
		(described) => {
			const violations = [{ field: 'page_size', value: 'Müller GmbH', ...described }];
			const error = { log_id: LOG_ID, field_violations: violations };
			const body = { code: 99992402, msg: 'field validation failed', error };
			const failure = failureFrom(feishuAnswer(400, body));
			expect(failure.advice).toContain('page_size');
			expect(failure.advice).toContain(described.description ?? '');
			expect(JSON.stringify(failure)).not.toContain('Müller');
		},
	);

	it('keeps nothing of an answer but its code, text and log ID', () => {
		const answer = feishuAnswer(
			400,
			{ code: 131006, msg: 'permission denied', tenant_access_token: 't-leak', data: 'leak' },
			{ 'set-cookie': 'leak', authorization: 'Bearer t-leak' },
		);
		expect(JSON.stringify(failureFrom(answer))).not.toContain('leak');
	});

	it('quotes nothing of a body that it cannot read', () => {
		expect(JSON.stringify(failureFrom(textAnswer(502, `${HTML} t-leak`)))).not.toContain('leak');
		expect(JSON.stringify(failureFrom(textAnswer(200, '{"code":0,"t-leak')))).not.toContain('leak');
	});
});
