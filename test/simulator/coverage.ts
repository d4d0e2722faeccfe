/** One line of the coverage table: what of an endpoint the simulator does, and what it does not. */
export interface Coverage {
	id: string;
	method: 'GET' | 'POST';
	/** Path pattern, parameters as `:name`. */
	path: string;
	/** Official page. */
	doc: string;
	simulated: string;
	notSimulated: string;
}

const DOCS = 'https://open.feishu.cn/document/server-docs';

/** All endpoints of the simulator. A test compares this table with the routes, both ways. */
export const COVERAGE = [
	{
		id: 'auth.tenantAccessToken',
		method: 'POST',
		path: '/open-apis/auth/v3/tenant_access_token/internal',
		doc: `${DOCS}/authentication-management/access-token/tenant_access_token_internal`,
		simulated: 'same token while 30 minutes are left, two valid at once, 10003, 10014, HTTP 200',
		notSimulated: 'store apps, IP allow-list of the token endpoint',
	},
	{
		id: 'auth.appAccessToken',
		method: 'POST',
		path: '/open-apis/auth/v3/app_access_token/internal',
		doc: `${DOCS}/authentication-management/access-token/app_access_token_internal`,
		simulated: 'both fields with equal values, otherwise as the tenant token',
		notSimulated: 'store apps',
	},
	{
		id: 'oauth.authorize',
		method: 'GET',
		path: '/open-apis/authen/v1/authorize',
		doc: 'https://open.feishu.cn/document/authentication-management/access-token/obtain-oauth-code',
		simulated: 'consent or refusal at once, state, PKCE, 20027, 20029, 20048',
		notSimulated: 'a page to click on, several people',
	},
	{
		id: 'oauth.tokenV2',
		method: 'POST',
		path: '/open-apis/authen/v2/oauth/token',
		doc: 'https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token',
		simulated: 'code for 5 minutes and once, body or Basic, rotation, offline_access, 200xx codes',
		notSimulated: 'the end of consent after 365 days, limits, scopes adding up',
	},
	{
		id: 'oauth.tokenV3',
		method: 'POST',
		path: '/oauth/v3/token',
		doc: 'https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token',
		simulated: 'as v2, a code_verifier without a challenge is refused',
		notSimulated: 'client_credentials, jwt-bearer',
	},
	{
		id: 'wiki.spaces.list',
		method: 'GET',
		path: '/open-apis/wiki/v2/spaces',
		doc: `${DOCS}/docs/wiki-v2/space/list`,
		simulated: 'paging with the filter after it, my_library never listed, empty list for strangers',
		notSimulated: 'rights of single people (a person has the rights of the app)',
	},
	{
		id: 'wiki.spaces.get',
		method: 'GET',
		path: '/open-apis/wiki/v2/spaces/:space_id',
		doc: `${DOCS}/docs/wiki-v2/space/get`,
		simulated: 'numeric id and my_library, 131002, 131005, 131006',
		notSimulated: '?lang',
	},
	{
		id: 'wiki.spaces.getNode',
		method: 'GET',
		path: '/open-apis/wiki/v2/spaces/get_node',
		doc: `${DOCS}/docs/wiki-v2/space-node/get_node`,
		simulated: 'node token, or document token with obj_type; 131005, 131006, 999 characters',
		notSimulated: 'deleted nodes and nodes waiting for approval',
	},
	{
		id: 'wiki.nodes.list',
		method: 'GET',
		path: '/open-apis/wiki/v2/spaces/:space_id/nodes',
		doc: `${DOCS}/docs/wiki-v2/space-node/list`,
		simulated: 'permission filter after paging, opaque page_token bound to its parent, my_library',
		notSimulated: 'changes of the order of siblings',
	},
	{
		id: 'wiki.nodes.copy',
		method: 'POST',
		path: '/open-apis/wiki/v2/spaces/:space_id/nodes/:node_token/copy',
		doc: `${DOCS}/docs/wiki-v2/space-node/copy`,
		simulated: 'one node without children, title rules, rights, 2000 / 50 / 400,000, 131009',
		notSimulated: 'contents of documents, automations of bases',
	},
	{
		id: 'drive.files.list',
		method: 'GET',
		path: '/open-apis/drive/v1/files',
		doc: `${DOCS}/docs/drive-v1/folder/list`,
		simulated: 'paging, order_by, direction, the root folder at once and without shortcuts',
		notSimulated: 'option',
	},
	{
		id: 'drive.files.copy',
		method: 'POST',
		path: '/open-apis/drive/v1/files/:file_token/copy',
		doc: `${DOCS}/docs/drive-v1/file/copy`,
		simulated: 'type check, rights, 1500 entries, one at a time, doc to docx, wiki documents',
		notSimulated: 'copies between tenants and brands (1064510, 1064511)',
	},
	{
		id: 'drive.files.createFolder',
		method: 'POST',
		path: '/open-apis/drive/v1/files/create_folder',
		doc: `${DOCS}/docs/drive-v1/folder/create_folder`,
		simulated: 'empty folder_token = root, rights, 1500 entries, one at a time',
		notSimulated: 'nothing known',
	},
	{
		id: 'drive.rootFolder.meta',
		method: 'GET',
		path: '/open-apis/drive/explorer/v2/root_folder/meta',
		doc: `${DOCS}/docs/drive-v1/folder/get-root-folder-meta`,
		simulated: "the caller's own root folder",
		notSimulated: '91201, 91204 (script them as faults)',
	},
	{
		id: 'drive.metas.batchQuery',
		method: 'POST',
		path: '/open-apis/drive/v1/metas/batch_query',
		doc: `${DOCS}/docs/drive-v1/file/batch_query`,
		simulated: 'documents, wiki nodes and folders; 970002, 970003, 970005; delay of new copies',
		notSimulated: 'security labels, synced blocks',
	},
] as const satisfies readonly Coverage[];

export type EndpointId = (typeof COVERAGE)[number]['id'];
