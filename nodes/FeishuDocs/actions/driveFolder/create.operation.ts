import type { INodeProperties } from 'n8n-workflow';

import { ifExistsOption } from '../../descriptions/ifExists';
import { folderField } from '../../descriptions/locatedFields';
import { optionsField } from '../../descriptions/options';
import { shownFor } from '../../descriptions/locator';
import { fileUrl } from '../../domain/driveFile';
import { siteOrigin } from '../../domain/link';
import { inputError } from '../../transport/errors';
import { copyInto, readIfExists } from '../copying';
import { checkName, NAME } from '../driveFile/name';
import { folderParameter } from '../locate';
import { optionsParameter, textParameter } from '../parameters';
import type { Operation } from '../types';
import { planNewFolder } from './createPlan';

const shown = shownFor('driveFolder', 'create');

const FOLDER = { displayName: 'Parent Folder', name: 'folder' };

const description: INodeProperties[] = [
	{
		...NAME,
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. Customer 0901',
		description: 'The name of the new folder, at most 256 bytes (about 85 Chinese characters)',
		displayOptions: shown,
	},
	folderField({
		...FOLDER,
		description:
			"The folder that the new one goes into. Leave it empty for the identity's own root folder; an app's root folder no person can see.",
		hint: 'Choose the folder from the list, or paste its link',
		displayOptions: shown,
	}),
	optionsField(shown, [ifExistsOption]),
];

/** https://open.feishu.cn/document/server-docs/docs/drive-v1/folder/create_folder */
export const create: Operation = {
	description,

	async execute(run, itemIndex) {
		const name = textParameter(run.context, NAME.name, itemIndex);
		if (name.trim() === '') {
			throw inputError(NAME.displayName, itemIndex, 'is empty', 'Give the new folder a name.');
		}
		checkName(name, itemIndex, 'is');
		const chosenParent = folderParameter(run, FOLDER, itemIndex);
		const ifExists = readIfExists(optionsParameter(run.context, itemIndex), itemIndex);
		const origin = siteOrigin((await run.api.credential()).baseUrl);
		const parentToken = chosenParent ?? (await run.lookups.rootFolderToken());

		const plan = planNewFolder(run, { name, parentToken, ifExists, origin });
		const { entry, copied, recovered } = await copyInto(run, itemIndex, plan);
		return [
			{
				token: entry.token,
				name: entry.name,
				type: 'folder',
				parent_token: parentToken,
				url: fileUrl(entry, origin),
				created: copied,
				...(recovered ? { recovered } : {}),
			},
		];
	},
};
