import type { IDataObject } from 'n8n-workflow';

/** A sentence for a person, and what to do next. */
export interface Advice {
	sentence: string;
	advice: string;
}

/** What an answer says beyond its code. */
interface AnswerDetails {
	/** Feishu's `msg`, perhaps empty. */
	text: string;
	/** Scopes that the answer names as missing. */
	scopes: string[];
	/** Parameters that the answer names as wrong. */
	fields: string[];
}

type Entry = Advice | ((details: AnswerDetails) => Advice);

const GRANT_PAGE =
	'Add the group that contains the app to the space as administrator or editable member (space settings → members: 知识库设置 → 成员设置), or give it this page (page menu → more → add document app: 「…」→「…更多」→「添加文档应用」). Wait a few minutes, then run again.';

const GRANT_FILE =
	'Share (分享) the target folder, with edit rights, with the group that contains the app; give the app at least read rights on the source (page menu → more → add document app: 「…」→「…更多」→「添加文档应用」).';

const GRANT_PERSON =
	'Open it in Feishu as the person who signed in: reading the source and editing the target must be possible there. Ask the owner for the missing right, then run again.';

const NOT_FOUND_ADVICE =
	'The page was not found or was deleted. Open the link in Feishu, then paste it again.';

const WAIT_ADVICE = 'The node has waited and tried again. Start fewer at a time.';

const TECHNICAL_SUPPORT =
	'Try again later; if it stays, send the log ID to technical support (技术支持).';

/**
 * Codes of the wiki pages (list, copy, get_node), the Drive pages (copy, list, metas, root folder) and the
 * gateway, each with its own sentence.
 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/copy
 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/list
 * https://open.feishu.cn/document/server-docs/docs/drive-v1/file/copy
 * https://open.feishu.cn/document/server-docs/api-call-guide/generic-error-code
 */
