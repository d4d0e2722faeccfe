import { isDocumentType, type DriveFile } from '../../domain/driveFile';
import { FeishuError } from '../../transport/errors';
import type { IfExists } from '../copying';
import { planFileCopy } from '../driveFile/copyPlan';
import { folderTree } from '../driveFile/folderTree';
import { readTree, type Found, type TreeNode } from '../tree';
import { copyTree, leaveOutEarlierCopy, type TreeCopier } from '../treeCopy';
import { stepsOf, type MadeStep, type Step } from '../treeSteps';
import type { Run } from '../types';
import { folderAt, planNewFolder } from './createPlan';

export interface FolderCopy {
	folderToken: string;
	targetToken: string;
	/** Of the copy. */
	name: string;
	ifExists: IfExists;
	/** Where people open files, for links that are made here. */
	origin: string;
}

/** An entry that Feishu has no way to copy, such as a shortcut. */
export type LeftOut = Found<DriveFile>;

/**
 * Copies a folder with everything in it. The whole source is read first: a target inside the source is
 * no endless loop.
 */
export async function copyFolderTree(
	run: Run,
	itemIndex: number,
	copy: FolderCopy,
): Promise<{ made: Array<MadeStep<DriveFile> | FeishuError>; leftOut: LeftOut[] }> {
	const leftOut: LeftOut[] = [];
	const read = await readTree(
		folderTree(run.api, copy.folderToken, 'created'),
		Infinity,
		(found) => {
			if (!isCopyable(found.entry)) {
				leftOut.push({ ...found, path: `${copy.name} / ${found.path}` });
			}
			return found.entry;
		},
	);
	const source = folderAt(copy.folderToken, copy.name);
	const root = stepsOf({ kept: source, children: copyableOf(read) }, ({ name }) => name);
	const copier = copierOf(run, copy);
	await leaveOutEarlierCopy(root, copier);
	const made = await copyTree(run, itemIndex, root, copier);
	return { made, leftOut };
}

function isCopyable({ type }: DriveFile): boolean {
	return type === 'folder' || isDocumentType(type);
}

function copyableOf(nodes: Array<TreeNode<DriveFile>>): Array<TreeNode<DriveFile>> {
	return nodes
		.filter(({ kept }) => isCopyable(kept))
		.map(({ kept, children }) => ({ kept, children: children && copyableOf(children) }));
}

function copierOf(run: Run, { targetToken, name, ifExists, origin }: FolderCopy) {
	const copier: TreeCopier<DriveFile> = {
		ifExists,
		plan: ({ source, depth }: Step<DriveFile>, parent, ifEntryExists) => {
			const parentToken = parent?.token ?? targetToken;
			if (source.type === 'folder') {
				return planNewFolder(run, {
					name: depth === 0 ? name : source.name,
					parentToken,
					ifExists: ifEntryExists,
					origin,
				});
			}
			return planFileCopy(run, {
				source: { token: source.token, type: documentType(source), title: source.name, origin },
				name: source.name,
				folderToken: parentToken,
				extra: [],
				userIdType: undefined,
				ifExists: ifEntryExists,
				origin,
			});
		},
		place: (folder) => `drive ${folder.token}`,
	};
	return copier;
}

/** The tree holds folders and documents only; see isCopyable. */
function documentType({ type }: DriveFile) {
	return isDocumentType(type) ? type : 'file';
}
