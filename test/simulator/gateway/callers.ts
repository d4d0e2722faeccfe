import { refuse, type Refusal } from '../http/answers';
import type { Switches } from '../switches';
import type { Identities } from '../world/identities';
import type { Caller, IssuedToken } from '../world/types';

const INVALID_TOKEN =
	'Invalid access token for authorization. Please make a request with token attached.';
const BEARER = 'Bearer ';

/** The token of an Authorization header, or null when it is missing or without `Bearer `. */
export function bearerToken(authorization: string | undefined): string | null {
	if (!authorization?.startsWith(BEARER)) return null;
	const token = authorization.slice(BEARER.length).trim();
	return token === '' ? null : token;
}

/** Who calls, or why the gateway does not let the token in (reference, section 4.3). */
export function identify(
	token: string | null,
	identities: Identities,
	switches: Switches,
): Caller | Refusal {
	if (token === null) {
		return refuse(
			400,
			99991661,
			'Missing access token for authorization. Please make a request with token attached.',
		);
	}
	const issued = identities.find(token);
	if (!issued || issued.revoked) return refuseUnknown(token, switches);
	if (!identities.isAlive(issued)) return refuseExpired(issued, switches);
	const app = identities.apps.get(issued.appId);
	if (!app) return refuseUnknown(token, switches);
	if (!app.enabled) return refuse(400, 99991662, 'app not in use');
	return {
		kind: issued.kind,
		app,
		openId: issued.openId,
		scopes: issued.kind === 'tenant' ? app.scopes : issued.scopes,
	};
}

function refuseUnknown(token: string, switches: Switches): Refusal {
	if (token.startsWith('t-')) return refuse(400, 99991663, INVALID_TOKEN);
	if (token.startsWith('u-')) return refuse(400, 99991668, INVALID_TOKEN);
	if (token.startsWith('eyJ') && switches.unknownJwt === 99991668) {
		return refuse(400, 99991668, INVALID_TOKEN);
	}
	return refuse(400, 99991671, 'Invalid token: must start with t-/u-');
}

function refuseExpired(issued: IssuedToken, switches: Switches): Refusal {
	if (issued.kind === 'tenant') return refuse(400, 99991663, INVALID_TOKEN);
	return switches.userTokenExpired === 'http401'
		? refuse(401, 99991677, 'Authentication token expired. Please request a new one.')
		: refuse(400, 99991677, 'token expire');
}
