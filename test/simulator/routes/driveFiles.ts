import { QUOTAS } from '../gateway/quotas';
import { invalidFields, refuse, success, type Answer, type Refusal } from '../http/answers';
import type { DriveEntry } from '../world/drive';
import { permits } from '../world/rights';
import { checkDriveCopy, copyFile } from './driveCopy';
import { checkCreateFolder, createFolder } from './driveFolders';
import { driveNotFound, entryPayload, forbidden, paramsError } from './driveAnswers';
import { pageSizeOf, pageSizeViolation } from './parameters';
import type { Call, TokenRoute } from './route';

const MAX_PAGE = 200;
const DEFAULT_PAGE = 100;

/** One level. Without a folder: the whole root folder at once, without paging and shortcuts. */
function listFiles(call: Call): Answer {
	const folderToken = call.query.folder_token ?? '';
	return folderToken === '' ? listRoot(call) : listFolder(call, folderToken);
}

function listRoot(call: Call): Answer {
	const root = call.world.rootFolderToken(call.caller.openId);
	const entries = ordered(call, visibleEntries(call, root)).filter(
		(entry) => entry.kind === 'folder' || entry.file.type !== 'shortcut',
	);
	return success({ files: entries.map((entry) => entryPayload(entry, call)), has_more: false });
}

function listFolder(call: Call, folderToken: string): Answer {
	const { world, caller, query, pageTokens, switches } = call;
	const folder = world.findFolder(folderToken);
	if (!folder) return driveNotFound();
	if (!permits(world.rights.toFolder(caller, folder), 'read')) return forbidden();
	const size = pageSizeOf(query, DEFAULT_PAGE);
	const listing = `files ${folderToken} ${query.order_by ?? ''} ${query.direction ?? ''}`;
	const offset = pageTokens.resolve(listing, query.page_token ?? '');
	if (offset === null) return paramsError();
	const entries = ordered(call, world.entriesOf(folderToken));
	const hasMore = offset + size < entries.length;
	const page = entries.slice(offset, offset + size).filter((entry) => isVisible(call, entry));
	const next = hasMore || switches.lastPageToken === 'value';
	return success({
		files: page.map((entry) => entryPayload(entry, call)),
		has_more: hasMore,
		...(next ? { next_page_token: pageTokens.issue(listing, offset + size) } : {}),
		...(!next && switches.lastPageToken === 'empty' ? { next_page_token: '' } : {}),
	});
}

const visibleEntries = (call: Call, folderToken: string): DriveEntry[] =>
	call.world.entriesOf(folderToken).filter((entry) => isVisible(call, entry));

function isVisible({ world, caller }: Call, entry: DriveEntry): boolean {
	// A folder without rights is still shown, so that opening it can be refused with 1061004.
	if (entry.kind === 'folder') return true;
	return world.rights.toFile(caller, entry.file) !== 'none';
}

function ordered({ query }: Call, entries: DriveEntry[]): DriveEntry[] {
	const key = (entry: DriveEntry): number => {
		const thing = entry.kind === 'folder' ? entry.folder : entry.file;
		return query.order_by === 'CreatedTime' ? thing.createdAt : thing.modifiedAt;
	};
	const sign = query.direction === 'ASC' ? 1 : -1;
	// Entries of the same second keep their order, or reverse it, so that pages do not overlap.
	const numbered = entries.map((entry, index) => ({ entry, index }));
	numbered.sort((a, b) => sign * (key(a.entry) - key(b.entry) || a.index - b.index));
	return numbered.map(({ entry }) => entry);
}

function checkList({ query }: Call): Refusal | undefined {
	if (pageSizeViolation(query, MAX_PAGE)) return refuse(400, 1064001, 'page size out of limit.');
	const orders = ['', 'EditedTime', 'CreatedTime'];
	if (!orders.includes(query.order_by ?? '')) return invalid('order_by', query.order_by ?? '');
	const directions = ['', 'ASC', 'DESC'];
	return directions.includes(query.direction ?? '')
		? undefined
		: invalid('direction', query.direction ?? '');
}

const invalid = (field: string, value: string): Refusal =>
	invalidFields({ field, value, description: `${field} is not one of the options` });

function rootMeta({ world, caller }: Call): Answer {
	const token = world.rootFolderToken(caller.openId);
	// Ids are decimal strings of 19 digits; any stable value does.
	const digits = [...token].map((char) => char.charCodeAt(0) % 10).join('');
	return success(
		{ id: `7${digits.slice(0, 18)}`, token, user_id: `7${digits.slice(8, 26)}` },
		'Success',
	);
}

export const driveFileRoutes: readonly TokenRoute[] = [
	{
		auth: 'token',
		endpoint: 'drive.files.list',
		method: 'GET',
		path: '/open-apis/drive/v1/files',
		scopes: ['drive:drive', 'drive:drive:readonly', 'space:document:retrieve'],
		quota: QUOTAS.driveList,
		serial: false,
		check: checkList,
		handle: listFiles,
	},
	{
		auth: 'token',
		endpoint: 'drive.files.createFolder',
		method: 'POST',
		path: '/open-apis/drive/v1/files/create_folder',
		scopes: ['drive:drive', 'space:folder:create'],
		quota: QUOTAS.driveWrite,
		serial: true,
		check: checkCreateFolder,
		handle: createFolder,
	},
	{
		auth: 'token',
		endpoint: 'drive.files.copy',
		method: 'POST',
		path: '/open-apis/drive/v1/files/:file_token/copy',
		scopes: ['docs:document:copy', 'drive:drive'],
		quota: QUOTAS.driveWrite,
		serial: true,
		check: checkDriveCopy,
		handle: copyFile,
	},
	{
		auth: 'token',
		endpoint: 'drive.rootFolder.meta',
		method: 'GET',
		path: '/open-apis/drive/explorer/v2/root_folder/meta',
		scopes: ['drive:drive', 'drive:drive.metadata:readonly'],
		quota: QUOTAS.tier4,
		serial: false,
		handle: rootMeta,
	},
];
