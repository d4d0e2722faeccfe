import type { DocumentType } from './reference';

/** The path of each kind of document in Feishu's own links. */
const PATHS: Record<DocumentType, string> = {
	file: 'file',
	doc: 'docs',
	sheet: 'sheets',
	bitable: 'base',
	docx: 'docx',
	mindnote: 'mindnotes',
	slides: 'slides',
};

/**
 * Where people open documents, for answers without a link of their own; the site redirects to the
 * tenant. A private deployment usually serves its pages without the `open.` of its API.
 */
export function siteOrigin(apiBaseUrl: string): string {
	const { protocol, host } = new URL(apiBaseUrl);
	if (host === 'open.feishu.cn') return 'https://www.feishu.cn';
	if (host === 'open.larksuite.com') return 'https://www.larksuite.com';
	return `${protocol}//${host.replace(/^open\./, '')}`;
}

export function pageUrl(origin: string, kind: 'wiki' | DocumentType, token: string): string {
	const path = kind === 'wiki' ? kind : PATHS[kind];
	return `${origin}/${path}/${encodeURIComponent(token)}`;
}

/** Feishu's times are Unix seconds in decimal text. null when there is none. */
export function isoTime(seconds: unknown): string | null {
	const time = Number(seconds) * 1000;
	const hasTime = seconds !== '' && seconds !== null && time > 0 && time <= 8.64e15;
	return hasTime ? new Date(time).toISOString() : null;
}
