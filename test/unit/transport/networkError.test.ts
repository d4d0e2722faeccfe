import { NodeApiError, UserError } from 'n8n-workflow';

import { classifyThrown } from '../../../nodes/FeishuDocs/transport/networkError';
import { node } from './node';

function networkError(code: string, message = `connect ${code}`): Error {
	return Object.assign(new Error(message), { code });
}

function wrapped(error: Error): NodeApiError {
	return new NodeApiError(node, error as never);
}

describe('an answer that never came', () => {
	it.each(['ENOTFOUND', 'EAI_AGAIN', 'ECONNREFUSED', 'EHOSTUNREACH', 'ENETUNREACH'])(
		'means that nothing was sent: %s',
		(code) => {
			expect(classifyThrown(networkError(code)).kind).toBe('notDone');
			expect(classifyThrown(wrapped(networkError(code))).kind).toBe('notDone');
		},
	);

	it.each([
		'ETIMEDOUT',
		'ECONNABORTED',
		'ECONNRESET',
		'EPIPE',
		'ERR_NETWORK',
		'ERR_BAD_RESPONSE',
		'UND_ERR_SOCKET',
		'HPE_INVALID_CONSTANT',
	])('leaves open what was done: %s', (code) => {
		const expected = { kind: 'unknown', mayRepeatReads: true };
		expect(classifyThrown(networkError(code))).toMatchObject(expected);
		expect(classifyThrown(wrapped(networkError(code)))).toMatchObject(expected);
	});

	it.each([
		'CERT_HAS_EXPIRED',
		'DEPTH_ZERO_SELF_SIGNED_CERT',
		'SELF_SIGNED_CERT_IN_CHAIN',
		'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
		'ERR_TLS_CERT_ALTNAME_INVALID',
	])('is refused for good when the certificate is not trusted: %s', (code) => {
		expect(classifyThrown(networkError(code)).kind).toBe('refused');
		expect(classifyThrown(networkError(code)).failure.advice).toMatch(/proxy|base URL/i);
	});

	it.each(['ERR_SSL_DECRYPTION_FAILED_OR_BAD_RECORD_MAC', 'ERR_SSL_BAD_RECORD_TYPE'])(
		'leaves open what was done when an established TLS connection breaks: %s',
		(code) => {
			expect(classifyThrown(networkError(code)).kind).toBe('unknown');
		},
	);

	it.each([[new Error('socket hang up')], ['text'], [undefined], [null], [{ code: 'ENOTFOUND' }]])(
		'leaves open what was done when nothing is known: %p',
		(thrown) => {
			expect(classifyThrown(thrown).kind).toBe('unknown');
		},
	);

	it('finds the code beneath other errors', () => {
		const inner = new Error('request failed', { cause: networkError('ECONNREFUSED') });
		const outer = new Error('outer', { cause: inner });
		expect(classifyThrown(outer).kind).toBe('notDone');
		expect(classifyThrown(outer).failure.code).toBe('ECONNREFUSED');
	});

	it('ends with an error that is its own cause', () => {
		const circular = new Error('round');
		circular.cause = circular;
		expect(classifyThrown(circular).kind).toBe('unknown');
	});
});

describe('a request that n8n declined to send', () => {
	it("is refused with n8n's reason", () => {
		const declined = new UserError('Domain not allowed: open.feishu.cn');
		for (const thrown of [declined, wrapped(declined)]) {
			const outcome = classifyThrown(thrown);
			expect(outcome.kind).toBe('refused');
			expect(outcome.failure.sentence).toContain('Domain not allowed');
			expect(outcome.failure.advice).toMatch(/allowed domains/i);
		}
	});
});

describe('the failure', () => {
	it('keeps nothing of the thrown error but its code', () => {
		const thrown = Object.assign(networkError('ECONNRESET', 'leaked'), {
			config: { headers: { Authorization: 'Bearer leaked' } },
			request: { body: 'leaked' },
		});
		const { failure } = classifyThrown(wrapped(thrown));
		expect(JSON.stringify(failure)).not.toContain('leaked');
		expect(failure).toMatchObject({ kind: 'unavailable', code: 'ECONNRESET' });
		expect(failure.httpStatus).toBeUndefined();
	});

	it('says different things about an unknown host, a refusal, a timeout and a break', () => {
		const sentences = ['ENOTFOUND', 'ECONNREFUSED', 'ETIMEDOUT', 'ECONNRESET'].map(
			(code) => classifyThrown(networkError(code)).failure.sentence,
		);
		expect(new Set(sentences).size).toBe(4);
	});
});
