import type { INode, JsonObject } from 'n8n-workflow';
import { NodeApiError, NodeOperationError } from 'n8n-workflow';

import { editorHtml } from './editorHtml';

/**
 * What went wrong, as data. Every failure of this package is one of these until the item loop
 * converts it, once, into n8n's error. Holds no token, no secret and no header.
 */
export interface FeishuFailure {
	kind: /** A parameter of the node cannot be used; nothing was sent for it. */
	| 'input'
		/** Feishu answered and refused. */
		| 'refused'
		/** Feishu asks for a longer pause than a workflow should sit through. */
		| 'rateLimited'
		/** No usable answer arrived and nothing was changed by the call. */
		| 'unavailable'
		/** A copy was sent and it is not known whether it was made. */
		| 'outcomeUnknown'
		/** No token could be had or renewed, so the call itself was not done. */
		| 'credential'
		/** The execution was cancelled. */
		| 'cancelled';
	/** One sentence for a person, without a final period. */
	sentence: string;
	/** What to do next. */
	advice: string;
	/** Feishu's code (a number) or the network's (ECONNRESET, …). */
	code?: number | string;
	/** Feishu's own text. */
	feishuText?: string;
	/** Feishu's log ID, which its support asks for. */
	logId?: string;
	httpStatus?: number;
	/** Of an `outcomeUnknown`: when the request went out, epoch milliseconds on this machine's clock. */
	sentAtMs?: number;
}

/** Carries a failure from where it happens to the item loop. */
export class FeishuError extends Error {
	constructor(readonly failure: FeishuFailure) {
		super(failure.sentence);
		this.name = 'FeishuError';
	}
}

/** An unusable parameter; the sentence names the field as the editor shows it, and the item. */
export function inputError(
	field: string,
	itemIndex: number,
	says: string,
	advice: string,
): FeishuError {
	return new FeishuError({
		kind: 'input',
		sentence: `'${field}' ${says} [item ${itemIndex}]`,
		advice,
	});
}

export function cancelledError(): FeishuError {
	return new FeishuError({
		kind: 'cancelled',
		sentence: 'The execution was cancelled',
		advice: 'Nothing more was sent after the cancellation.',
	});
}

/**
 * Narrows anything thrown to the failure it carries, also through n8n's wrapping: what a credential
 * throws arrives as the `cause` of a NodeApiError.
 */
export function failureOf(thrown: unknown): FeishuFailure | undefined {
	return causesOf(thrown).find((error) => error instanceof FeishuError)?.failure;
}

/** The error and its causes, outermost first: n8n wraps what credentials and the network throw. */
export function causesOf(thrown: unknown): Error[] {
	const causes: Error[] = [];
	for (let error = thrown; error instanceof Error && causes.length < 10; error = error.cause) {
		causes.push(error);
	}
	return causes;
}

/** The advice, followed by what Feishu said: code, text, log ID, HTTP status. */
export function descriptionOf(failure: FeishuFailure): string {
	const facts = factsOf(failure);
	return facts === '' ? failure.advice : `${failure.advice} (${facts})`;
}

function factsOf({ sentence, code, feishuText, logId, httpStatus }: FeishuFailure): string {
	return [
		typeof code === 'number' ? `Feishu code ${code}` : code,
		// A code without a sentence of its own has Feishu's text in the sentence.
		feishuText && !sentence.includes(feishuText) ? `"${feishuText}"` : undefined,
		logId ? `log ID ${logId}` : undefined,
		httpStatus !== undefined ? `HTTP ${httpStatus}` : undefined,
	]
		.filter((fact) => fact !== undefined)
		.join(', ');
}

/** What a failing item puts out with "Continue on fail". */
export function failureItem(failure: FeishuFailure) {
	return {
		error: failure.sentence,
		description: descriptionOf(failure),
		code: failure.code ?? null,
		log_id: failure.logId ?? null,
	};
}

/**
 * The one conversion to n8n's error. Always a new error made from plain data: wrapping an existing
 * NodeApiError hands back the old one, and what n8n's helper throws still holds the request headers.
 */
export function toNodeError(
	node: INode,
	failure: FeishuFailure,
	itemIndex: number,
): NodeApiError | NodeOperationError {
	const description = editorHtml(descriptionOf(failure));
	if (failure.kind === 'input' || failure.kind === 'cancelled') {
		return withSentence(
			new NodeOperationError(node, failure.sentence, { description, itemIndex }),
			failure,
		);
	}
	const answer: JsonObject = {};
	if (failure.code !== undefined) answer.code = failure.code;
	if (failure.feishuText !== undefined) answer.msg = failure.feishuText;
	if (failure.logId !== undefined) answer.log_id = failure.logId;
	return withSentence(
		new NodeApiError(node, answer, {
			message: failure.sentence,
			description,
			// Without it n8n would show Feishu's code as the HTTP code.
			httpCode: failure.httpStatus === undefined ? undefined : String(failure.httpStatus),
			itemIndex,
		}),
		failure,
	);
}

/** n8n replaces messages that contain words such as "eexist"; ours are final. */
function withSentence<E extends Error>(error: E, { sentence }: FeishuFailure): E {
	error.message = sentence;
	return error;
}
