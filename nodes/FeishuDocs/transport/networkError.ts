import { UserError } from 'n8n-workflow';

import { networkAdvice } from './errorCatalog';
import { causesOf } from './errors';
import type { FailedOutcome } from './response';

/** Connections that were never made: name not found, refused, no route. */
const NEVER_CONNECTED = new Set([
	'ENOTFOUND',
	'EAI_AGAIN',
	'ECONNREFUSED',
	'EHOSTUNREACH',
	'ENETUNREACH',
]);

/** The server's certificate was not trusted, so nothing was sent. */
const NO_TRUST = /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO)/;

/**
 * Reads what n8n's helper threw because no answer arrived. Nothing of the thrown error is kept but
 * Node's code: the error itself holds the request with its token.
 */
export function classifyThrown(thrown: unknown): FailedOutcome {
	const causes = causesOf(thrown);
	const declined = causes.find((cause) => cause instanceof UserError);
	if (declined !== undefined) {
		return {
			kind: 'refused',
			failure: {
				kind: 'refused',
				sentence: `n8n did not send the request: ${declined.message}`,
				advice: 'Check the allowed domains of the credential and the network rules of this n8n.',
			},
		};
	}
	const code = causes.map(codeOf).find((found) => found !== undefined);
	const failure = { kind: 'unavailable' as const, ...networkAdvice(code), code };
	if (code !== undefined && NEVER_CONNECTED.has(code)) return { kind: 'notDone', failure };
	if (code !== undefined && NO_TRUST.test(code)) return { kind: 'refused', failure };
	return { kind: 'unknown', mayRepeatReads: true, failure };
}

function codeOf(error: Error): string | undefined {
	const { code } = error as { code?: unknown };
	return typeof code === 'string' && code !== '' ? code : undefined;
}
