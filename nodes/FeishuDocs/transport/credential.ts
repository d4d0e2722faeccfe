import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { FeishuError } from './errors';

export const APP_CREDENTIAL = 'feishuDocsApi';
export const USER_CREDENTIAL = 'feishuDocsOAuth2Api';

export type CredentialName = typeof APP_CREDENTIAL | typeof USER_CREDENTIAL;

/** @param authentication the node's parameter; workflows saved before it existed have none */
export function credentialNameFor(authentication: unknown): CredentialName {
	return authentication === 'oAuth2' ? USER_CREDENTIAL : APP_CREDENTIAL;
}

/** The app that requests are counted for, and where it lives. */
export interface AppAddress {
	/** Without a trailing slash, for example https://open.feishu.cn */
	baseUrl: string;
	appId: string;
}

/** An app's own identity, as the credential holds it. */
export interface AppCredential extends AppAddress {
	appSecret: string;
}

/**
 * Names the app of a token. n8n keeps a stored token when somebody puts another app into the
 * credential; it must not be used for that one.
 */
export function ownerOf({ baseUrl, appId }: AppAddress): string {
	return `${appId} at ${baseUrl}`;
}

/** https://open.feishu.cn/document and https://open.larksuite.com/document */
const API_BASES = new Map([
	['feishu', 'https://open.feishu.cn'],
	['lark', 'https://open.larksuite.com'],
]);

/** @throws FeishuError of kind `credential` that names the field */
export function readAppCredential(fields: ICredentialDataDecryptedObject): AppCredential {
	return {
		baseUrl: apiBaseUrl(fields),
		appId: requiredText(fields.appId, 'App ID'),
		appSecret: requiredText(fields.appSecret, 'App Secret'),
	};
}

/**
 * The app through which a person signed in; its secret and the person's tokens stay with n8n.
 * @throws FeishuError of kind `credential` that names the field
 */
export function readUserCredential(fields: ICredentialDataDecryptedObject): AppAddress {
	return { baseUrl: apiBaseUrl(fields), appId: requiredText(fields.clientId, 'Client ID') };
}

/** The secret of the app and the person's tokens, as n8n holds them. */
export function userSecrets({
	clientSecret,
	oauthTokenData,
}: ICredentialDataDecryptedObject): string[] {
	const tokens =
		typeof oauthTokenData === 'object' && oauthTokenData !== null
			? Object.entries(oauthTokenData)
					.filter(([name]) => /token$/i.test(name))
					.map(([, value]) => value as unknown)
			: [];
	return [clientSecret, ...tokens].filter((value) => typeof value === 'string');
}

function apiBaseUrl(fields: ICredentialDataDecryptedObject): string {
	const platform = typeof fields.platform === 'string' ? fields.platform : 'feishu';
	const fixed = API_BASES.get(platform);
	if (fixed !== undefined) return fixed;
	const baseUrl = webAddress(requiredText(fields.baseUrl, 'Base URL'));
	if (baseUrl === undefined) {
		throw new FeishuError({
			kind: 'credential',
			sentence: "The 'Base URL' of the credential is not a web address",
			advice:
				'Write it like https://open.feishu.cn: with https://, without a user name and without /open-apis.',
		});
	}
	return baseUrl;
}

/**
 * Protocol, host and perhaps a path. A user name in it would be sent in place of the token: n8n's HTTP
 * client makes an Authorization header of its own from it.
 */
const WEB_ADDRESS = /^https?:\/\/[^\s/\\?#@]+(\/[^\s\\?#]*)?$/i;

/** The address in the one form that lanes and tokens are kept under, without a trailing /open-apis. */
function webAddress(text: string): string | undefined {
	if (!WEB_ADDRESS.test(text) || !URL.canParse(text)) return undefined;
	const { origin, pathname } = new URL(text);
	const segments = pathname.split('/').filter((segment) => segment !== '');
	while (segments.at(-1) === 'open-apis') segments.pop();
	return [origin, ...segments].join('/');
}

function requiredText(value: unknown, field: string): string {
	const text = typeof value === 'string' ? value.trim() : '';
	if (text === '') {
		throw new FeishuError({
			kind: 'credential',
			sentence: `The '${field}' of the credential is empty`,
			advice: 'Open the credential and fill it in.',
		});
	}
	return text;
}
