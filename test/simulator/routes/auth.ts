import type { Answer } from '../http/answers';
import type { IssuedToken, SimulatedApp } from '../world/types';
import { QUOTAS } from '../gateway/quotas';
import { textOf } from './parameters';
import type { OpenCall, OpenRoute } from './route';

/** This API says "no" with HTTP 200 and without an `error` object (reference, section 3.1). */
const no = (code: number, msg: string, extra: Record<string, unknown> = {}): Answer => ({
	kind: 'flat',
	status: 200,
	body: { code, msg, ...extra },
});

function exchange(call: OpenCall, fields: (issued: IssuedToken) => Record<string, string>): Answer {
	const app = call.world.identities.apps.get(textOf(call.body.app_id));
	if (!app) return no(10003, 'invalid param', { data: {} });
	return refuseApp(app, call) ?? token(app, call, fields);
}

function refuseApp(app: SimulatedApp, { body, switches }: OpenCall): Answer | undefined {
	if (textOf(body.app_secret) !== app.appSecret) {
		return no(switches.wrongSecretCode, 'app secret invalid');
	}
	return app.enabled ? undefined : no(10014, 'app disabled');
}

function token(
	app: SimulatedApp,
	call: OpenCall,
	fields: (issued: IssuedToken) => Record<string, string>,
): Answer {
	const issued = call.world.identities.tenantTokenOf(app);
	const expire = Math.floor((issued.expiresAtMs - call.clock.now()) / 1000);
	return { kind: 'flat', status: 200, body: { code: 0, expire, msg: 'ok', ...fields(issued) } };
}

const base = {
	auth: 'none',
	method: 'POST',
	scopes: [],
	quota: QUOTAS.none,
	serial: false,
} as const;

export const authRoutes: readonly OpenRoute[] = [
	{
		...base,
		endpoint: 'auth.tenantAccessToken',
		path: '/open-apis/auth/v3/tenant_access_token/internal',
		handle: (call) => exchange(call, (issued) => ({ tenant_access_token: issued.token })),
	},
	{
		...base,
		endpoint: 'auth.appAccessToken',
		path: '/open-apis/auth/v3/app_access_token/internal',
		handle: (call) =>
			exchange(call, (issued) => ({
				app_access_token: issued.token,
				tenant_access_token: issued.token,
			})),
	},
];
