import { success, type Answer, type Refusal } from '../http/answers';
import { permits } from '../world/rights';
import type { DriveFolder } from '../world/types';
import { driveNotFound, folderFull, forbidden, paramsError } from './driveAnswers';
import { missingViolation, textOf, wrongTypeViolation } from './parameters';
import type { Call } from './route';

/** Names of files and folders are limited in bytes of UTF-8, not in characters. */
const MAX_NAME_BYTES = 256;

export const nameTooLong = (name: string): boolean => Buffer.byteLength(name) > MAX_NAME_BYTES;

/** The folder something new may go into, or why not. */
export function writableFolder(call: Call, folderToken: string): DriveFolder | Refusal {
	const { world, caller } = call;
	const folder = world.findFolder(folderToken);
	if (!folder) return driveNotFound();
	if (!permits(world.rights.toFolder(caller, folder), 'edit')) return forbidden();
	const isFull = world.entriesOf(folderToken).length >= world.limits.entriesPerFolder;
	return isFull || world.drive.size >= world.limits.driveEntries ? folderFull() : folder;
}

export function checkCreateFolder({ body }: Call): Refusal | undefined {
	const wrong = wrongTypeViolation(body, ['name', 'folder_token']);
	if (wrong) return wrong;
	const missing = ['name', 'folder_token'].find((field) => body[field] === undefined);
	return missing === undefined ? undefined : missingViolation(missing);
}

/** An empty `folder_token` means the caller's root folder. */
export function createFolder(call: Call): Answer {
	const name = textOf(call.body.name);
	if (name === '' || nameTooLong(name)) return paramsError();
	const parentToken =
		textOf(call.body.folder_token) || call.world.rootFolderToken(call.caller.openId);
	const parent = writableFolder(call, parentToken);
	if ('code' in parent) return parent;
	const folder = call.world.addFolder({
		parentToken: parent.token,
		name,
		ownerId: call.caller.openId,
	});
	return success({ token: folder.token, url: call.links.folder(folder.token) });
}
