/** The kinds of document that Feishu knows, as its APIs spell them. */
export const DOCUMENT_TYPES = [
	'file',
	'doc',
	'sheet',
	'bitable',
	'docx',
	'mindnote',
	'slides',
] as const;

export type DocumentType = (typeof DOCUMENT_TYPES)[number];

/** What a person pasted where a space, page, file or folder is asked for. */
export type Reference =
	| { kind: 'none' }
	/** /wiki/… */
	| { kind: 'wikiNode'; token: string; origin?: string }
	/** /docx/…, /sheets/…, /file/…: a document in Drive, or the one inside a wiki page */
	| { kind: 'document'; token: string; type: DocumentType; origin?: string }
	/** /drive/folder/… */
	| { kind: 'folder'; token: string }
	/** /wiki/settings/…, an ID by itself, or my_library */
	| { kind: 'space'; spaceId: string }
	/** A token by itself: what it belongs to, its field decides. */
	| { kind: 'bare'; token: string }
	/** A link, but to nothing that this package works with. */
	| { kind: 'foreignLink' }
	| { kind: 'unreadable' };

/** Feishu's name for "my document library" (我的文档库) in place of a space ID. */
export const MY_LIBRARY = 'my_library';

/** Longest token that the wiki pages allow. */
const MAX_TOKEN_LENGTH = 999;

/** New tokens are 27 of [A-Za-z0-9]; old ones are shorter and may hold _ and -. Safe in a path. */
const TOKEN = new RegExp(`^[A-Za-z0-9_-]{10,${MAX_TOKEN_LENGTH}}$`);

/** 19 digits as a rule. No token has digits only: old ones begin with letters, new ones mix them in. */
const SPACE_ID = /^\d{1,32}$/;

/** The first path segment of each kind of document. */
const DOCUMENT_PATHS = new Map<string, DocumentType>([
	['docx', 'docx'],
	['docs', 'doc'],
	['doc', 'doc'],
	['sheets', 'sheet'],
	['sheet', 'sheet'],
	['base', 'bitable'],
	['bitable', 'bitable'],
	['mindnotes', 'mindnote'],
	['mindnote', 'mindnote'],
	['slides', 'slides'],
	['file', 'file'],
]);

/**
 * What separates a link or token from the text around it: blanks, brackets, quotation marks, and the
 * general, CJK and full-width punctuation. Invisible characters that copying picks up are among them.
 */
const BETWEEN_WORDS = /[\s<>()"'`\u2000-\u206f\u3000-\u303f\uff00-\uffef]+/;

/**
 * Reads a link or a bare token, also out of the text around it: the first link of a kind that this
 * package works with. Links are told apart by their path, never by their host (tenants have their own
 * domains); query, fragment and further path segments are dropped. Nothing is fetched.
 */
export function parseReference(value: string): Reference {
	if (value.trim() === '') return { kind: 'none' };
	const words = value.split(BETWEEN_WORDS).filter((word) => word !== '');
	const [first = ''] = words;
	if (words.length === 1 && isSpace(first)) return { kind: 'space', spaceId: first };
	if (words.length === 1 && isToken(first)) return { kind: 'bare', token: first };
	const references = words
		.map(linkIn)
		.filter((link) => link !== undefined)
		.map(readLink);
	const isKnown = ({ kind }: Reference) => kind !== 'foreignLink';
	return references.find(isKnown) ?? references[0] ?? { kind: 'unreadable' };
}

/** Whether a text is a node, document, file or folder token by its form. */
export function isToken(text: string): boolean {
	return TOKEN.test(text);
}

export function isSpaceId(text: string): boolean {
	return SPACE_ID.test(text);
}

function isSpace(text: string): boolean {
	return isSpaceId(text) || text === MY_LIBRARY;
}

/** Stands in for the host of a link that is only a path. */
const NO_HOST = 'https://feishu.invalid';

function linkIn(word: string): URL | undefined {
	const link = wholeLink(/^https?%3a%2f/i.test(word) ? decoded(word) : word);
	return link !== undefined && URL.canParse(link) ? new URL(link) : undefined;
}

/** A link may lack its protocol, or its host too. */
function wholeLink(text: string): string | undefined {
	const start = text.search(/https?:\/\//i);
	if (start >= 0) return text.slice(start);
	if (/^[\w-]+(\.[\w-]+)+(:\d+)?\//.test(text)) return `https://${text}`;
	return /^\/[a-z]+\//i.test(text) ? NO_HOST + text : undefined;
}

function readLink(link: URL): Reference {
	const segments = link.pathname
		.split('/')
		.filter((segment) => segment !== '')
		.map(decoded);
	const origin = link.origin === NO_HOST ? undefined : link.origin;
	for (const index of segments.keys()) {
		const [first = '', second = '', third = ''] = segments.slice(index, index + 3);
		const found = readSegments(first.toLowerCase(), second, third, origin);
		if (found !== undefined) return found;
	}
	return { kind: 'foreignLink' };
}

/** Three segments of a path, as far as there are so many. */
function readSegments(
	first: string,
	second: string,
	third: string,
	origin?: string,
): Reference | undefined {
	const below = second.toLowerCase();
	const [token, tokenBelow] = [startOf(second), startOf(third)];

	const type = DOCUMENT_PATHS.get(first);
	if (type !== undefined && isToken(token)) return { kind: 'document', token, type, origin };

	const isFolder =
		(first === 'drive' && ['folder', 'shr'].includes(below)) ||
		(first === 'chat' && below === 'drive');
	if (isFolder && isToken(tokenBelow)) return { kind: 'folder', token: tokenBelow };

	if (first !== 'wiki') return undefined;
	if (['settings', 'space'].includes(below) && isSpace(tokenBelow)) {
		return { kind: 'space', spaceId: tokenBelow };
	}
	if (!isToken(token)) return undefined;
	return isSpace(token) ? { kind: 'space', spaceId: token } : { kind: 'wikiNode', token, origin };
}

/**
 * The token or ID that a segment begins with: text may follow a link without a blank (`…。`, `…**`,
 * `…|title`). Empty where it goes on like another path, so that `<token>%2F..` is none.
 */
function startOf(segment: string): string {
	return /^[\w-]+(?=\.*$|[^\w%./\\-])/.exec(segment)?.[0] ?? '';
}

/** As it is where the percent signs mean something else. */
function decoded(text: string): string {
	try {
		return decodeURIComponent(text);
	} catch {
		return text;
	}
}

/** For messages: what a link is. */
export function describeReference(reference: Reference): string {
	switch (reference.kind) {
		case 'wikiNode':
			return 'a link to a wiki page';
		case 'document':
			return `a link to a document (${reference.type})`;
		case 'folder':
			return 'a link to a Drive folder';
		case 'space':
			return 'a space (its ID or link)';
		case 'foreignLink':
			return 'a link to something else';
		default:
			return 'neither a link nor a token';
	}
}
