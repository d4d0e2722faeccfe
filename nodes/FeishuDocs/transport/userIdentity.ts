import type { IHttpRequestOptions } from 'n8n-workflow';

import { endedByCancellation } from './cancellation';
import { USER_CREDENTIAL, readUserCredential, userSecrets } from './credential';
import { forPerson, RECONNECT_ADVICE } from './errorCatalog';
import type { Context, Identity, ReadAnswer } from './identity';
import { classifyThrown } from './networkError';
import { oneAtATime } from './oneAtATime';
import type { FailedOutcome, HttpAnswer, Outcome } from './response';
import { answerIn, signInOutcomeOf } from './signInError';

/** The user token is over; n8n can renew it. Real answers carry it with HTTP 401. */
const TOKEN_OVER = 99991677;

/**
 * The person who signed in. n8n holds the tokens: it reads them for every request and renews them
 * when it sees a 401.
 */
export async function openUserIdentity(
	context: Context,
	readAnswer: ReadAnswer,
	signal?: AbortSignal,
): Promise<Identity> {
	const fields = { ...(await context.getCredentials(USER_CREDENTIAL)) };
	const address = readUserCredential(fields);
	const credentialId = context.getNode().credentials?.[USER_CREDENTIAL]?.id;
	const renewals = JSON.stringify([credentialId, address]);
	/** A sign-in that has ended is not tried again for every request. */
	let refusal: Outcome | undefined;

	/** A refresh token works once: one request at a time lets n8n renew, the next find the new one. */
	async function renewAndSend(options: IHttpRequestOptions, status: number): Promise<Outcome> {
		if (refusal !== undefined) return refusal;
		const outcome = await sendWithRenewal(context, options, status, readAnswer);
		if (outcome.kind === 'refused' && outcome.failure.kind === 'credential') refusal = outcome;
		return outcome;
	}

	return {
		address,
		secrets: userSecrets(fields),
		send: async (options) => {
			const outcome = await sendWithoutRenewal(context, options, readAnswer);
			if (outcome.kind === 'ok' || outcome.failure.code !== TOKEN_OVER) {
				return { outcome: asPerson(outcome), token: '' };
			}
			const status = outcome.failure.httpStatus ?? 401;
			const renewing = oneAtATime(
				renewals,
				async () => await renewAndSend(options, status),
				signal,
			).then((renewed) => ({ outcome: asPerson(renewed), token: '' }));
			return await endedByCancellation(context, renewing);
		},
		replaceToken: () => {},
	};
}

/** Every status comes back as an answer, so n8n has nothing to renew the token for. */
async function sendWithoutRenewal(
	context: Context,
	options: IHttpRequestOptions,
	readAnswer: ReadAnswer,
): Promise<Outcome> {
	return await context.helpers.httpRequestWithAuthentication
		.call(context, USER_CREDENTIAL, { ...options, headers: { ...options.headers } })
		.then((answer): Outcome => readAnswer(answer as HttpAnswer), outcomeOfThrown);
}

/** With this status, which n8n must see thrown, n8n renews the token and sends the request again. */
async function sendWithRenewal(
	context: Context,
	options: IHttpRequestOptions,
	status: number,
	readAnswer: ReadAnswer,
): Promise<Outcome> {
	return await context.helpers.httpRequestWithAuthentication
		.call(
			context,
			USER_CREDENTIAL,
			{
				...options,
				headers: { ...options.headers },
				ignoreHttpStatusErrors: { ignore: true, except: [status] },
			},
			{ oauth2: { tokenExpiredStatusCode: status } },
		)
		.then(
			(answer): Outcome => readAnswer(answer as HttpAnswer),
			(thrown: unknown) => {
				const answer = answerIn(thrown, status);
				return answer === undefined ? outcomeOfThrown(thrown) : readAnswer(answer);
			},
		);
}

function outcomeOfThrown(thrown: unknown): FailedOutcome {
	return signInOutcomeOf(thrown) ?? classifyThrown(thrown);
}

/** A dead token is final here: n8n has renewed it already, or Feishu does not accept this person. */
function asPerson(outcome: Outcome): Outcome {
	if (outcome.kind === 'ok' || outcome.failure.kind === 'credential') return outcome;
	const failure = { ...outcome.failure, ...forPerson(outcome.failure) };
	if (outcome.kind === 'tokenInvalid' || failure.code === TOKEN_OVER) {
		return { kind: 'refused', failure: { ...failure, advice: RECONNECT_ADVICE } };
	}
	return { ...outcome, failure };
}
