import type { IDataObject } from 'n8n-workflow';

import { adviceFor, missingScopes } from './errorCatalog';
import type { FeishuFailure } from './errors';

/** An answer as n8n's helper delivers it. */
export interface HttpAnswer {
	statusCode: number;
	headers: IDataObject;
	body: unknown;
}

/** What one attempt of a call came to. */
export type Outcome =
	/** `body` is the whole envelope: token answers have no `data`. */
	| { kind: 'ok'; body: IDataObject }
	/** The token is dead: get a new one, repeat once. */
	| { kind: 'tokenInvalid'; failure: FeishuFailure }
	/** Too many calls; not done. `resetMs` is the server's word, null when it gave none. */
	| { kind: 'rateLimited'; resetMs: number | null; failure: FeishuFailure }
	/** Not done and worth another try: Feishu was busy, or nothing can have been sent. */
	| { kind: 'notDone'; contention?: Contention; failure: FeishuFailure }
	/** It may have been done or not. */
	| { kind: 'unknown'; mayRepeatReads: boolean; failure: FeishuFailure }
	/** Feishu says no. */
	| { kind: 'refused'; failure: FeishuFailure };

/** `collision`: with a write at the same moment. `busy`: Feishu does one such call at a time. */
export type Contention = 'collision' | 'busy';

export type FailedOutcome = Exclude<Outcome, { kind: 'ok' }>;

/** Feishu's codes for a tenant token that is missing, expired, revoked or malformed. */
const DEAD_TOKEN_CODES = new Set([99991661, 99991663, 99991664, 99991665, 99991668, 99991671]);

const RATE_LIMIT_CODES = new Set([99991400, 1000004, 1000005]);

/** Refused before the effect because of another write. */
const CONTENTION_CODES = new Map<number, Contention>([
	[131009, 'collision'],
	[1061045, 'busy'],
]);

/** Failures inside Feishu, after which a copy may or may not exist. */
const INTERNAL_CODES = new Set([131001, 1061001, 2200]);

/** Nothing that Feishu counts goes beyond a month; a longer time is no answer. */
const MAX_RESET_SECONDS = 31 * 24 * 3600;

/** As INTERNAL_CODES, and its page says not to try again. */
const WIKI_INTERNAL_ERROR = 131007;

/**
 * Reads an answer of Feishu. Success is HTTP 2xx and `code` 0; everything else is told apart by
 * `code`, because Feishu's HTTP statuses vary (a dead token is a 400, a rate limit 429 or 400).
 */
export function classifyAnswer(answer: HttpAnswer): Outcome {
	const body = parseBody(answer.body);
	const code = body === undefined ? undefined : numberOf(body.code);
	const isSuccessStatus = answer.statusCode >= 200 && answer.statusCode < 300;
	if (body !== undefined && code === 0 && isSuccessStatus) return { kind: 'ok', body };
	if (body === undefined || code === undefined || code === 0) return classifyForeignAnswer(answer);

	const failure = apiFailure(code, body, answer);
	if (DEAD_TOKEN_CODES.has(code)) return { kind: 'tokenInvalid', failure };
	if (RATE_LIMIT_CODES.has(code) || answer.statusCode === 429) {
		return { kind: 'rateLimited', resetMs: resetMsOf(answer.headers), failure };
	}
	const contention = CONTENTION_CODES.get(code);
	if (contention !== undefined) return { kind: 'notDone', contention, failure };
	if (code === WIKI_INTERNAL_ERROR) return { kind: 'unknown', mayRepeatReads: false, failure };
	if (INTERNAL_CODES.has(code) || answer.statusCode >= 500) {
		return { kind: 'unknown', mayRepeatReads: true, failure };
	}
	return { kind: 'refused', failure };
}

/**
 * The outcome of a read, whose success must tell something: without `data` the answer was cut short on
 * the way, and must not look like the end of a list.
 */
export function requireData(outcome: Outcome): Outcome {
	if (outcome.kind !== 'ok' || isObject(outcome.body.data)) return outcome;
	return {
		kind: 'unknown',
		mayRepeatReads: true,
		failure: {
			kind: 'unavailable',
			sentence: 'Feishu reported success but sent no content',
			advice: 'Run again later. If it stays, look for a proxy between n8n and Feishu.',
		},
	};
}

/** An answer without Feishu's envelope: from a proxy, a wrong address, or cut short. */
function classifyForeignAnswer(answer: HttpAnswer): FailedOutcome {
	const status = answer.statusCode;
	const failure: FeishuFailure = {
		kind: 'unavailable',
		...describeForeignAnswer(answer),
		logId: logIdOf(undefined, answer.headers),
		httpStatus: status,
	};
	if (status === 429) {
		return { kind: 'rateLimited', resetMs: resetMsOf(answer.headers), failure };
	}
	// The request timed out or was given up on the way. 2xx: done perhaps, but the answer is unreadable.
	if (status >= 500 || [408, 499].includes(status) || (status >= 200 && status < 300)) {
		return { kind: 'unknown', mayRepeatReads: true, failure };
	}
	return { kind: 'refused', failure: { ...failure, kind: 'refused' } };
}