const CATALOG: Record<number, Entry> = {
	// Wiki
	131001: {
		sentence: 'Feishu had an internal problem with the wiki',
		advice: TECHNICAL_SUPPORT,
	},
	131002: ({ text }) => {
		if (/page_token/i.test(text)) {
			return {
				sentence: 'Feishu no longer accepts the place where the list was to go on',
				advice: 'The pages changed while they were listed. Run again.',
			};
		}
		return {
			sentence: 'A link or ID does not fit its field',
			advice: "Paste the page's link from the address bar.",
		};
	},
	131003: {
		sentence: 'The target is full',
		advice:
			'Feishu allows 2,000 pages per level, 50 levels and 400,000 pages in a space. Choose another parent page.',
	},
	131004: {
		sentence: 'Feishu does not accept the signed-in user',
		advice: 'Reconnect the account, or use the app credential.',
	},
	131005: ({ text }) => {
		if (/space/i.test(text)) {
			return { sentence: 'The space was not found', advice: NOT_FOUND_ADVICE };
		}
		if (/not in wiki/i.test(text)) {
			return {
				sentence: 'The document is not in a wiki',
				advice: 'Use a link to a wiki page (…/wiki/…), or copy the document with "Drive File".',
			};
		}
		if (/parent/i.test(text)) {
			return { sentence: 'The parent page was not found', advice: NOT_FOUND_ADVICE };
		}
		return { sentence: 'The page was not found', advice: NOT_FOUND_ADVICE };
	},
	131006: ({ text }) => {
		if (/destination/i.test(text)) {
			return { sentence: 'The app cannot edit the target page', advice: GRANT_PAGE };
		}
		if (/source parent/i.test(text)) {
			return { sentence: 'The app cannot edit the page that holds the source', advice: GRANT_PAGE };
		}
		const does = /edit/i.test(text) ? 'edit' : 'read';
		const what = /space permission/i.test(text) ? 'space' : 'page';
		return { sentence: `The app may not ${does} this ${what}`, advice: GRANT_PAGE };
	},
	131007: {
		sentence: 'Feishu answered with an internal error',
		advice:
			'Check the target before you run again, and send the log ID to technical support (技术支持).',
	},
	131008: { sentence: 'It is a member already', advice: 'There is nothing to do.' },
	131009: {
		sentence: 'Too many changes go to the same place at once',
		advice:
			'The node tried again several times. Choose different parent pages, or run again later.',
	},
	131010: {
		sentence: 'This is a document of the old type',
		advice: 'Create a new document (docx) instead.',
	},
	131011: {
		sentence: 'The page waits for the approval of its deletion',
		advice: 'Wait until the deletion is approved or refused.',
	},
	131012: {
		sentence: 'The page was deleted',
		advice: 'Restore it from the recycle bin (回收站), or choose another.',
	},
	131013: {
		sentence: 'Feishu does not know this page token',
		advice: 'Open the page in Feishu and paste its link from the address bar.',
	},
	131014: {
		sentence: 'This document is in no wiki',
		advice: 'Use a link to a wiki page (…/wiki/…), or copy the document with "Drive File".',
	},
	131016: {
		sentence: 'The page token is too short',
		advice: 'Copy the whole link from the address bar and paste it again.',
	},
	131101: {
		sentence: 'Feishu does not allow this in a public space',
		advice: 'A public space takes administrators only.',
	},

	// Drive
	1061001: {
		sentence: 'Feishu had an internal problem with Drive',
		advice:
			'Try again later. After a copy, the copy may exist: look into the target folder before you run again. If it stays, send the log ID to technical support (技术支持).',
	},
	1061002: {
		sentence: 'The file or its type does not fit',
		advice: 'Check the file link and the file type: the type must match the file.',
	},
	1061003: {
		sentence: 'The file or folder was not found',
		advice: 'Paste its link again.',
	},
	1061004: {
		sentence: 'The app may not read the file or not edit the target folder',
		advice: GRANT_FILE,
	},
	1061005: {
		sentence: 'Feishu does not accept the identity for Drive',
		advice: 'Reconnect the credential: open it, save it, and run again.',
	},
	1061007: {
		sentence: 'The file was deleted',
		advice: 'Restore it from the recycle bin (回收站), or choose another.',
	},
	1061045: {
		sentence: 'Drive was busy with other copies',
		advice:
			'Feishu copies one file at a time and 10,000 a day. The node waited and tried again several times; run again later.',
	},
	1062507: {
		sentence: 'The target folder is full',
		advice: 'Feishu allows 1,500 entries in a folder. Choose or create another folder.',
	},
	1064001: {
		sentence: 'The page size is out of the limit',
		advice: 'Please tell the maintainers of the node.',
	},
	1064230: {
		sentence: 'The file is being moved',
		advice: 'It is locked for a data migration. Try again later.',
	},
	1064510: {
		sentence: 'Source and target belong to different organisations or regions',
		advice: 'Source and folder must belong to the same organisation and region.',
	},
	1064511: {
		sentence: 'Feishu and Lark do not mix',
		advice: 'Source, folder and app must all be Feishu or all be Lark.',
	},
	1069701: {
		sentence: "Feishu could not check the app's identity",
		advice: 'Reconnect the credential: open it, save it, and run again.',
	},
	1069704: {
		sentence: "Feishu's document service is not available",
		advice: 'Try again later.',
	},
	1248006: {
		sentence: 'The app has no right to this file or folder',
		advice: GRANT_FILE,
	},
	970002: {
		sentence: 'Feishu cannot look up files of this type',
		advice: 'Choose the file type by hand.',
	},
	970003: { sentence: 'The app may not read this file', advice: GRANT_FILE },
	970005: {
		sentence: 'Feishu knows no file with this token',
		advice: 'Paste the link again; the file may be deleted.',
	},
	91201: {
		sentence: "The app's own Drive folder could not be looked up",
		advice: 'Try again later, or choose a target folder.',
	},
	91204: {
		sentence: 'The app may not look up its own Drive folder',
		advice: 'Enable a Drive scope under Permissions (权限管理), or choose a target folder.',
	},

	// Gateway
	99991661: {
		sentence: 'The request carried no access token',
		advice: 'Open the credential and save it again.',
	},
	99991662: {
		sentence: 'The app is not in use',
		advice: 'Ask the administrator to enable the app (启用).',
	},
	99991663: {
		sentence: 'Feishu does not accept the access token',
		advice: 'Check App ID, App Secret and platform (Feishu or Lark) in the credential.',
	},
	99991664: {
		sentence: 'Feishu does not accept the app token',
		advice: 'Check App ID and platform (Feishu or Lark) in the credential.',
	},
	99991665: {
		sentence: "Feishu does not know the app's organisation",
		advice: 'Check App ID and platform (Feishu or Lark) in the credential.',
	},
	99991668: {
		sentence: 'Feishu does not accept the user token',
		advice: 'Reconnect the account in the credential.',
	},
	99991671: {
		sentence: 'The access token has a wrong form',
		advice: 'Reconnect the credential: open it, save it, and run again.',
	},
	99991672: ({ text, scopes }) => ({
		sentence:
			scopes.length > 0
				? `The app lacks a scope: ${scopes.join(' or ')}`
				: 'The app lacks a scope for this call',
		advice: `Open ${linkIn(text) ?? 'the app in the developer console (开发者后台)'}, go to Permissions (权限管理), enable one of the listed scopes and publish a version (版本管理与发布).`,
	}),
	99991673: {
		sentence: 'The app is not installed in this organisation',
		advice: 'Ask the administrator to install the app.',
	},
	99991676: {
		sentence: 'The token has no right to this call',
		advice: "Check the app's permissions (权限管理).",
	},
	99991677: {
		sentence: 'The sign-in has expired',
		advice: 'If this stays, reconnect the account.',
	},
	99991679: ({ scopes }) => ({
		sentence:
			scopes.length > 0
				? `The connected person did not grant the scope: ${scopes.join(' or ')}`
				: 'The connected person did not grant the scope',
		advice: 'Add the scope in the credential and connect again.',
	}),
	99991400: { sentence: 'Too many calls in a short time', advice: WAIT_ADVICE },
	1000004: { sentence: 'Too many calls of this kind in a short time', advice: WAIT_ADVICE },
	1000005: { sentence: 'Too many calls by this app in a short time', advice: WAIT_ADVICE },
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
		advice:
			'Check both, and the platform (Feishu or Lark). Copy them again from Credentials & Basic Info (凭证与基础信息).',
	},
	99991201: {
		sentence: 'Feishu does not know this address (path)',
		advice: 'The base URL is wrong or a proxy is in between.',
	},
	99991301: {
		sentence: 'Feishu does not know this address (method)',
		advice: 'The base URL is wrong or a proxy is in between.',
	},
	99992402: ({ fields }) => ({
		sentence: 'Feishu found a wrong value in the request',
		advice:
			fields.length > 0
				? `Check the field named in the message: ${fields.join('; ')}.`
				: 'Check the field named in the message.',
	}),
	9499: {
		sentence: 'Feishu could not use the request',
		advice: 'Check the values in the node.',
	},
	2200: { sentence: 'Feishu is busy', advice: 'Run again later.' },
};

