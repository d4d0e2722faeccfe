import { invalidFields, success, type Answer, type Refusal } from '../http/answers';
import { isJsonObject } from '../http/json';
import { permits } from '../world/rights';
import type { ObjType, StoredDocument } from '../world/types';
import { driveNotFound, fileDeleted, forbidden, paramsError } from './driveAnswers';
import { nameTooLong, writableFolder } from './driveFolders';
import { missingViolation, textOf, wrongTypeViolation } from './parameters';
import type { Call } from './route';

export function checkDriveCopy({ body }: Call): Refusal | undefined {
	const wrong = wrongTypeViolation(body, ['name', 'type', 'folder_token']);
	if (wrong) return wrong;
	const missing = ['name', 'folder_token'].find((field) => body[field] === undefined);
	if (missing !== undefined) return missingViolation(missing);
	return isExtra(body.extra)
		? undefined
		: invalidFields({
				field: 'extra',
				value: JSON.stringify(body.extra),
				description: 'extra must be a list of {key, value}',
			});
}

function isExtra(extra: unknown): boolean {
	if (extra === undefined) return true;
	return (
		Array.isArray(extra) &&
		extra.every(
			(pair) =>
				isJsonObject(pair) && typeof pair.key === 'string' && typeof pair.value === 'string',
		)
	);
}

/**
 * Copies one document into a Drive folder and answers at once. The caller owns the copy; with the
 * switch `driveCopyDelayMs` `metas/batch_query` knows it only later.
 */
export function copyFile(call: Call): Answer {
	const name = textOf(call.body.name);
	if (name === '' || nameTooLong(name)) return paramsError();
	const source = readSource(call);
	if ('code' in source) return source;
	const folder = writableFolder(call, textOf(call.body.folder_token));
	if ('code' in folder) return folder;
	const copy = call.world.addFile({
		folderToken: folder.token,
		name,
		type: typeOfCopy(source.type, call.body.extra),
		ownerId: call.caller.openId,
		knownFromMs: call.clock.now() + call.switches.driveCopyDelayMs,
	});
	const drift = call.switches.sampleDrift;
	return success({
		file: {
			name: copy.name,
			parent_token: drift ? call.world.rootFolderToken(call.caller.openId) : folder.token,
			token: copy.token,
			type: drift ? 'docx' : copy.type,
			url: call.links.document(copy.type, copy.token),
		},
	});
}

function readSource(call: Call): StoredDocument | Refusal {
	const { world, body, switches } = call;
	const token = call.params.file_token ?? '';
	if (world.findFolder(token)) return paramsError();
	// A wiki node token is not a document token: it is not found here.
	const document = world.findDocument(token);
	if (!document) return driveNotFound();
	if (document.place.in === 'drive' && document.place.file.deleted) return fileDeleted();
	const type = textOf(body.type);
	const typeFits = type === '' ? !switches.driveTypeRequired : type === document.type;
	if (!typeFits) return paramsError();
	return permits(world.rights.toDocument(call.caller, document), 'read') ? document : forbidden();
}

/** `target_type` = `docx` turns an old document into a new one. */
function typeOfCopy(source: ObjType, extra: unknown): ObjType {
	const pairs = Array.isArray(extra) ? extra.filter(isJsonObject) : [];
	const wantsDocx = pairs.some((pair) => pair.key === 'target_type' && pair.value === 'docx');
	return source === 'doc' && wantsDocx ? 'docx' : source;
}
