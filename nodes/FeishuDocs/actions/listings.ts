import { listFiles, listNodes, listSpaces } from '../transport/endpoints';
import { readPage, type Page, type PageRequest } from '../transport/paginate';
import type { Api } from '../transport/request';

/** The largest page of each API. */
export const WIKI_PAGE_SIZE = 50;
export const DRIVE_PAGE_SIZE = 200;

type FetchPage = (request: PageRequest) => Promise<Page>;

/** The children of a page, or the first level of a space. */
export function nodePages(api: Api, spaceId: string, parentNodeToken?: string): FetchPage {
	return async ({ pageSize, pageToken }) =>
		readPage(
			await api.call(listNodes, {
				path: { spaceId },
				query: {
					page_size: pageSize,
					page_token: pageToken,
					parent_node_token: parentNodeToken,
				},
			}),
			'items',
		);
}

/** The spaces that the identity can see. */
export function spacePages(api: Api): FetchPage {
	return async ({ pageSize, pageToken }) =>
		readPage(
			await api.call(listSpaces, {
				path: {},
				query: { page_size: pageSize, page_token: pageToken },
			}),
			'items',
		);
}

/**
 * The order of a folder's entries. `edited`, the latest edit first, is Feishu's own, which people know.
 * In the order of creation nothing that is edited meanwhile moves from the pages to come to those
 * already read: copies rely on that.
 */
export type FileOrder = 'edited' | 'created';

const FILE_ORDERS: Record<FileOrder, Record<string, string>> = {
	edited: {},
	created: { order_by: 'CreatedTime', direction: 'ASC' },
};

/** The entries of a folder. Drive calls the next page's token `next_page_token`. */
export function filePages(api: Api, folderToken: string, order: FileOrder): FetchPage {
	return async ({ pageSize, pageToken }) => {
		const data = await api.call(listFiles, {
			path: {},
			query: {
				folder_token: folderToken,
				page_size: pageSize,
				page_token: pageToken,
				...FILE_ORDERS[order],
			},
		});
		return readPage({ ...data, page_token: data.next_page_token ?? data.page_token }, 'files');
	};
}
