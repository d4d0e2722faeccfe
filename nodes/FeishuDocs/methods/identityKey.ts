import type { ILoadOptionsFunctions } from 'n8n-workflow';

import { USER_CREDENTIAL, type AppAddress, type CredentialName } from '../transport/credential';
import { isObject } from '../transport/response';

/**
 * Names whoever looks at a list: the same only for those who see the same things. undefined where the
 * credential cannot be told from others.
 */
export async function identityKey(
	context: ILoadOptionsFunctions,
	credentialName: CredentialName,
	{ baseUrl, appId }: AppAddress,
): Promise<string | undefined> {
	const credentialId = context.getNode().credentials?.[credentialName]?.id;
	if (!credentialId) return undefined;
	const person = credentialName === USER_CREDENTIAL ? await signInOf(context) : '';
	return JSON.stringify([credentialName, credentialId, baseUrl, appId, person]);
}

/**
 * A credential can be connected again by somebody else, and n8n can let each of its users sign in for
 * themselves: only the token tells them apart. Its hash is kept, not the token.
 */
async function signInOf(context: ILoadOptionsFunctions): Promise<string> {
	const { oauthTokenData } = await context.getCredentials(USER_CREDENTIAL);
	const token = isObject(oauthTokenData) ? String(oauthTokenData.access_token) : '';
	const hash = await crypto.subtle.digest('SHA-256', Buffer.from(token));
	return Buffer.from(hash).toString('base64');
}
