import type { IDataObject } from 'n8n-workflow';

import { FeishuError } from '../../../nodes/FeishuDocs/transport/errors';
import {
	collect,
	pagesOf,
	readPage,
	type Page,
	type PageRequest,
} from '../../../nodes/FeishuDocs/transport/paginate';

const PAGE_SIZE = 50;

function items(from: number, count: number): IDataObject[] {
	return Array.from({ length: count }, (_, index) => ({ number: from + index }));
}

/** A list that answers the pages in order, and what it was asked for. */
function listOf(pages: Page[]) {
	const requests: PageRequest[] = [];
	const fetchPage = async (request: PageRequest): Promise<Page> => {
		const page = pages[requests.length];
		requests.push(request);
		if (page === undefined) throw new Error('asked for a page after the last');
		return await Promise.resolve(page);
	};
	return { requests, fetchPage, sizes: () => requests.map(({ pageSize }) => pageSize) };
}

/** As many pages as `count` items take, cut as the request asks. */
function longList(count: number) {
	const requests: PageRequest[] = [];
	const fetchPage = async ({ pageSize, pageToken }: PageRequest): Promise<Page> => {
		requests.push({ pageSize, pageToken });
		const from = Number(pageToken ?? 0);
		const end = Math.min(from + pageSize, count);
		const page = { items: items(from, end - from), hasMore: end < count, pageToken: String(end) };
		return await Promise.resolve(page);
	};
	return { requests, fetchPage, sizes: () => requests.map(({ pageSize }) => pageSize) };
}

const more = (pageToken: string, found: IDataObject[] = []): Page => ({
	items: found,
	hasMore: true,
	pageToken,
});
const last = (found: IDataObject[] = []): Page => ({
	items: found,
	hasMore: false,
	pageToken: undefined,
});
const all = { pageSize: PAGE_SIZE, limit: Infinity };

describe('going through the pages', () => {
	it('asks for the first page without a token and for the next with the last one given', async () => {
		const list = listOf([more('a', items(0, 2)), more('b', items(2, 1)), last(items(3, 1))]);
		expect(await collect(list.fetchPage, all)).toEqual(items(0, 4));
		expect(list.requests.map(({ pageToken }) => pageToken)).toEqual([undefined, 'a', 'b']);
	});

	it('goes on after an empty page that has more', async () => {
		const list = listOf([more('a'), more('b'), more('c', items(0, 1)), more('d'), last()]);
		expect(await collect(list.fetchPage, all)).toEqual(items(0, 1));
		expect(list.requests).toHaveLength(5);
	});

	it('stops when there is no more, although the last page carries a token', async () => {
		const list = listOf([{ items: items(0, 2), hasMore: false, pageToken: 'leftover' }]);
		expect(await collect(list.fetchPage, all)).toEqual(items(0, 2));
	});

	it('puts out an empty list for an empty space', async () => {
		expect(await collect(listOf([last()]).fetchPage, all)).toEqual([]);
	});

	it('asks for whole pages when everything is wanted', async () => {
		const list = longList(120);
		expect(await collect(list.fetchPage, all)).toHaveLength(120);
		expect(list.sizes()).toEqual([50, 50, 50]);
	});

	it('hands out each page before it asks for the next', async () => {
		const list = longList(120);
		const pages = pagesOf(list.fetchPage, { pageSize: PAGE_SIZE, firstPageSize: PAGE_SIZE });
		await pages.next();
		expect(list.requests).toHaveLength(1);
		await pages.next();
		expect(list.requests).toHaveLength(2);
	});
});

describe('a list that cannot be continued', () => {
	it.each([
		['without a token', [{ items: items(0, 2), hasMore: true, pageToken: undefined }]],
		['with the token just used', [more('a', items(0, 1)), more('a', items(1, 1))]],
		['with an older token', [more('a'), more('b'), more('c'), more('a')]],
	])('is an error: has more %s', async (_name, pages) => {
		const list = listOf(pages);
		await expect(collect(list.fetchPage, all)).rejects.toBeInstanceOf(FeishuError);
		expect(list.requests).toHaveLength(pages.length);
	});

	it('is an error when a later page fails, and never a part of the list', async () => {
		const failed = new FeishuError({ kind: 'refused', sentence: 'No', advice: 'Ask.' });
		const fetchPage = async ({ pageToken }: PageRequest): Promise<Page> =>
			await (pageToken === undefined
				? Promise.resolve(more('a', items(0, 50)))
				: Promise.reject(failed));
		await expect(collect(fetchPage, all)).rejects.toBe(failed);
	});
});

describe('a limit', () => {
	it.each([
		[1, [1]],
		[30, [30]],
		[50, [50]],
		[51, [50, 50]],
		[100, [50, 50]],
		[120, [50, 50, 50]],
	])('of %i takes pages of %j', async (limit, sizes) => {
		const list = longList(400);
		expect(await collect(list.fetchPage, { pageSize: PAGE_SIZE, limit })).toEqual(items(0, limit));
		expect(list.sizes()).toEqual(sizes);
	});

	it('asks for whole pages after one that came back short', async () => {
		const list = listOf([more('a', items(0, 10)), more('b', items(10, 50))]);
		const found = await collect(list.fetchPage, { pageSize: PAGE_SIZE, limit: 30 });
		expect(found).toEqual(items(0, 30));
		expect(list.sizes()).toEqual([30, 50]);
	});

	it('asks for no page after it is reached', async () => {
		const list = listOf([more('a', items(0, 50))]);
		expect(await collect(list.fetchPage, { pageSize: PAGE_SIZE, limit: 50 })).toHaveLength(50);
		expect(list.requests).toHaveLength(1);
	});

	it('does not care how the list would go on after it', async () => {
		const list = listOf([{ items: items(0, 50), hasMore: true, pageToken: undefined }]);
		expect(await collect(list.fetchPage, { pageSize: PAGE_SIZE, limit: 50 })).toHaveLength(50);
	});

	it('larger than the list puts out the list', async () => {
		const list = longList(70);
		expect(await collect(list.fetchPage, { pageSize: PAGE_SIZE, limit: 1000 })).toHaveLength(70);
		expect(list.sizes()).toEqual([50, 50]);
	});
});

describe('reading a page', () => {
	it('takes items, has_more and page_token', () => {
		const data = { items: items(0, 1), has_more: true, page_token: 'a' };
		expect(readPage(data, 'items')).toEqual({ items: items(0, 1), hasMore: true, pageToken: 'a' });
	});

	it.each([[undefined], [false], ['true'], [1], [null]])(
		'has no more when has_more is %p',
		(value) => {
			const data = { items: [], has_more: value, page_token: 'a' } as IDataObject;
			expect(readPage(data, 'items').hasMore).toBe(false);
		},
	);

	it.each([[undefined], [''], [null]])('has no token when page_token is %p', (value) => {
		const data = { items: [], has_more: true, page_token: value } as IDataObject;
		expect(readPage(data, 'items').pageToken).toBeUndefined();
	});

	it.each([[undefined], [null]])('has no items when the field is %p', (value) => {
		expect(readPage({ items: value, has_more: false } as IDataObject, 'items').items).toEqual([]);
	});
});
