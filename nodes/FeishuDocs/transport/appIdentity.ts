import type { ICredentialDataDecryptedObject, IHttpRequestOptions } from 'n8n-workflow';

import { endedByCancellation } from './cancellation';
import { APP_CREDENTIAL, ownerOf, readAppCredential } from './credential';
import { FeishuError } from './errors';
import type { Attempt, Context, Identity, ReadAnswer } from './identity';
import { classifyThrown } from './networkError';
import type { FailedOutcome, HttpAnswer, Outcome } from './response';
import { TokenExchangeError } from './tokenExchange';
import { TokenSession } from './tokenSession';

/** The app itself, with the tenant token of its credential, which is read once for the whole run. */
export async function openAppIdentity(
	context: Context,
	readAnswer: ReadAnswer,
	signal?: AbortSignal,
): Promise<Identity> {
	const readStored = async () => ({ ...(await context.getCredentials(APP_CREDENTIAL)) });
	const fields = await readStored();
	const app = readAppCredential(fields);
	const tokens = new TokenSession(fields, ownerOf(app), readStored);
	return {
		address: app,
		secrets: [app.appSecret],
		send: async (options) =>
			await tokens.withToken(async (current) => {
				const signsIn = current.tenantAccessToken === '';
				const attempt = send(context, options, current, readAnswer);
				return signsIn ? await endedByCancellation(context, attempt) : await attempt;
			}, signal),
		replaceToken: (deadToken) => tokens.replace(deadToken),
	};
}

async function send(
	context: Context,
	options: IHttpRequestOptions,
	fields: ICredentialDataDecryptedObject,
	readAnswer: ReadAnswer,
): Promise<Attempt> {
	const tokenBefore = String(fields.tenantAccessToken);
	const outcome = await context.helpers.httpRequestWithAuthentication
		.call(
			context,
			APP_CREDENTIAL,
			// n8n adds the Authorization header and the cancel signal to the object it gets.
			{ ...options, headers: { ...options.headers } },
			{ credentialsDecrypted: { id: '', name: '', type: APP_CREDENTIAL, data: fields } },
		)
		.then(
			(answer): Outcome => readAnswer(answer as HttpAnswer),
			(thrown: unknown) => exchangeOutcomeOf(thrown) ?? classifyThrown(thrown),
		);
	return { outcome, token: tokenBefore === '' ? String(fields.tenantAccessToken) : tokenBefore };
}

/** n8n wraps what the credential's `preAuthentication` throws. */
function exchangeOutcomeOf(thrown: unknown): FailedOutcome | undefined {
	const cause = thrown instanceof Error ? thrown.cause : undefined;
	if (cause instanceof TokenExchangeError) return cause.outcome;
	if (cause instanceof FeishuError) return { kind: 'refused', failure: cause.failure };
	return undefined;
}
