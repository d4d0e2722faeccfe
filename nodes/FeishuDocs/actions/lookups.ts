import type { IDataObject } from 'n8n-workflow';

import { MY_LIBRARY, type DocumentType } from '../domain/reference';
import { readWikiNode, type WikiNode } from '../domain/wikiNode';
import { getNode, getSpace, queryMetas, rootFolderMeta } from '../transport/endpoints';
import { FeishuError } from '../transport/errors';
import type { Api } from '../transport/request';
import { isObject, listOf } from '../transport/response';

/** What Feishu knows about a document: its kind and its title. */
export interface DocumentMeta {
	type: string;
	title: string;
}

/** An answer that says which of the asked kinds exist, and why the others do not. */
interface MetaAnswer {
	found: DocumentMeta | undefined;
	/** Feishu's codes for the kinds it did not find: 970003 no right, 970005 no such document. */
	failureCodes: number[];
}

/** Questions to Feishu that several items of a run may share; each is asked once. */
export interface Lookups {
	/**
	 * The wiki page of a node token, or of the document inside it when `type` is given.
	 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/space/get_node
	 */
	wikiNode(token: string, type?: DocumentType): Promise<WikiNode>;
	/**
	 * The ID behind "my document library".
	 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/space/get
	 */
	myLibrarySpaceId(): Promise<string>;
	/**
	 * The token of the identity's own root folder.
	 * https://open.feishu.cn/document/server-docs/docs/drive-v1/folder/get-root-folder-meta
	 */
	rootFolderToken(): Promise<string>;
	/** The kind and title of a document; see askDocumentMeta. */
	documentMeta(token: string, types: string[]): Promise<MetaAnswer>;
}

export function createLookups(api: Api): Lookups {
	const answers = new Map<string, Promise<unknown>>();

	/** A failed question is asked again by the next item. */
	async function once<T>(key: unknown[], ask: () => Promise<T>): Promise<T> {
		const name = JSON.stringify(key);
		const known = answers.get(name) as Promise<T> | undefined;
		if (known !== undefined) return await known;
		const asked = ask();
		answers.set(name, asked);
		asked.catch(() => answers.delete(name));
		return await asked;
	}

	return {
		wikiNode: async (token, type) =>
			await once(['node', token, type], async () => {
				const data = await api.call(getNode, { path: {}, query: { token, obj_type: type } });
				return readWikiNode(data.node) ?? unusable('the page');
			}),

		myLibrarySpaceId: async () =>
			await once([MY_LIBRARY], async () => {
				const data = await api.call(getSpace, { path: { spaceId: MY_LIBRARY } });
				return textIn(data.space, 'space_id') ?? unusable('the document library');
			}),

		rootFolderToken: async () =>
			await once(['root folder'], async () => {
				const data = await api.call(rootFolderMeta, { path: {} });
				return textIn(data, 'token') ?? unusable('the root folder');
			}),

		documentMeta: async (token, types) =>
			await once(['meta', token, types], async () => await askDocumentMeta(api, token, types)),
	};
}

/**
 * Asks for a document as each of the kinds, in one request; the answer is not kept.
 * https://open.feishu.cn/document/server-docs/docs/drive-v1/file/batch_query
 */
export async function askDocumentMeta(
	api: Api,
	token: string,
	types: string[],
	signal?: AbortSignal,
): Promise<MetaAnswer> {
	const data = await api.call(queryMetas, {
		path: {},
		signal,
		body: {
			request_docs: types.map((type) => ({ doc_token: token, doc_type: type })),
			with_url: false,
		},
	});
	return readMetas(data, token);
}

function readMetas(data: IDataObject, token: string): MetaAnswer {
	const meta = listOf(data.metas).find(
		({ doc_token: docToken, doc_type: type }) => docToken === token && typeof type === 'string',
	);
	return {
		found:
			meta === undefined
				? undefined
				: { type: String(meta.doc_type), title: typeof meta.title === 'string' ? meta.title : '' },
		failureCodes: listOf(data.failed_list).map(({ code }) => Number(code)),
	};
}

function textIn(value: unknown, field: string): string | undefined {
	const text = isObject(value) ? value[field] : undefined;
	return typeof text === 'string' && text !== '' ? text : undefined;
}

function unusable(what: string): never {
	throw new FeishuError({
		kind: 'unavailable',
		sentence: `Feishu's answer does not contain ${what}`,
		advice: 'Run again later.',
	});
}
