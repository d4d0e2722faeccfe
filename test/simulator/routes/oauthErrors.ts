import type { Answer } from '../http/answers';

/** Code → OAuth error and text (reference, section 3.4); texts without a source are our own words. */
const ERRORS = {
	20001: ['invalid_request', 'The request is missing a required parameter.'],
	20002: ['invalid_client', 'The client secret is invalid.'],
	20003: ['invalid_grant', 'The authorization code is not found.'],
	20004: ['invalid_grant', 'The authorization code has expired.'],
	20024: ['invalid_grant', 'The code or refresh token does not belong to this app.'],
	20026: ['invalid_grant', 'The refresh token is invalid.'],
	20036: ['unsupported_grant_type', 'The grant type is not supported.'],
	20037: ['invalid_grant', 'The refresh token has expired.'],
	20048: ['invalid_client', 'The specified app does not exist.'],
	20049: ['invalid_grant', 'PKCE code challenge failed.'],
	20063: ['invalid_request', 'The request is malformed.'],
	20064: ['invalid_grant', 'The refresh token has been revoked.'],
	20065: ['invalid_grant', 'The authorization code has been used.'],
	20067: ['invalid_scope', 'The scope list contains duplicates.'],
	20068: ['invalid_scope', 'The scope list goes beyond what was granted.'],
	20069: ['invalid_client', 'The app is not enabled.'],
	20070: ['invalid_request', 'Several ways of client authentication were used at once.'],
	20071: ['invalid_grant', 'The redirect URI differs from the one at consent.'],
	20073: ['invalid_grant', 'The refresh token can only be used once.'],
	20074: ['unauthorized_client', 'The app may not refresh user access tokens.'],
} as const;

export function oauthError(code: keyof typeof ERRORS): Answer {
	const [error, description] = ERRORS[code];
	return { kind: 'flat', status: 400, body: { code, error, error_description: description } };
}
