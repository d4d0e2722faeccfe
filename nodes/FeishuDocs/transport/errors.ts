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

function factsOf(failure: FeishuFailure): string {
	const { code, logId } = failure;
	const text = newTextOf(failure);
	const status = tellingStatus(failure);
	return [
		typeof code === 'number' ? `Feishu code ${code}` : code,
		text === undefined ? undefined : `"${text}"`,
		logId ? `log ID ${logId}` : undefined,
		status === undefined ? undefined : `HTTP ${status}`,
	]
		.filter((fact) => fact !== undefined)
		.join(', ');
}

/** Feishu's text, as far as sentence and advice have not told it: an unknown code's, a link's. */
function newTextOf({ sentence, advice, feishuText }: FeishuFailure): string | undefined {
	if (!feishuText || sentence.includes(feishuText)) return undefined;
	return feishuText.replace(/https?:\/\/[^\s，。)）]+/g, (link) =>
		advice.includes(link) ? '…' : link,
	);
}

/** The token exchange refuses with HTTP 200, which would only confuse. */
function tellingStatus({ code, httpStatus }: FeishuFailure): number | undefined {
	return httpStatus === 200 && typeof code === 'number' ? undefined : httpStatus;
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
	const facts = factsOf(failure);
	const description = editorHtml(facts === '' ? failure.advice : `${failure.advice}\n\n${facts}`);
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
	const status = tellingStatus(failure);
	return withSentence(
		new NodeApiError(node, answer, {
			message: failure.sentence,
			description,
			// Without it n8n would show Feishu's code as the HTTP code.
			httpCode: status === undefined ? undefined : String(status),
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