function describeForeignAnswer(answer: HttpAnswer): { sentence: string; advice: string } {
	const text = typeof answer.body === 'string' ? answer.body.trim() : '';
	if (answer.statusCode === 404) {
		return {
			sentence: 'Feishu does not know this address',
			advice:
				'The base URL is wrong or a proxy is in between. Use https://open.feishu.cn for Feishu or https://open.larksuite.com for Lark.',
		};
	}
	if (answer.statusCode >= 300 && answer.statusCode < 400) {
		return {
			sentence: 'The server redirects instead of answering',
			advice: 'Check the base URL in the credential: Feishu answers without redirecting.',
		};
	}
	if (answer.statusCode === 429) {
		return {
			sentence: 'Too many calls in a short time',
			advice: 'Wait a minute and run again, with fewer items at a time.',
		};
	}
	if (text === '' && !isObject(answer.body)) {
		return {
			sentence: 'Feishu sent an empty answer',
			advice: 'Run again later. If it stays, look for a proxy between n8n and Feishu.',
		};
	}
	if (text.startsWith('<')) {
		return {
			sentence: 'A web page came back instead of an answer of Feishu',
			advice:
				'A proxy or gateway between n8n and Feishu answered. Check the base URL in the credential and the proxy, then run again.',
		};
	}
	return {
		sentence: "Feishu's answer could not be read",
		advice: 'Run again later. If it stays, look for a proxy between n8n and Feishu.',
	};
}

function apiFailure(code: number, body: IDataObject, answer: HttpAnswer): FeishuFailure {
	const feishuText = typeof body.msg === 'string' && body.msg !== '' ? body.msg : undefined;
	const details = isObject(body.error) ? body.error : {};
	return {
		kind: 'refused',
		...adviceFor(code, {
			text: feishuText ?? '',
			scopes: missingScopes(details, feishuText ?? ''),
			fields: violatedFields(details),
		}),
		code,
		feishuText,
		logId: logIdOf(body, answer.headers),
		httpStatus: answer.statusCode,
	};
}

const MAX_FIELDS = 20;

/** `error.field_violations: [{field, value, description}]`; the value may be private and is left out. */
function violatedFields(details: IDataObject): string[] {
	return listOf(details.field_violations)
		.slice(0, MAX_FIELDS)
		.flatMap(({ field, description }) => {
			if (typeof field !== 'string') return [];
			const says = typeof description === 'string' && description !== '';
			return [says ? `${field}: ${description}` : field];
		});
}

/** 34 characters as a rule; those of a proxy are UUIDs. */
const LOG_ID = /^[\w-]{1,64}$/;

/** Pages say `error.logid`, real answers `error.log_id`, some clients a top-level `log_id`. */
function logIdOf(body: IDataObject | undefined, headers: IDataObject): string | undefined {
	const details = isObject(body?.error) ? body.error : {};
	const candidates = [
		details.log_id,
		details.logid,
		body?.log_id,
		headers['x-tt-logid'],
		headers['x-request-id'],
	];
	return candidates.find(
		(value): value is string => typeof value === 'string' && LOG_ID.test(value),
	);
}

/** Order of trust: Feishu's own header, then the standard one. Fractions of a second occur. */
function resetMsOf(headers: IDataObject): number | null {
	for (const name of ['x-ogw-ratelimit-reset', 'retry-after']) {
		const seconds = secondsIn(headers[name], headers.date);
		if (seconds >= 0 && seconds <= MAX_RESET_SECONDS) return Math.ceil(seconds * 1000);
	}
	return null;
}

/** Seconds, or a time to wait for, which is measured by the server's own clock. NaN for neither. */
function secondsIn(value: unknown, date: unknown): number {
	if (typeof value !== 'string' || value.trim() === '') return NaN;
	const seconds = Number(value);
	return Number.isNaN(seconds) ? (Date.parse(value) - Date.parse(String(date))) / 1000 : seconds;
}

function parseBody(body: unknown): IDataObject | undefined {
	if (isObject(body)) return body;
	if (typeof body !== 'string') return undefined;
	try {
		const parsed: unknown = JSON.parse(body);
		return isObject(parsed) ? parsed : undefined;
	} catch {
		return undefined;
	}
}

function numberOf(value: unknown): number | undefined {
	return typeof value === 'number' && Number.isFinite(value) ? value : undefined;
}

export function isObject(value: unknown): value is IDataObject {
	return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The objects of a list; anything else in it is left out. */
export function listOf(value: unknown): IDataObject[] {
	return Array.isArray(value) ? value.filter(isObject) : [];
}
