import type { INodeProperties } from 'n8n-workflow';

import { copy as copyDriveFile } from './driveFile/copy.operation';
import { getAll as getAllDriveFiles } from './driveFile/getAll.operation';
import { copy as copyDriveFolder } from './driveFolder/copy.operation';
import { create as createDriveFolder } from './driveFolder/create.operation';
import type { Operation } from './types';
import { copy as copyWikiNode } from './wikiNode/copy.operation';
import { get as getWikiNode } from './wikiNode/get.operation';
import { listChildren } from './wikiNode/listChildren.operation';
import { getAll as getAllWikiSpaces } from './wikiSpace/getAll.operation';

/** Resource → operation; the lists to choose from stand in FeishuDocs.node.ts. */
const OPERATIONS: Record<string, Record<string, Operation>> = {
	wikiNode: { copy: copyWikiNode, get: getWikiNode, listChildren },
	wikiSpace: { getAll: getAllWikiSpaces },
	driveFile: { copy: copyDriveFile, getAll: getAllDriveFiles },
	driveFolder: { copy: copyDriveFolder, create: createDriveFolder },
};

export function findOperation(resource: string, operation: string): Operation | undefined {
	return OPERATIONS[resource]?.[operation];
}

/** The parameters of all operations. */
export const operationParameters: INodeProperties[] = Object.values(OPERATIONS)
	.flatMap((operations) => Object.values(operations))
	.flatMap(({ description }) => description);
