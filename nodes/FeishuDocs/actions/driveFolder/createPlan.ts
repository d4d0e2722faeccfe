import { fileUrl, type DriveFile } from '../../domain/driveFile';
import { createFolder } from '../../transport/endpoints';
import type { CopyPlan, IfExists } from '../copying';
import { listFolder, asChild } from '../driveFile/copyPlan';
import type { Run } from '../types';

export interface NewFolder {
	name: string;
	parentToken: string;
	ifExists: IfExists;
	/** Where people open folders, for links that are made here. */
	origin: string;
}

/**
 * A new folder. Feishu allows equal names, so creating one twice makes two: the same rules as for a copy.
 * https://open.feishu.cn/document/server-docs/docs/drive-v1/folder/create_folder
 */
export function planNewFolder(run: Run, folder: NewFolder): CopyPlan<DriveFile> {
	const { name, parentToken, ifExists, origin } = folder;
	return {
		place: `drive ${parentToken}`,
		ifExists,
		list: async () => await listFolder(run, parentToken),
		asChild: (file) => asChild(file, origin),
		wanted: async () => ({ title: name, type: 'folder', mayBeShortcut: false }),
		send: async () => {
			const data = await run.api.call(createFolder, {
				path: {},
				body: { name, folder_token: parentToken },
				whereToLook: `the parent folder (${fileUrl(folderAt(parentToken), origin)}) for "${name}"`,
				namesEffect: ({ token }) => typeof token === 'string' && token !== '',
			});
			return { ...folderAt(String(data.token), name, parentToken), url: data.url };
		},
	};
}

/** A folder as Drive's lists have it. */
export function folderAt(token: string, name = '', parentToken = ''): DriveFile {
	return { token, name, type: 'folder', parent_token: parentToken };
}
