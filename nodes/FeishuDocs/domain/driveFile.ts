import type { IDataObject } from 'n8n-workflow';

import { isoTime, pageUrl } from './link';
import { DOCUMENT_TYPES, type DocumentType } from './reference';

/** The longest name of a Drive file, in bytes of UTF-8: about 85 Chinese characters. */
export const MAX_NAME_BYTES = 256;

/**
 * A file of an answer of Drive.
 * https://open.feishu.cn/document/server-docs/docs/drive-v1/file/copy
 */
export interface DriveFile extends IDataObject {
	token: string;
	name: string;
	type: string;
	parent_token: string;
}

/** Narrows a file of an answer; undefined when it lacks its token. */
export function readDriveFile(value: unknown): DriveFile | undefined {
	const file = value as Partial<DriveFile> | null | undefined;
	return typeof file?.token === 'string' && file.token !== '' ? (file as DriveFile) : undefined;
}

export function isDocumentType(type: unknown): type is DocumentType {
	return DOCUMENT_TYPES.some((known) => known === type);
}

export function nameBytes(name: string): number {
	return Buffer.byteLength(name, 'utf8');
}

/** The answer's link, or one made from the token. A shortcut's own link is its target's. */
export function fileUrl(file: DriveFile, origin: string): string {
	if (typeof file.url === 'string' && file.url !== '') return file.url;
	if (file.type === 'folder') return `${origin}/drive/folder/${encodeURIComponent(file.token)}`;
	const target = file.shortcut_info as
		| { target_type?: unknown; target_token?: unknown }
		| undefined;
	if (isDocumentType(target?.target_type) && typeof target.target_token === 'string') {
		return pageUrl(origin, target.target_type, target.target_token);
	}
	return pageUrl(origin, isDocumentType(file.type) ? file.type : 'file', file.token);
}

/** The fields that people use, `url` always filled; times as ISO 8601. */
export function simplifyDriveFile(file: DriveFile, origin: string): IDataObject {
	return {
		name: file.name,
		url: fileUrl(file, origin),
		type: file.type,
		token: file.token,
		parent_token: file.parent_token,
		owner_id: file.owner_id ?? null,
		created_at: isoTime(file.created_time),
		edited_at: isoTime(file.modified_time),
	};
}
