import { COPY_ID_AND_SECRET, RENEW_CREDENTIAL, type AnswerDetails, type Codes } from './advice';
import { linkIn } from './scopes';

const START_FEWER = 'The node has waited and tried again. Start fewer at a time.';

const CHECK_APP = 'Check App ID, App Secret and platform (Feishu or Lark) in the credential.';

const CHECK_ADDRESS =
	'Check the base URL in the credential, and whether a proxy stands between n8n and Feishu.';

const PUBLISH = 'publish a version (版本管理与发布)';

function scopeAdvice({ text, scopes }: AnswerDetails): string {
	const link = linkIn(text);
	const one = scopes.length === 1 ? 'it' : 'one of the listed scopes';
	return link === undefined
		? `Open the app in the developer console (开发者后台) → Permissions (权限管理), enable ${one}, ${PUBLISH} and run again.`
		: `Open ${link} (or Permissions, 权限管理, in the developer console, 开发者后台), enable ${one}, ${PUBLISH} and run again.`;
}

/**
 * Codes of the gateway, which stands before every API.
 * https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code
 */
export const GATEWAY_CODES: Codes = {
	99991661: {
		sentence: 'The request carried no access token',
		advice: 'Open the credential and save it again.',
	},
	99991662: {
		sentence: 'The app is not in use',
		advice: 'Ask the administrator to enable the app (启用).',
	},
	99991663: { sentence: 'Feishu does not accept the access token', advice: CHECK_APP },
	99991664: { sentence: 'Feishu does not accept the app token', advice: CHECK_APP },
	99991665: { sentence: "Feishu does not know the app's organisation", advice: CHECK_APP },
	99991668: ({ text }) =>
		/not support/i.test(text)
			? {
					sentence: 'Feishu does not offer this to a signed-in person',
					advice: 'Use the app credential for this node.',
				}
			: {
					sentence: 'Feishu does not accept the user token',
					advice: 'Reconnect the account in the credential.',
				},
	99991671: { sentence: 'The access token has a wrong form', advice: RENEW_CREDENTIAL },
	99991672: (details) => ({
		sentence:
			details.scopes.length > 0
				? `The app lacks a scope: ${details.scopes.join(' or ')}`
				: 'The app lacks a scope for this call',
		advice: scopeAdvice(details),
	}),
	99991673: {
		sentence: 'The app is not installed in this organisation',
		advice: 'Ask the administrator to install the app.',
	},
	99991676: {
		sentence: 'The credential gives no right to this call',
		advice: `Check the scopes of the app under Permissions (权限管理) and ${PUBLISH}.`,
	},
	99991677: {
		sentence: 'The sign-in has expired',
		advice: 'Run again; if this stays, reconnect the account in the credential.',
	},
	99991679: ({ scopes }) => ({
		sentence:
			scopes.length > 0
				? `The connected person did not grant the scope: ${scopes.join(' or ')}`
				: 'The connected person did not grant the scope',
		advice:
			"Add one of them to 'Scopes' in the credential, enable it for the app under Permissions (权限管理), and connect again.",
	}),
	99991400: { sentence: 'Too many calls in a short time', advice: START_FEWER },
	1000004: { sentence: 'Too many calls of this kind in a short time', advice: START_FEWER },
	1000005: { sentence: 'Too many calls by this app in a short time', advice: START_FEWER },
	99991401: {
		sentence: 'Feishu refuses the address of this n8n server',
		advice:
			'Add the public address of your n8n server under Security Settings → IP allow-list (安全设置 → IP 白名单), or switch the list off.',
	},
	99991403: {
		sentence: "This month's quota of API calls is used up",
		advice: 'Ask the administrator to upgrade, or wait for the next month.',
	},
	99991543: {
		sentence: 'The App ID or App Secret is wrong',
		advice: `Check both, and the platform (Feishu or Lark). ${COPY_ID_AND_SECRET}`,
	},
	99991201: {
		sentence: 'Feishu does not know the path that was called',
		advice: CHECK_ADDRESS,
	},
	99991301: {
		sentence: 'Feishu does not know the method of the call',
		advice: CHECK_ADDRESS,
	},
	99992402: ({ fields }) => ({
		sentence: 'Feishu does not accept a value of the request',
		advice:
			fields.length > 0
				? `Check these fields in the node: ${fields.join('; ')}.`
				: 'Check the field named in the message.',
	}),
	9499: {
		sentence: 'Feishu could not use the request',
		advice: 'Check the values in the node.',
	},
	2200: { sentence: 'Feishu is busy', advice: 'Wait a minute and run again.' },
};
