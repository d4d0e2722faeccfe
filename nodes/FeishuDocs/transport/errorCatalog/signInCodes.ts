import { COPY_ID_AND_SECRET, type Advice, type Codes } from './advice';

/** What to do when a person's sign-in no longer works. */
export const RECONNECT_ADVICE = 'Open the credential and reconnect it to your Feishu account.';

/** n8n has told only that the sign-in is over. */
export const SIGN_IN_ENDED: Advice = {
	sentence: 'The sign-in of the credential has ended',
	advice: RECONNECT_ADVICE,
};

const CONNECT_ONCE_MORE =
	'Press Connect in the credential again; a sign-in code works once, for five minutes.';

const ANOTHER_ACCOUNT =
	'Reconnect the credential and sign in with an active account of this organisation.';

const ASK_ADMINISTRATOR =
	'Ask the administrator to install and enable the app, and check the platform, Feishu or Lark.';

const TELL_MAINTAINERS = 'Please tell the maintainers of the node, with the log ID or the time.';

const RUN_IN_A_MINUTE = 'Run again in a minute.';

const SCOPE_FIELD = "Remove it from 'Scopes' in the credential and reconnect the credential.";

/**
 * Codes of a person's sign-in: consent page, first token, renewal.
 * https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token
 * https://open.feishu.cn/document/authentication-management/access-token/refresh-user-access-token
 */
export const SIGN_IN_CODES: Codes = {
	20001: { sentence: 'The sign-in request lacks a value', advice: TELL_MAINTAINERS },
	20063: { sentence: 'Feishu could not read the sign-in request', advice: TELL_MAINTAINERS },
	20002: {
		sentence: 'The Client Secret of the credential is wrong',
		advice: `Check Client ID (App ID) and Client Secret (App Secret). ${COPY_ID_AND_SECRET} Then reconnect the credential.`,
	},
	20003: { sentence: 'Feishu does not know the sign-in code', advice: CONNECT_ONCE_MORE },
	20004: { sentence: 'The sign-in code has expired', advice: CONNECT_ONCE_MORE },
	20065: { sentence: 'The sign-in code was used before', advice: CONNECT_ONCE_MORE },
	20008: { sentence: 'Feishu does not know the person who signed in', advice: ANOTHER_ACCOUNT },
	20066: {
		sentence: 'The account of the person who signed in is not active',
		advice: ANOTHER_ACCOUNT,
	},
	20009: {
		sentence: 'The app of the credential is not installed in this organisation',
		advice: ASK_ADMINISTRATOR,
	},
	20048: {
		sentence: 'Feishu does not know the app of the credential',
		advice: `Check the Client ID (App ID) and the platform, Feishu or Lark. ${COPY_ID_AND_SECRET}`,
	},
	20069: { sentence: 'The app of the credential is switched off', advice: ASK_ADMINISTRATOR },
	20010: {
		sentence: 'The person who signed in may not use the app',
		advice:
			"Add the person to the app's availability range (可用范围) and publish a version (版本管理与发布).",
	},
	20024: {
		sentence: 'The sign-in belongs to another app',
		advice: 'The Client ID was changed after the last sign-in: reconnect the credential.',
	},
	20026: { sentence: 'Feishu no longer knows the sign-in', advice: RECONNECT_ADVICE },
	20037: { sentence: 'The sign-in is too old to be renewed', advice: RECONNECT_ADVICE },
	20064: { sentence: 'The sign-in was revoked', advice: RECONNECT_ADVICE },
	20073: {
		sentence: 'The sign-in was renewed elsewhere, which ended it here',
		advice: `${RECONNECT_ADVICE} Let no other n8n or program use the same sign-in.`,
	},
	20027: {
		sentence: 'The app lacks a scope that the credential asks for',
		advice:
			'Enable the missing scope under Permissions (权限管理), publish a version (版本管理与发布) and connect again.',
	},
	20029: {
		sentence: 'The app does not know the address of this n8n',
		advice:
			'Copy the OAuth Redirect URL from the credential into Security Settings → Redirect URL (安全设置 → 重定向 URL), then connect again.',
	},
	20036: {
		sentence: 'Feishu does not offer this way to sign in',
		advice: 'Set the grant type of the credential to Authorization Code (or PKCE).',
	},
	20049: {
		sentence: 'The sign-in was not finished where it was begun',
		advice: 'Press Connect again in the same browser.',
	},
	20050: { sentence: 'Feishu cannot renew the sign-in at the moment', advice: RUN_IN_A_MINUTE },
	20072: { sentence: "Feishu's sign-in is not available at the moment", advice: RUN_IN_A_MINUTE },
	20067: { sentence: 'A scope is named twice in the credential', advice: SCOPE_FIELD },
	20068: {
		sentence: 'The credential asks for a scope that was not granted',
		advice: SCOPE_FIELD,
	},
	20070: {
		sentence: 'The Client Secret was sent in two places',
		advice: 'Choose one place only for the client authentication: Body or Header.',
	},
	20071: {
		sentence: "n8n's address changed during the sign-in",
		advice: 'Keep the address under which n8n is opened, and connect again.',
	},
	20074: {
		sentence: 'The app may not renew sign-ins',
		advice:
			'Switch on refreshing user_access_token in Security Settings (安全设置), publish a version (版本管理与发布) and reconnect the credential.',
	},
};
