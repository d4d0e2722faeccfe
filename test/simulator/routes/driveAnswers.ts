import { refuse } from '../http/answers';
import type { JsonObject } from '../http/json';
import type { DriveEntry } from '../world/drive';
import type { Platform } from './route';

/** Error codes of Drive copy and list (reference, section 6.2). */
export const paramsError = () => refuse(400, 1061002, 'params error.');
export const driveNotFound = () => refuse(404, 1061003, 'not found.');
export const forbidden = () => refuse(403, 1061004, 'forbidden.');
export const fileDeleted = () => refuse(404, 1061007, 'file has been delete.');
export const folderFull = () => refuse(400, 1062507, 'parent node out of sibling num.');

/** An entry of a folder as the list puts it out (reference, section 6.3). */
export function entryPayload(entry: DriveEntry, { links }: Platform): JsonObject {
	if (entry.kind === 'folder') {
		const { folder } = entry;
		return {
			created_time: String(folder.createdAt),
			modified_time: String(folder.modifiedAt),
			name: folder.name,
			owner_id: folder.ownerId,
			parent_token: folder.parentToken,
			token: folder.token,
			type: 'folder',
			url: links.folder(folder.token),
		};
	}
	const { file } = entry;
	return {
		created_time: String(file.createdAt),
		modified_time: String(file.modifiedAt),
		name: file.name,
		owner_id: file.ownerId,
		parent_token: file.folderToken,
		token: file.token,
		type: file.type,
		// The link of a shortcut points at its target.
		url: file.target
			? links.document(file.target.type, file.target.token)
			: links.document(file.type, file.token),
		...(file.target
			? { shortcut_info: { target_token: file.target.token, target_type: file.target.type } }
			: {}),
	};
}
