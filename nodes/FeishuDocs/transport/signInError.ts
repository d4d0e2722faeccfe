import type { IDataObject } from 'n8n-workflow';

import { signInAdviceFor, type Advice } from './errorCatalog';
import { causesOf } from './errors';
import { isObject, type FailedOutcome, type HttpAnswer } from './response';

/** Ends the address that n8n renews tokens at. */
const TOKEN_PATH = '/oauth/token';

/** Feishu's sign-in has a problem of its own; the request may be repeated. */
const PASSING_CODES = new Set([20050, 20072]);

const NOT_CONNECTED: Advice = {
	sentence: 'Nobody has signed in with this credential yet',
	advice: 'Open the credential and connect it to your Feishu account.',
};

const NO_REFRESH_TOKEN: Advice = {
	sentence: 'The sign-in of the credential has ended and cannot be renewed',
	advice:
		'Enable offline_access for the app under Permissions (权限管理), publish a version (版本管理与发布), keep offline_access among the scopes of the credential, and reconnect it.',
};

const UNREACHABLE: Advice = {
	sentence: 'The sign-in of the credential could not be renewed: Feishu did not answer as expected',
	advice: 'Run again later. If it stays, reconnect the credential.',
};

/** Feishu's answer inside what n8n's helper threw for its status. Nothing else of the error is kept. */
export function answerIn(thrown: unknown, status: number): HttpAnswer | undefined {
	for (const cause of causesOf(thrown)) {
		const { response } = cause as { response?: unknown };
		if (!isObject(response) || response.status !== status) continue;
		const headers = isObject(response.headers) ? response.headers : {};
		return { statusCode: status, headers, body: response.data };
	}
	return undefined;
}

/**
 * What n8n throws when it has no token or cannot renew it. The request itself was then not done.
 * @returns undefined when the thrown error is about something else
 */
export function signInOutcomeOf(thrown: unknown): FailedOutcome | undefined {
	const causes = causesOf(thrown);
	for (const cause of causes) {
		const fields = cause as { body?: unknown; code?: unknown; config?: unknown };
		// A refusal of the token endpoint: `{code, error, error_description}`.
		if (isObject(fields.body) && typeof fields.body.error === 'string') {
			return refusedRenewal(fields.body);
		}
		if (fields.code === 'ESTATUS' || isTokenRequest(fields.config)) return failed(UNREACHABLE);
	}
	const says = (pattern: RegExp) => causes.some(({ message }) => pattern.test(message));
	if (says(/credentials not connected|sign without access token/i)) return refused(NOT_CONNECTED);
	if (says(/no refresh token/i)) return refused(NO_REFRESH_TOKEN);
	if (says(/needs? to be reconnected/i)) return refused(signInAdviceFor(undefined, ''));
	return undefined;
}

function refusedRenewal(body: IDataObject): FailedOutcome {
	const code = typeof body.code === 'number' ? body.code : undefined;
	const text = typeof body.error_description === 'string' ? body.error_description : '';
	const advice = signInAdviceFor(code, text);
	const says = { code, feishuText: text === '' ? undefined : text };
	const isPassing = code !== undefined && PASSING_CODES.has(code);
	return isPassing ? failed(advice, says) : refused(advice, says);
}

function isTokenRequest(config: unknown): boolean {
	return isObject(config) && typeof config.url === 'string' && config.url.endsWith(TOKEN_PATH);
}

/** What Feishu said beyond our sentence. */
interface Said {
	code?: number;
	feishuText?: string;
}

const failed = (advice: Advice, says: Said = {}): FailedOutcome => ({
	kind: 'notDone',
	failure: { kind: 'credential', ...advice, ...says },
});

const refused = (advice: Advice, says: Said = {}): FailedOutcome => ({
	kind: 'refused',
	failure: { kind: 'credential', ...advice, ...says },
});
