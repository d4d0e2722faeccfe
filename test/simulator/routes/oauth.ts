import { QUOTAS } from '../gateway/quotas';
import type { Answer } from '../http/answers';
import { layout } from '../pages/layout';
import { escapeHtml, html } from '../pages/html';
import { exchangeCode, refreshPair } from './oauthGrants';
import { authenticateClient } from './oauthClient';
import { oauthError } from './oauthErrors';
import { textOf } from './parameters';
import type { OpenCall, OpenRoute } from './route';

/** The consent page: the person says at once what `world.oauth.consent` holds. */
function authorize({ query, world }: OpenCall): Answer {
	const app = world.identities.apps.get(query.client_id ?? '');
	const redirectUri = query.redirect_uri ?? '';
	if (!app) return pageError(20048, 'The specified app does not exist.');
	const { redirectUrls } = world.oauth;
	if (
		!URL.canParse(redirectUri) ||
		(redirectUrls !== 'any' && !redirectUrls.includes(redirectUri))
	) {
		return pageError(20029, 'redirect_uri is not in the list of the app.');
	}
	const scopes = (query.scope ?? '').split(' ').filter((scope) => scope !== '');
	const enabled = app.scopes;
	const missing = enabled === 'all' ? [] : scopes.filter((scope) => !enabled.includes(scope));
	if (missing.length > 0) return pageError(20027, `Not enabled: ${missing.join(' ')}`);
	const back = new URL(redirectUri);
	if (world.oauth.consent === 'deny') back.searchParams.set('error', 'access_denied');
	else {
		const challenge = query.code_challenge
			? { value: query.code_challenge, method: query.code_challenge_method ?? 'plain' }
			: null;
		const issued = world.oauth.issueCode({ appId: app.appId, scopes, redirectUri, challenge });
		back.searchParams.set('code', issued.code);
	}
	if (query.state !== undefined) back.searchParams.set('state', query.state);
	return {
		kind: 'raw',
		status: 302,
		contentType: 'text/html; charset=utf-8',
		headers: { Location: back.toString() },
		body: `<a href="${escapeHtml(back.toString())}">Back</a>`,
	};
}

function pageError(code: number, text: string): Answer {
	const page = layout(
		'Sign-in failed',
		html`<h1>Error ${code}</h1>
			<p>${text}</p>`,
		400,
	);
	return { kind: 'raw', status: 400, contentType: 'text/html; charset=utf-8', body: page.body };
}

function token(call: OpenCall, version: 'v2' | 'v3'): Answer {
	if (version === 'v3' && call.switches.oauthVersion === 'v2') {
		return {
			kind: 'raw',
			status: 404,
			contentType: 'text/plain; charset=utf-8',
			body: '404 page not found',
		};
	}
	const app = authenticateClient(call);
	if ('kind' in app) return app;
	switch (textOf(call.body.grant_type)) {
		case 'authorization_code':
			return exchangeCode(call, app, version);
		case 'refresh_token':
			return refreshPair(call, app);
		default:
			return oauthError(20036);
	}
}

const base = { auth: 'none', scopes: [], quota: QUOTAS.none, serial: false } as const;

export const oauthRoutes: readonly OpenRoute[] = [
	{
		...base,
		endpoint: 'oauth.authorize',
		method: 'GET',
		path: '/open-apis/authen/v1/authorize',
		handle: authorize,
	},
	{
		...base,
		endpoint: 'oauth.tokenV2',
		method: 'POST',
		path: '/open-apis/authen/v2/oauth/token',
		handle: (call) => token(call, 'v2'),
	},
	{
		...base,
		endpoint: 'oauth.tokenV3',
		method: 'POST',
		path: '/oauth/v3/token',
		handle: (call) => token(call, 'v3'),
	},
];
