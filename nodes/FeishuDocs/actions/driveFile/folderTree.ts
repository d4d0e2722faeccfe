import { readDriveFile, type DriveFile } from '../../domain/driveFile';
import type { Api } from '../../transport/request';
import { DRIVE_PAGE_SIZE, filePages, type FileOrder } from '../listings';
import type { TreeReader } from '../tree';

/** The entries of a folder and of the folders inside it. */
export function folderTree(api: Api, folderToken: string, order: FileOrder): TreeReader<DriveFile> {
	return {
		pagesBelow: (folder) => filePages(api, folder?.token ?? folderToken, order),
		pageSize: DRIVE_PAGE_SIZE,
		read: readDriveFile,
		token: (file) => file.token,
		title: (file) => file.name ?? '',
		isBranch: (file) => file.type === 'folder',
	};
}
