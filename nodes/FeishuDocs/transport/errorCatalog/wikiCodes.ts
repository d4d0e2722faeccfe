import { LET_APP_EDIT_PAGE, LET_APP_READ_PAGE } from './accessAdvice';
import { ASK_SUPPORT, RUN_LATER_OR_ASK, type Advice, type Codes } from './advice';

const LOOK_AGAIN =
	'It was deleted, or the link is wrong. Open the link in Feishu, and paste the link from the address bar again.';

const NOT_IN_WIKI: Advice = {
	sentence: 'The document is not in a wiki',
	advice: 'Use a link to a wiki page (…/wiki/…), or copy the document with "Drive File".',
};

/** 131005, by what Feishu's text says was not found. */
function notFound(text: string): Advice {
	if (/not in wiki/i.test(text)) return NOT_IN_WIKI;
	if (/member|identity/i.test(text)) {
		return {
			sentence: 'The member was not found',
			advice: 'Check the member in the settings of the space (知识库设置 → 成员设置).',
		};
	}
	if (/space/i.test(text)) return { sentence: 'The space was not found', advice: LOOK_AGAIN };
	if (/parent/i.test(text)) {
		return { sentence: 'The parent page was not found', advice: LOOK_AGAIN };
	}
	return { sentence: 'The page was not found', advice: LOOK_AGAIN };
}

/** 131006, by the right that Feishu's text names. */
function noRight(text: string): Advice {
	if (/destination/i.test(text)) {
		return { sentence: 'The app cannot edit the target page', advice: LET_APP_EDIT_PAGE };
	}
	if (/source parent/i.test(text)) {
		return {
			sentence: 'The app cannot edit the page that holds the source',
			advice: LET_APP_EDIT_PAGE,
		};
	}
	const what = /space permission/i.test(text) ? 'space' : 'page';
	if (/edit/i.test(text)) {
		return { sentence: `The app may not edit this ${what}`, advice: LET_APP_EDIT_PAGE };
	}
	return /read/i.test(text)
		? { sentence: `The app may not read this ${what}`, advice: LET_APP_READ_PAGE }
		: { sentence: `The app has no access to this ${what}`, advice: LET_APP_EDIT_PAGE };
}

/**
 * Codes of the wiki: copy, list, get_node and their neighbours.
 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/copy
 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/space-node/list
 */
export const WIKI_CODES: Codes = {
	131001: {
		sentence: "Feishu's wiki could not do this at the moment",
		advice: RUN_LATER_OR_ASK,
	},
	131002: ({ text }) =>
		/page_token/i.test(text)
			? {
					sentence: 'The list could not be continued from where it stopped',
					advice: 'Run again: the list then starts from its first page.',
				}
			: {
					sentence: 'A link or ID does not fit its field',
					advice: "Open the page in Feishu and paste the page's link from the address bar.",
				},
	131003: {
		sentence: 'The target is full',
		advice:
			'Feishu allows 2,000 pages per level, 50 levels and 400,000 pages in a space. Choose another parent page.',
	},
	131004: {
		sentence: 'The wiki does not accept the signed-in user',
		advice: `Reconnect the account, or use the app credential; if it stays, ${ASK_SUPPORT}`,
	},
	131005: ({ text }) => notFound(text),
	131006: ({ text }) => noRight(text),
	131007: {
		sentence: "Feishu's wiki broke off and asks not to be tried again",
		advice: `After a copy, check the target before you run again. If it stays, ${ASK_SUPPORT}`,
	},
	131008: {
		sentence: 'It is a member already',
		advice: 'Continue with the next step: nothing is left to do here.',
	},
	131009: {
		sentence: 'Too many changes go to the same place at once',
		advice:
			'The node tried again several times. Choose different parent pages, or run again later.',
	},
	131010: {
		sentence: 'This is a document of the old type',
		advice: 'Create a new document (docx) and use it instead.',
	},
	131011: {
		sentence: 'The page waits for the approval of its deletion',
		advice: 'Wait until the deletion is approved or refused, then run again.',
	},
	131012: {
		sentence: 'The page was deleted',
		advice: 'Restore it from the recycle bin (回收站), or choose another.',
	},
	131013: {
		sentence: 'Feishu does not know this page token',
		advice: 'Open the page in Feishu and paste its link from the address bar.',
	},
	131014: NOT_IN_WIKI,
	131016: {
		sentence: 'The page token is too short',
		advice: 'Copy the whole link from the address bar and paste it again.',
	},
	131101: {
		sentence: 'A public space takes administrators only',
		advice: 'Add the group as administrator (管理员), not as a member.',
	},
};
