import { createHash } from 'node:crypto';
import type { Answer } from '../http/answers';
import type { AuthorizationCode, RefreshToken } from '../world/oauth';
import type { SimulatedApp } from '../world/types';
import { oauthError } from './oauthErrors';
import { textOf } from './parameters';
import type { OpenCall } from './route';

/** A code for a pair of tokens; the code is used up only when all is right. */
export function exchangeCode(call: OpenCall, app: SimulatedApp, version: 'v2' | 'v3'): Answer {
	const { body, clock, world } = call;
	if (textOf(body.code) === '') return oauthError(20001);
	const code = world.oauth.findCode(textOf(body.code));
	if (!code) return oauthError(20003);
	if (code.appId !== app.appId) return oauthError(20024);
	if (code.used) return oauthError(20065);
	if (code.expiresAtMs <= clock.now()) return oauthError(20004);
	if (body.redirect_uri !== undefined && body.redirect_uri !== code.redirectUri) {
		return oauthError(20071);
	}
	if (!verifierFits(code, textOf(body.code_verifier), version)) return oauthError(20049);
	const scopes = narrowedScopes(code.scopes, textOf(body.scope));
	if ('kind' in scopes) return scopes;
	code.used = true;
	return tokenPair(call, app, code.openId, scopes.scopes);
}

/** A refresh token works once; each answer brings a new pair. */
export function refreshPair(call: OpenCall, app: SimulatedApp): Answer {
	const { body, world } = call;
	const old = world.oauth.findRefreshToken(textOf(body.refresh_token));
	if (!old) return oauthError(20026);
	const refusal = refuseRefresh(call, app, old);
	if (refusal) return refusal;
	const scopes = narrowedScopes(old.scopes, textOf(body.scope));
	if ('kind' in scopes) return scopes;
	old.used = true;
	return tokenPair(call, app, old.openId, scopes.scopes);
}

function refuseRefresh(
	{ world, clock }: OpenCall,
	app: SimulatedApp,
	old: RefreshToken,
): Answer | undefined {
	if (!world.oauth.refreshAllowed) return oauthError(20074);
	if (old.appId !== app.appId) return oauthError(20024);
	if (old.revoked) return oauthError(20064);
	if (old.used) return oauthError(20073);
	return old.expiresAtMs <= clock.now() ? oauthError(20037) : undefined;
}

function verifierFits(code: AuthorizationCode, verifier: string, version: 'v2' | 'v3'): boolean {
	// v3 refuses a verifier when no challenge was sent before, v2 ignores it.
	if (code.challenge === null) return verifier === '' || version === 'v2';
	const { value, method } = code.challenge;
	if (verifier.length < 43 || verifier.length > 128) return false;
	const derived =
		method === 'S256' ? createHash('sha256').update(verifier).digest('base64url') : verifier;
	return derived === value;
}

function narrowedScopes(
	granted: readonly string[],
	wanted: string,
): { scopes: readonly string[] } | Answer {
	if (wanted === '') return { scopes: granted };
	const list = wanted.split(' ').filter((scope) => scope !== '');
	if (new Set(list).size < list.length) return oauthError(20067);
	return list.every((scope) => granted.includes(scope)) ? { scopes: list } : oauthError(20068);
}

function tokenPair(
	{ world }: OpenCall,
	app: SimulatedApp,
	openId: string,
	scopes: readonly string[],
): Answer {
	const { appId } = app;
	const access = world.issueUserToken({ appId, openId, scopes });
	const refresh = scopes.includes('offline_access')
		? world.oauth.issueRefreshToken({ appId, openId, scopes })
		: undefined;
	return {
		kind: 'flat',
		status: 200,
		body: {
			access_token: access.token,
			code: 0,
			expires_in: world.tokenLifeSeconds,
			...(refresh
				? {
						refresh_token: refresh.token,
						refresh_token_expires_in: world.oauth.refreshLifeSeconds,
					}
				: {}),
			scope: scopes.join(' '),
			token_type: 'Bearer',
		},
	};
}
