import { QUOTAS } from '../gateway/quotas';
import { invalidFields, success, type Answer, type Refusal } from '../http/answers';
import { isJsonObject, type JsonObject } from '../http/json';
import { permits } from '../world/rights';
import { isObjType, type Access, type ObjType } from '../world/types';
import { textOf } from './parameters';
import type { Call, TokenRoute } from './route';

const MAX_DOCS = 200;

/** Codes of `failed_list` (reference, section 6.3). */
const UNSUPPORTED_TYPE = 970002;
const NO_RIGHT = 970003;
const MISSING_OR_OTHER_TYPE = 970005;

interface Meta {
	title: string;
	ownerId: string;
	createdAt: number;
	editedAt: number;
	url: string;
	access: Access;
}

function batchQuery(call: Call): Answer {
	const docs = Array.isArray(call.body.request_docs) ? call.body.request_docs : [];
	const metas: JsonObject[] = [];
	const failed: JsonObject[] = [];
	for (const doc of docs.filter(isJsonObject)) {
		const token = textOf(doc.doc_token);
		const type = textOf(doc.doc_type);
		const found = lookUp(call, token, type);
		if (typeof found === 'number') failed.push({ code: found, token });
		else metas.push(metaPayload(found, token, type, call.body.with_url === true));
	}
	return success({ failed_list: failed, metas });
}

function lookUp(call: Call, token: string, type: string): Meta | number {
	const found =
		type === 'wiki'
			? wikiMeta(call, token)
			: type === 'folder'
				? folderMeta(call, token)
				: isObjType(type)
					? documentMeta(call, token, type)
					: UNSUPPORTED_TYPE;
	if (found === undefined) return MISSING_OR_OTHER_TYPE;
	if (typeof found === 'number') return found;
	return permits(found.access, 'read') ? found : NO_RIGHT;
}

function wikiMeta({ world, caller, links }: Call, token: string): Meta | undefined {
	const node = world.findNode(token);
	return (
		node && {
			title: node.title,
			ownerId: node.owner,
			createdAt: node.objCreatedAt,
			editedAt: node.objEditedAt,
			url: links.node(node.nodeToken),
			access: world.rights.toNode(caller, node),
		}
	);
}

function folderMeta({ world, caller, links }: Call, token: string): Meta | undefined {
	const folder = world.findFolder(token);
	return (
		folder && {
			title: folder.name,
			ownerId: folder.ownerId,
			createdAt: folder.createdAt,
			editedAt: folder.modifiedAt,
			url: links.folder(folder.token),
			access: world.rights.toFolder(caller, folder),
		}
	);
}

function documentMeta(call: Call, token: string, type: ObjType): Meta | undefined {
	const document = call.world.findDocument(token);
	if (document?.type !== type || document.knownFromMs > call.clock.now()) return undefined;
	if (document.place.in === 'drive' && document.place.file.deleted) return undefined;
	return {
		title: document.title,
		ownerId: document.ownerId,
		createdAt: document.createdAt,
		editedAt: document.editedAt,
		url: call.links.document(type, token),
		access: call.world.rights.toDocument(call.caller, document),
	};
}

const metaPayload = (meta: Meta, token: string, type: string, withUrl: boolean): JsonObject => ({
	create_time: String(meta.createdAt),
	doc_token: token,
	doc_type: type,
	latest_modify_time: String(meta.editedAt),
	latest_modify_user: meta.ownerId,
	owner_id: meta.ownerId,
	request_doc_info: { doc_token: token, doc_type: type },
	sec_label_name: '',
	title: meta.title,
	...(withUrl ? { url: meta.url } : {}),
});

function checkBatch({ body }: Call): Refusal | undefined {
	const docs = body.request_docs;
	const violation = (description: string): Refusal =>
		invalidFields({ field: 'request_docs', value: '', description });
	if (!Array.isArray(docs)) return violation('request_docs is required');
	if (docs.length < 1 || docs.length > MAX_DOCS) return violation('1 to 200 entries');
	const complete = docs.every(
		(doc) =>
			isJsonObject(doc) && typeof doc.doc_token === 'string' && typeof doc.doc_type === 'string',
	);
	return complete ? undefined : violation('doc_token and doc_type are required');
}

export const driveMetaRoutes: readonly TokenRoute[] = [
	{
		auth: 'token',
		endpoint: 'drive.metas.batchQuery',
		method: 'POST',
		path: '/open-apis/drive/v1/metas/batch_query',
		scopes: ['drive:drive', 'drive:drive.metadata:readonly'],
		quota: QUOTAS.tier4,
		serial: false,
		check: checkBatch,
		handle: batchQuery,
	},
];
