import type { IDataObject } from 'n8n-workflow';

import { fileUrl, readDriveFile, type DriveFile } from '../../domain/driveFile';
import { copyFile } from '../../transport/endpoints';
import { collect } from '../../transport/paginate';
import type { CopyPlan, IfExists } from '../copying';
import { DRIVE_PAGE_SIZE, filePages } from '../listings';
import type { Child } from '../places';
import type { Run } from '../types';
import type { Source } from './source';

export interface FileCopy {
	source: Source;
	name: string;
	folderToken: string;
	/** Extra parameters as the API has them: `{key, value}`. */
	extra: IDataObject[];
	userIdType: string | undefined;
	ifExists: IfExists;
	/** Where people open files, for links that are made here. */
	origin: string;
}

/** https://open.feishu.cn/document/server-docs/docs/drive-v1/file/copy */
export function planFileCopy(run: Run, copy: FileCopy): CopyPlan<DriveFile> {
	const { source, name, folderToken, extra, userIdType, ifExists, origin } = copy;
	return {
		place: `drive ${folderToken}`,
		ifExists,
		list: async () => await listFolder(run, folderToken),
		asChild: (file) => asChild(file, origin),
		wanted: async () => ({ title: name, type: typeOfCopy(source, extra), mayBeShortcut: false }),
		send: async () => {
			const data = await run.api.call(copyFile, {
				path: { fileToken: source.token },
				query: { user_id_type: userIdType },
				body: {
					name,
					type: source.type,
					folder_token: folderToken,
					...(extra.length > 0 ? { extra } : {}),
				},
				whereToLook: `the target folder (${fileUrl(folderOf(folderToken), origin)}) for "${name}"`,
				namesEffect: ({ file }) => readDriveFile(file) !== undefined,
			});
			return data.file as DriveFile;
		},
	};
}

export async function listFolder(run: Run, folderToken: string): Promise<DriveFile[]> {
	const pages = filePages(run.api, folderToken, 'created');
	const items = await collect(pages, { pageSize: DRIVE_PAGE_SIZE, limit: Infinity });
	return items.map(readDriveFile).filter((file) => file !== undefined);
}

export function asChild(file: DriveFile, origin: string): Child {
	return {
		token: file.token,
		title: file.name ?? '',
		type: file.type,
		url: fileUrl(file, origin),
		createdAtMs: Number(file.created_time) * 1000,
		isShortcut: file.type === 'shortcut',
	};
}

/** `target_type` = `docx` turns an old document into a new one. */
function typeOfCopy({ type }: Source, extra: IDataObject[]): string {
	const target = extra.find(({ key }) => key === 'target_type');
	return type === 'doc' && typeof target?.value === 'string' ? target.value : type;
}

const folderOf = (token: string): DriveFile => ({
	token,
	name: '',
	type: 'folder',
	parent_token: '',
});
