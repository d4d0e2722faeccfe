import type { INodeProperties } from 'n8n-workflow';

import { DOCUMENT_TYPE_CHOICES } from '../../descriptions/documentTypes';
import { includeDescendantsOption, maxDepthOption } from '../../descriptions/descendants';
import { folderField } from '../../descriptions/locatedFields';
import { optionsField } from '../../descriptions/options';
import { shownFor } from '../../descriptions/locator';
import { limitField, returnAllField, simplifyField } from '../../descriptions/output';
import { fileUrl, simplifyDriveFile } from '../../domain/driveFile';
import { siteOrigin } from '../../domain/link';
import { DOCUMENT_TYPES } from '../../domain/reference';
import { depthOption } from '../depth';
import { folderParameter } from '../locate';
import { limitParameter, optionsParameter, readChoices, simplifyParameter } from '../parameters';
import { listTree } from '../tree';
import type { Operation } from '../types';
import { folderTree } from './folderTree';

const shown = shownFor('driveFile', 'getAll');

const FOLDER = { displayName: 'Folder', name: 'folder' };

const ENTRY_TYPES = [...DOCUMENT_TYPES, 'folder', 'shortcut'];

const description: INodeProperties[] = [
	folderField({
		...FOLDER,
		description: "The folder to list. Leave it empty for the identity's own root folder.",
		hint: 'Choose the folder from the list, or paste its link',
		displayOptions: shown,
	}),
	returnAllField(shown),
	limitField(shown),
	simplifyField(shown),
	optionsField(shown, [
		includeDescendantsOption(
			'Whether to list the folders inside the folder as well, with depth and path',
		),
		maxDepthOption(
			'How many levels to list: 1 = directly in the folder. Only with Include Descendants; without this option, all.',
		),
		{
			displayName: 'Types',
			name: 'types',
			type: 'multiOptions',
			default: [],
			description: 'Only entries of these types. Leave it empty for all.',
			options: [
				...DOCUMENT_TYPE_CHOICES,
				{ name: 'Folder', value: 'folder' },
				{ name: 'Shortcut', value: 'shortcut' },
			].sort((a, b) => a.name.localeCompare(b.name)),
		},
	]),
];

/** https://open.feishu.cn/document/server-docs/docs/drive-v1/file/list */
export const getAll: Operation = {
	description,

	async execute(run, itemIndex) {
		const chosenFolder = folderParameter(run, FOLDER, itemIndex);
		const limit = limitParameter(run.context, itemIndex);
		const simplify = simplifyParameter(run.context, itemIndex);
		const options = optionsParameter(run.context, itemIndex);
		const types = readChoices(options.types, 'Types', itemIndex, ENTRY_TYPES);
		const depthBelow = depthOption(options, itemIndex);
		const origin = siteOrigin((await run.api.credential()).baseUrl);
		const folderToken = chosenFolder ?? (await run.lookups.rootFolderToken());

		return await listTree(
			folderTree(run.api, folderToken, 'edited'),
			{ maxDepth: depthBelow ?? 1, limit },
			({ entry, depth, path }) => {
				if (types.length > 0 && !types.includes(entry.type)) return undefined;
				const file = simplify
					? simplifyDriveFile(entry, origin)
					: { ...entry, url: fileUrl(entry, origin) };
				return depthBelow === undefined ? file : { ...file, depth, path };
			},
		);
	},
};
