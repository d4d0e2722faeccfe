import type { IDataObject } from 'n8n-workflow';

import { FeishuError } from './errors';
import { listOf } from './response';

/** One page as Feishu answers it; `page_token` is absent, "" or a leftover on the last page. */
export interface Page {
	items: IDataObject[];
	hasMore: boolean;
	/** Where the next page begins. */
	pageToken: string | undefined;
}

export interface PageRequest {
	pageSize: number;
	/** undefined for the first page */
	pageToken: string | undefined;
}

/**
 * Reads a page out of an answer's data.
 * @param itemsField where the API keeps the items (`items` for wiki); an empty page may lack it
 */
export function readPage(data: IDataObject, itemsField: string): Page {
	const { has_more: hasMore, page_token: pageToken } = data;
	return {
		items: listOf(data[itemsField]),
		hasMore: hasMore === true,
		pageToken: typeof pageToken === 'string' && pageToken !== '' ? pageToken : undefined,
	};
}

/**
 * Goes through all pages. Feishu filters by permission after it cut the pages, so a page may be short
 * or empty although more remain: only `has_more` tells the end.
 *
 * @param firstPageSize for the first page; later ones ask for `pageSize`
 * @throws FeishuError when the list cannot be continued: a part of a list that looks whole is a lie
 */
export async function* pagesOf(
	fetchPage: (request: PageRequest) => Promise<Page>,
	{ pageSize, firstPageSize }: { pageSize: number; firstPageSize: number },
): AsyncGenerator<IDataObject[]> {
	const seenTokens = new Set<string>();
	let request: PageRequest = { pageSize: firstPageSize, pageToken: undefined };
	for (;;) {
		const page = await fetchPage(request);
		yield page.items;
		if (!page.hasMore) return;
		if (page.pageToken === undefined) throw brokenPaging('did not say where it goes on');
		if (seenTokens.has(page.pageToken)) throw brokenPaging('goes round in circles');
		seenTokens.add(page.pageToken);
		request = { pageSize, pageToken: page.pageToken };
	}
}

/** The first `limit` items, without asking for a page more than that takes. */
export async function collect(
	fetchPage: (request: PageRequest) => Promise<Page>,
	{ pageSize, limit }: { pageSize: number; limit: number },
): Promise<IDataObject[]> {
	const collected: IDataObject[] = [];
	const firstPageSize = Math.min(pageSize, limit);
	for await (const items of pagesOf(fetchPage, { pageSize, firstPageSize })) {
		for (const item of items) {
			collected.push(item);
			if (collected.length >= limit) return collected;
		}
	}
	return collected;
}

export function brokenPaging(says: string): FeishuError {
	return new FeishuError({
		kind: 'unavailable',
		sentence: `Feishu's list ${says}, so it cannot be read to its end`,
		advice: 'Run again. If it stays, send the page to technical support (技术支持).',
	});
}
