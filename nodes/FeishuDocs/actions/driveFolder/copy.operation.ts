import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { ifExistsOption } from '../../descriptions/ifExists';
import { folderField } from '../../descriptions/locatedFields';
import { optionsField } from '../../descriptions/options';
import { shownFor } from '../../descriptions/locator';
import { fileUrl, type DriveFile } from '../../domain/driveFile';
import { siteOrigin } from '../../domain/link';
import { FeishuError, inputError } from '../../transport/errors';
import { readIfExists } from '../copying';
import { checkName, NAME } from '../driveFile/name';
import { folderParameter } from '../locate';
import { optionsParameter, textParameter } from '../parameters';
import type { MadeStep } from '../treeSteps';
import type { Operation, Run } from '../types';
import { copyFolderTree, type LeftOut } from './copyTree';

const shown = shownFor('driveFolder', 'copy');

const FOLDER = { displayName: 'Folder', name: 'folder' };
const TARGET_FOLDER = { displayName: 'Target Folder', name: 'targetFolder' };

const description: INodeProperties[] = [
	folderField({
		...FOLDER,
		description: 'The folder to copy, with everything in it',
		hint: 'Choose the folder from the list, or paste its link',
		required: true,
		displayOptions: shown,
	}),
	folderField({
		...TARGET_FOLDER,
		description:
			"The folder that the copy goes into. Leave it empty for the identity's own root folder; an app's root folder no person can see.",
		hint: 'Choose the folder for the copy from the list, or paste its link',
		displayOptions: shown,
	}),
	{
		...NAME,
		type: 'string',
		default: '',
		placeholder: 'e.g. Customer 0901',
		description:
			"The name of the copy, at most 256 bytes (about 85 Chinese characters). Leave it empty to keep the folder's name.",
		displayOptions: shown,
	},
	optionsField(shown, [ifExistsOption]),
];

/** Feishu cannot copy a folder: this creates folders and copies the files in them. */
export const copy: Operation = {
	description,

	async execute(run, itemIndex) {
		const folderToken = folderParameter(run, FOLDER, itemIndex);
		if (folderToken === undefined) {
			throw inputError(FOLDER.displayName, itemIndex, 'is empty', 'Paste the link of a folder.');
		}
		const chosenTarget = folderParameter(run, TARGET_FOLDER, itemIndex);
		const chosenName = textParameter(run.context, NAME.name, itemIndex);
		checkName(chosenName, itemIndex, 'is');
		const ifExists = readIfExists(optionsParameter(run.context, itemIndex), itemIndex);
		const origin = siteOrigin((await run.api.credential()).baseUrl);
		const targetToken = chosenTarget ?? (await run.lookups.rootFolderToken());

		const { made, leftOut } = await copyFolderTree(run, itemIndex, {
			folderToken,
			targetToken,
			name: chosenName.trim() === '' ? await nameOf(run, folderToken) : chosenName,
			ifExists,
			origin,
		});
		return [
			...made.map((step) => (step instanceof FeishuError ? step : showStep(step, origin))),
			...leftOut.map((entry) => showLeftOut(entry, origin)),
		];
	},
};

async function nameOf(run: Run, folderToken: string): Promise<string> {
	const { found } = await run.lookups.documentMeta(folderToken, ['folder']);
	if (found !== undefined && found.title !== '') return found.title;
	throw new FeishuError({
		kind: 'refused',
		sentence: 'Feishu does not tell the name of the folder',
		advice: "Check the link of the folder, or fill in 'Name'.",
	});
}

function showStep(step: MadeStep<DriveFile>, origin: string): IDataObject {
	const { entry, copied, recovered } = step.outcome;
	return {
		token: entry.token,
		name: entry.name,
		type: entry.type,
		parent_token: entry.parent_token,
		url: fileUrl(entry, origin),
		source_token: step.source.token,
		copied,
		...(recovered ? { recovered } : {}),
		depth: step.depth,
		path: step.path,
	};
}

function showLeftOut({ entry, depth, path }: LeftOut, origin: string): IDataObject {
	return {
		name: entry.name,
		type: entry.type,
		url: fileUrl(entry, origin),
		source_token: entry.token,
		copied: false,
		left_out: `Feishu cannot copy a ${entry.type}`,
		depth,
		path,
	};
}
