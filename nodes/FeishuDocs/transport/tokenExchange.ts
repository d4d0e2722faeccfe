import type { IHttpRequestOptions } from 'n8n-workflow';

import { ownerOf, type AppCredential } from './credential';
import { EXCHANGE_PATH } from './endpoints';
import { exchangeAdviceFor } from './errorCatalog';
import { descriptionOf, FeishuError } from './errors';
import { classifyThrown } from './networkError';
import { withoutSecrets } from './redaction';
import { classifyAnswer, type FailedOutcome, type HttpAnswer, type Outcome } from './response';

/** What the credential stores of an exchange. */
export interface TenantToken {
	tenantAccessToken: string;
	/** Epoch milliseconds; 0 = Feishu did not say. */
	tokenExpiresAt: number;
	/** Whose token it is; see ownerOf. */
	tokenOwner: string;
}

type HttpRequest = (options: IHttpRequestOptions) => Promise<unknown>;

/** A failed exchange; `outcome` tells the transport whether another try makes sense. */
export class TokenExchangeError extends FeishuError {
	constructor(readonly outcome: FailedOutcome) {
		super(outcome.failure);
		this.name = 'TokenExchangeError';
		// n8n's credential test shows nothing but the message, and replaces one that holds a network code.
		const { code, ...failure } = outcome.failure;
		const description = descriptionOf(typeof code === 'number' ? outcome.failure : failure);
		this.message = `${failure.sentence}. ${description}`;
	}
}

const EXCHANGE_TIMEOUT_MS = 30_000;

/** Exchanges under way, by base URL, app ID and secret: everybody who asks meanwhile shares the answer. */
const underWay = new Map<string, Promise<TenantToken>>();

/**
 * Gets a tenant access token, with one request however many callers wait for it.
 * Not a cache: n8n stores the token with the credential.
 *
 * Shape: `{code, msg, expire (seconds left), tenant_access_token}`; refusals arrive with HTTP 200.
 * https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal
 *
 * @throws TokenExchangeError
 */
export async function exchangeToken(
	credential: AppCredential,
	httpRequest: HttpRequest,
): Promise<TenantToken> {
	const key = JSON.stringify([credential.baseUrl, credential.appId, credential.appSecret]);
	const shared = underWay.get(key);
	if (shared !== undefined) return await shared;
	const exchange = requestToken(credential, httpRequest).finally(() => underWay.delete(key));
	underWay.set(key, exchange);
	return await exchange;
}

async function requestToken(
	credential: AppCredential,
	httpRequest: HttpRequest,
): Promise<TenantToken> {
	const outcome = await httpRequest({
		method: 'POST',
		url: credential.baseUrl + EXCHANGE_PATH,
		headers: { 'Content-Type': 'application/json; charset=utf-8' },
		body: { app_id: credential.appId, app_secret: credential.appSecret },
		encoding: 'text',
		ignoreHttpStatusErrors: true,
		returnFullResponse: true,
		disableFollowRedirect: true,
		timeout: EXCHANGE_TIMEOUT_MS,
	}).then((answer): Outcome => classifyAnswer(answer as HttpAnswer), classifyThrown);
	if (outcome.kind !== 'ok') {
		const refused = explained(outcome);
		const failure = withoutSecrets(refused.failure, [credential.appSecret]);
		throw new TokenExchangeError({ ...refused, failure });
	}

	// The fields stand beside `code`, not in `data`.
	const { tenant_access_token: tenantAccessToken, expire } = outcome.body;
	if (typeof tenantAccessToken !== 'string' || tenantAccessToken === '') {
		throw new TokenExchangeError(ANSWER_WITHOUT_TOKEN);
	}
	const secondsLeft = Number(expire);
	return {
		tenantAccessToken,
		tokenExpiresAt: secondsLeft > 0 ? Date.now() + secondsLeft * 1000 : 0,
		tokenOwner: ownerOf(credential),
	};
}

const ANSWER_WITHOUT_TOKEN: FailedOutcome = {
	kind: 'unknown',
	mayRepeatReads: true,
	failure: {
		kind: 'credential',
		sentence: 'Feishu answered without an access token',
		advice: 'Wait a minute and run again.',
	},
};

/** The codes of the exchange mean other things than those of the business APIs. */
function explained(outcome: FailedOutcome): FailedOutcome {
	const { code, feishuText } = outcome.failure;
	const advice = typeof code === 'number' ? exchangeAdviceFor(code, feishuText ?? '') : {};
	return { ...outcome, failure: { ...outcome.failure, ...advice, kind: 'credential' } };
}
