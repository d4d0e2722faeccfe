import type { IHttpRequestMethods } from 'n8n-workflow';

import type { LaneLimits } from './limiter';

/**
 * One API of Feishu. All paths, quotas and documentation pages stand in this file only.
 * Quotas: https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control
 */
export interface Endpoint<PathValues extends object = object> {
	/** Names the lane and appears in log lines. */
	id: string;
	method: IHttpRequestMethods;
	path: (values: PathValues) => string;
	limits: LaneLimits;
	/** Whether the call may be sent again when its outcome is unknown. */
	repeatable: boolean;
	/** What a call makes that may not be repeated, where it is no copy. */
	makes?: string;
	/** How long to wait for the answer. */
	timeoutMs: number;
	documentation: string;
}

const READ_TIMEOUT_MS = 60_000;
/** A big page or sheet takes Feishu a while to copy. */
const COPY_TIMEOUT_MS = 180_000;

/** Reads under way at once in one lane; the windows are the real limit. */
const READ_CONCURRENCY = 8;

const perMinute = (limit: number) => ({ limit, windowMs: 60_000 });
const perSecond = (limit: number) => ({ limit, windowMs: 1_000 });

const docs = (page: string) => `https://open.feishu.cn/document/server-docs/docs/${page}`;

/** Wiki node object: 100 calls a minute. */
export const getNode: Endpoint = {
	id: 'wiki.spaces.getNode',
	method: 'GET',
	path: () => '/open-apis/wiki/v2/spaces/get_node',
	limits: { windows: [perMinute(100)], concurrency: READ_CONCURRENCY },
	repeatable: true,
	timeoutMs: READ_TIMEOUT_MS,
	documentation: docs('wiki-v2/space/get_node'),
};

export const getSpace: Endpoint<{ spaceId: string }> = {
	id: 'wiki.spaces.get',
	method: 'GET',
	path: ({ spaceId }) => `/open-apis/wiki/v2/spaces/${encodeURIComponent(spaceId)}`,
	limits: { windows: [perMinute(100)], concurrency: READ_CONCURRENCY },
	repeatable: true,
	timeoutMs: READ_TIMEOUT_MS,
	documentation: docs('wiki-v2/space/get'),
};

export const listSpaces: Endpoint = {
	id: 'wiki.spaces.list',
	method: 'GET',
	path: () => '/open-apis/wiki/v2/spaces',
	limits: { windows: [perMinute(100)], concurrency: READ_CONCURRENCY },
	repeatable: true,
	timeoutMs: READ_TIMEOUT_MS,
	documentation: docs('wiki-v2/space/list'),
};

export const listNodes: Endpoint<{ spaceId: string }> = {
	id: 'wiki.nodes.list',
	method: 'GET',
	path: ({ spaceId }) => `/open-apis/wiki/v2/spaces/${encodeURIComponent(spaceId)}/nodes`,
	limits: { windows: [perMinute(100)], concurrency: READ_CONCURRENCY },
	repeatable: true,
	timeoutMs: READ_TIMEOUT_MS,
	documentation: docs('wiki-v2/space-node/list'),
};

export const copyNode: Endpoint<{ spaceId: string; nodeToken: string }> = {
	id: 'wiki.nodes.copy',
	method: 'POST',
	path: ({ spaceId, nodeToken }) =>
		`/open-apis/wiki/v2/spaces/${encodeURIComponent(spaceId)}/nodes/${encodeURIComponent(nodeToken)}/copy`,
	limits: { windows: [perMinute(100)], concurrency: READ_CONCURRENCY },
	repeatable: false,
	timeoutMs: COPY_TIMEOUT_MS,
	documentation: docs('wiki-v2/space-node/copy'),
};

/** Not concurrent and 5 a second, says its page (10,000 a day is left to the server's word). */
export const copyFile: Endpoint<{ fileToken: string }> = {
	id: 'drive.files.copy',
	method: 'POST',
	path: ({ fileToken }) => `/open-apis/drive/v1/files/${encodeURIComponent(fileToken)}/copy`,
	limits: { windows: [perSecond(5)], concurrency: 1 },
	repeatable: false,
	timeoutMs: COPY_TIMEOUT_MS,
	documentation: docs('drive-v1/file/copy'),
};

/** Not concurrent and 5 a second, says its page. */
export const createFolder: Endpoint = {
	id: 'drive.files.createFolder',
	method: 'POST',
	path: () => '/open-apis/drive/v1/files/create_folder',
	limits: { windows: [perSecond(5)], concurrency: 1 },
	repeatable: false,
	makes: 'folder',
	timeoutMs: READ_TIMEOUT_MS,
	documentation: docs('drive-v1/folder/create_folder'),
};

export const listFiles: Endpoint = {
	id: 'drive.files.list',
	method: 'GET',
	path: () => '/open-apis/drive/v1/files',
	limits: { windows: [perSecond(20)], concurrency: READ_CONCURRENCY },
	repeatable: true,
	timeoutMs: READ_TIMEOUT_MS,
	documentation: docs('drive-v1/file/list'),
};

export const rootFolderMeta: Endpoint = {
	id: 'drive.rootFolder.meta',
	method: 'GET',
	path: () => '/open-apis/drive/explorer/v2/root_folder/meta',
	limits: { windows: [perMinute(100)], concurrency: READ_CONCURRENCY },
	repeatable: true,
	timeoutMs: READ_TIMEOUT_MS,
	documentation: docs('drive-v1/folder/get-root-folder-meta'),
};

/** POST by form, a read by nature. */
export const queryMetas: Endpoint = {
	id: 'drive.metas.batchQuery',
	method: 'POST',
	path: () => '/open-apis/drive/v1/metas/batch_query',
	limits: { windows: [perMinute(1000), perSecond(50)], concurrency: READ_CONCURRENCY },
	repeatable: true,
	timeoutMs: READ_TIMEOUT_MS,
	documentation: docs('drive-v1/file/batch_query'),
};

/** https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal */
export const EXCHANGE_PATH = '/open-apis/auth/v3/tenant_access_token/internal';
