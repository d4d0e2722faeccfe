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
	/** /wiki/settings/… or my_library */
	| { kind: 'space'; spaceId: string }
	/** A token or ID by itself: what it belongs to, its field decides. */
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

const SPACE_ID = /^\d{1,32}$/;

const DOCUMENT_PATHS: Record<string, DocumentType> = {
	docx: 'docx',
	docs: 'doc',
	doc: 'doc',
	sheets: 'sheet',
	sheet: 'sheet',
	base: 'bitable',
	bitable: 'bitable',
	mindnotes: 'mindnote',
	mindnote: 'mindnote',
	slides: 'slides',
	file: 'file',
};

/**
 * Reads a link or a bare token. Links are told apart by their path, never by their host (tenants have
 * their own domains); query, fragment and further path segments are dropped. Nothing is fetched.
 */
export function parseReference(value: string): Reference {
	const text = value.trim();
	if (text === '') return { kind: 'none' };
	if (text === MY_LIBRARY) return { kind: 'space', spaceId: MY_LIBRARY };
	if (SPACE_ID.test(text) || TOKEN.test(text)) return { kind: 'bare', token: text };
	const link = linkIn(text);
	return link === undefined ? { kind: 'unreadable' } : readLink(link);
}

export function isSpaceId(token: string): boolean {
	return SPACE_ID.test(token);
}

/** The first link of a text, with or without protocol and host. */
function linkIn(text: string): URL | undefined {
	// Chinese punctuation ends a link, too: text around it has no blanks.
	const withProtocol = /https?:\/\/[^\s<>"'\u3000-\u303f\uff00-\uffef]+/i.exec(text)?.[0];
	const withHost = /^[\w-]+(\.[\w-]+)+(:\d+)?\/\S+$/.test(text) ? `https://${text}` : undefined;
	const pathOnly = /^\/[a-z]+\/\S+$/i.test(text) ? `https://feishu.invalid${text}` : undefined;
	// A link at the end of a sentence.
	const candidate = (withProtocol ?? withHost ?? pathOnly)?.replace(/[)\].,;:!?]+$/, '');
	return candidate !== undefined && URL.canParse(candidate) ? new URL(candidate) : undefined;
}

function readLink(link: URL): Reference {
	const segments = link.pathname.split('/').filter((segment) => segment !== '');
	const origin = link.hostname.endsWith('.invalid') ? undefined : link.origin;
	for (const [index, segment] of segments.entries()) {
		const found = readSegments(segment.toLowerCase(), segments.slice(index + 1), origin);
		if (found !== undefined) return found;
	}
	return { kind: 'foreignLink' };
}

function readSegments(first: string, rest: string[], origin?: string): Reference | undefined {
	const [second = '', third = ''] = rest;
	const documentType = Object.hasOwn(DOCUMENT_PATHS, first) ? DOCUMENT_PATHS[first] : undefined;
	if (documentType !== undefined && TOKEN.test(second)) {
		return { kind: 'document', token: second, type: documentType, origin };
	}
	if (first === 'wiki') {
		if (['settings', 'space'].includes(second) && SPACE_ID.test(third)) {
			return { kind: 'space', spaceId: third };
		}
		if (TOKEN.test(second)) return { kind: 'wikiNode', token: second, origin };
	}
	if (first === 'drive' && ['folder', 'shr'].includes(second) && TOKEN.test(third)) {
		return { kind: 'folder', token: third };
	}
	// /chat/drive/<token>
	if (first === 'chat' && second === 'drive' && TOKEN.test(third)) {
		return { kind: 'folder', token: third };
	}
	return undefined;
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
			return 'a space';
		case 'foreignLink':
			return 'a link to something else';
		default:
			return 'neither a link nor a token';
	}
}
