import type { FeishuFailure } from '../../../nodes/FeishuDocs/transport/errors';
import {
	classifyAnswer,
	type HttpAnswer,
	type Outcome,
} from '../../../nodes/FeishuDocs/transport/response';

export const LOG_ID = '202609010900060A1B2C3D4E5F60718296';

/** An answer of Feishu as n8n's helper delivers it: a text, and header names in small letters. */
export function feishuAnswer(statusCode: number, body: object, headers: object = {}): HttpAnswer {
	return textAnswer(statusCode, JSON.stringify(body), {
		'content-type': 'application/json; charset=utf-8',
		'x-tt-logid': LOG_ID,
		...headers,
	});
}

export function textAnswer(statusCode: number, body: unknown, headers: object = {}): HttpAnswer {
	return { statusCode, headers: { ...headers }, body };
}

export function failureIn(outcome: Outcome): FeishuFailure {
	if (outcome.kind === 'ok') throw new Error('The answer was read as a success');
	return outcome.failure;
}

export function failureFrom(answer: HttpAnswer): FeishuFailure {
	return failureIn(classifyAnswer(answer));
}

/** What a rate limit says about the time to wait. */
export function resetMsFrom(answer: HttpAnswer): number | null {
	const outcome = classifyAnswer(answer);
	if (outcome.kind !== 'rateLimited') throw new Error(`Read as ${outcome.kind}`);
	return outcome.resetMs;
}