/**
 * The token exchange gives its codes with HTTP 200.
 * https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal
 */
const WRONG_APP_ID: Advice = {
	sentence: 'The App ID is wrong',
	advice:
		'Check the App ID (it begins with cli_) and the platform, Feishu or Lark. Copy it again from Credentials & Basic Info (凭证与基础信息).',
};
const STORE_APP_ADVICE = 'This is a store app; use a self-built app (企业自建应用).';

const EXCHANGE_CATALOG: Record<number, Entry> = {
	10003: WRONG_APP_ID,
	10012: { sentence: 'Feishu gave no app token for this App ID', advice: STORE_APP_ADVICE },
	10013: { sentence: 'Feishu gave no tenant token for this App ID', advice: STORE_APP_ADVICE },
	10014: ({ text }) =>
		/app id/i.test(text)
			? WRONG_APP_ID
			: {
					sentence: 'The App Secret is wrong',
					advice:
						'Copy the App Secret again from Credentials & Basic Info (凭证与基础信息). If it is right, check that the app is enabled and released.',
				},
	10015: {
		sentence: 'The App Secret does not belong to this App ID',
		advice:
			'Copy the App Secret again from Credentials & Basic Info (凭证与基础信息). If it is right, check that the app is enabled and released.',
	},
	10016: { sentence: 'Feishu sends no ticket for this App ID', advice: STORE_APP_ADVICE },
	2200: { sentence: 'Feishu is busy', advice: 'Wait a minute and run again.' },
};

/** What to do when a person's sign-in no longer works. */
export const RECONNECT_ADVICE = 'Open the credential and reconnect it to your Feishu account.';

const SIGN_IN_ENDED: Advice = {
	sentence: 'The sign-in of the credential has ended',
	advice: RECONNECT_ADVICE,
};
const APP_NOT_IN_USE: Advice = {
	sentence: 'The app of the credential is not in use in this organisation',
	advice:
		'Ask the administrator to install and enable the app, and check the platform, Feishu or Lark.',
};
const PERSON_NOT_ACTIVE: Advice = {
	sentence: 'Feishu does not accept the person who signed in',
	advice: 'Sign in with an active account of this organisation: reconnect the credential.',
};
const SIGN_IN_BUSY: Advice = {
	sentence: 'Feishu has a problem with renewing the sign-in at the moment',
	advice: 'Run again in a minute.',
};

/**
 * Renewing the sign-in of a person.
 * https://open.feishu.cn/document/authentication-management/access-token/refresh-user-access-token
 */
const SIGN_IN_CATALOG: Record<number, Entry> = {
	20002: {
		sentence: 'The Client Secret of the credential is wrong',
		advice:
			'Copy Client ID (App ID) and Client Secret (App Secret) again from Credentials & Basic Info (凭证与基础信息), then reconnect the credential.',
	},
	20008: PERSON_NOT_ACTIVE,
	20066: PERSON_NOT_ACTIVE,
	20009: APP_NOT_IN_USE,
	20048: APP_NOT_IN_USE,
	20069: APP_NOT_IN_USE,
	20010: {
		sentence: 'The person who signed in may not use the app',
		advice:
			"Add the person to the app's availability range (可用范围) and publish a version (版本管理与发布).",
	},
	20024: {
		sentence: 'The sign-in belongs to another app',
		advice: 'The Client ID was changed after the last sign-in: reconnect the credential.',
	},
	20026: SIGN_IN_ENDED,
	20037: SIGN_IN_ENDED,
	20064: SIGN_IN_ENDED,
	20073: SIGN_IN_ENDED,
	20050: SIGN_IN_BUSY,
	20072: SIGN_IN_BUSY,
	20074: {
		sentence: 'The app may not renew sign-ins',
		advice:
			'Switch on refreshing user_access_token in Security Settings (安全设置), publish a version (版本管理与发布) and reconnect the credential.',
	},
};

/** Advice for a code of the token endpoint; without one n8n has told only that the sign-in is over. */
export function signInAdviceFor(code: number | undefined, text: string): Advice {
	if (code === undefined) return SIGN_IN_ENDED;
	const known = resolve(SIGN_IN_CATALOG[code], { text, scopes: [], fields: [] });
	return known ?? { sentence: 'The sign-in could not be renewed', advice: RECONNECT_ADVICE };
}

/** The same advice where a person is signed in instead of the app. */
export function forPerson({ sentence, advice }: Advice): Advice {
	return {
		sentence: sentence.replace(/^The app (may|cannot|has)\b/, 'The signed-in person $1'),
		advice: advice === GRANT_PAGE || advice === GRANT_FILE ? GRANT_PERSON : advice,
	};
}

/** Codes with advice of their own, for the documentation and the tests. */
export const KNOWN_CODES = Object.keys(CATALOG).map(Number);
export const KNOWN_EXCHANGE_CODES = Object.keys(EXCHANGE_CATALOG).map(Number);

/** A code that is not in the catalogue passes Feishu's own text through. */
export function adviceFor(code: number, details: AnswerDetails): Advice {
	return resolve(CATALOG[code], details) ?? unknownCode(code, details.text);
}

/** Advice for a code of the token exchange. */
export function exchangeAdviceFor(code: number, text: string): Advice {
	const details = { text, scopes: [], fields: [] };
	return resolve(EXCHANGE_CATALOG[code], details) ?? adviceFor(code, details);
}

function resolve(entry: Entry | undefined, details: AnswerDetails): Advice | undefined {
	return typeof entry === 'function' ? entry(details) : entry;
}

function unknownCode(code: number, text: string): Advice {
	return {
		sentence: text === '' ? `Feishu refused with code ${code}` : `Feishu refused: ${text}`,
		advice: `Look up code ${code} on https://open.feishu.cn/document, or send the log ID to technical support (技术支持).`,
	};
}

/** What to say when no answer arrived; `code` is Node's (ECONNREFUSED, ETIMEDOUT, …). */
export function networkAdvice(code: string | undefined): Advice {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return {
				sentence: "Feishu's address could not be found",
				advice:
					'Check the platform or base URL in the credential, and the network of the n8n server.',
			};
		case 'ECONNREFUSED':
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
			return {
				sentence: 'Feishu could not be reached',
				advice:
					'Check the base URL in the credential, and the network and proxy of the n8n server.',
			};
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return {
				sentence: 'Feishu did not answer in time',
				advice: 'Run again later.',
			};
		case undefined:
			return {
				sentence: 'The request to Feishu failed before an answer arrived',
				advice:
					'Check the base URL in the credential, and the network and proxy of the n8n server.',
			};
		case 'ECONNRESET':
		case 'EPIPE':
		case 'ERR_NETWORK':
			return {
				sentence: 'The connection to Feishu broke',
				advice: 'Run again. If it stays, check the network and proxy of the n8n server.',
			};
		default:
			return {
				sentence: 'The connection to Feishu could not be used',
				advice:
					'Check the base URL in the credential, and the network and proxy of the n8n server.',
			};
	}
}

/**
 * The scopes an answer asks for: `error.permission_violations`, as {type, subject} in reality and
 * {scope, url} on the pages; older endpoints name them only in square brackets in the text.
 */
export function missingScopes(details: IDataObject, text: string): string[] {
	const violations = Array.isArray(details.permission_violations)
		? (details.permission_violations as unknown[])
		: [];
	const named = violations.flatMap((violation) => {
		if (typeof violation !== 'object' || violation === null) return [];
		const { subject, scope } = violation as { subject?: unknown; scope?: unknown };
		const name = subject ?? scope;
		return typeof name === 'string' && name !== '' ? [name] : [];
	});
	if (named.length > 0) return named;
	const bracketed = /\[([^\]]+)\]/.exec(text)?.[1] ?? '';
	return bracketed
		.split(',')
		.map((scope) => scope.trim())
		.filter((scope) => /^[\w.:-]+$/.test(scope));
}

/** Since 2026 the text may end with a link that opens the right page of the console. */
function linkIn(text: string): string | undefined {
	return /https?:\/\/[^\s，。)）]+/.exec(text)?.[0];
}
