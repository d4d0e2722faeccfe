import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { folderField } from '../../descriptions/locatedFields';
import { shownFor } from '../../descriptions/locator';
import { limitField, returnAllField, simplifyField } from '../../descriptions/output';
import { fileUrl, readDriveFile, simplifyDriveFile, type DriveFile } from '../../domain/driveFile';
import { siteOrigin } from '../../domain/link';
import { failureOf, FeishuError } from '../../transport/errors';
import { pagesOf, type Page } from '../../transport/paginate';
import { DRIVE_PAGE_SIZE, filePages } from '../listings';
import { folderParameter } from '../locate';
import { limitParameter, optionsParameter } from '../parameters';
import type { Operation, Run } from '../types';

const shown = shownFor('driveFile', 'getAll');

const FOLDER = { displayName: 'Folder', name: 'folder' };

const description: INodeProperties[] = [
	folderField({
		...FOLDER,
		description: "The folder to list. Leave it empty for the identity's own root folder.",
		hint: 'Paste the link of the folder',
		displayOptions: shown,
	}),
	returnAllField(shown),
	limitField(shown),
	simplifyField(shown),
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		displayOptions: shown,
		options: [
			{
				displayName: 'Include Descendants',
				name: 'includeDescendants',
				type: 'boolean',
				default: false,
				description: 'Whether to list the folders inside the folder as well, with depth and path',
			},
			{
				displayName: 'Types',
				name: 'types',
				type: 'multiOptions',
				default: [],
				description: 'Only files of these types. Leave it empty for all.',
				options: [
					{ name: 'Base', value: 'bitable' },
					{ name: 'Document (Docx)', value: 'docx' },
					{ name: 'Document (Old Type)', value: 'doc' },
					{ name: 'Folder', value: 'folder' },
					{ name: 'Mindnote', value: 'mindnote' },
					{ name: 'Sheet', value: 'sheet' },
					{ name: 'Shortcut', value: 'shortcut' },
					{ name: 'Slides', value: 'slides' },
					{ name: 'Uploaded File', value: 'file' },
				],
			},
		],
	},
];

/** An entry and where it was found; depth 1 = directly in the folder. */
interface Found {
	file: DriveFile;
	depth: number;
	path: string;
}

/** https://open.feishu.cn/document/server-docs/docs/drive-v1/file/list */
export const getAll: Operation = {
	description,

	async execute(run, itemIndex) {
		const chosenFolder = folderParameter(run, FOLDER, itemIndex);
		const limit = limitParameter(run.context, itemIndex);
		const simplify = run.context.getNodeParameter('simplify', itemIndex, true) !== false;
		const options = optionsParameter(run.context, itemIndex);
		const types = Array.isArray(options.types) ? options.types : [];
		const deep = options.includeDescendants === true;
		const origin = siteOrigin((await run.api.credential()).baseUrl);
		const folderToken = chosenFolder ?? (await run.lookups.rootFolderToken());

		const output: IDataObject[] = [];
		for await (const { file, depth, path } of entriesOf(run, folderToken, deep, limit)) {
			if (types.length > 0 && !types.some((type) => type === file.type)) continue;
			const item = simplify
				? simplifyDriveFile(file, origin)
				: { ...file, url: fileUrl(file, origin) };
			output.push(deep ? { ...item, depth, path } : item);
			if (output.length >= limit) break;
		}
		return output;
	},
};

/** Depth-first: a folder, then what is in it, in the order of Drive. */
async function* entriesOf(
	run: Run,
	folderToken: string,
	deep: boolean,
	limit: number,
	above: string[] = [],
): AsyncGenerator<Found> {
	const firstPageSize = Math.min(DRIVE_PAGE_SIZE, limit);
	const fetchPage = filePages(run.api, folderToken);
	const pages = pagesOf(async (request) => await named(fetchPage(request), above), {
		pageSize: DRIVE_PAGE_SIZE,
		firstPageSize,
	});
	for await (const items of pages) {
		for (const file of items.map(readDriveFile)) {
			if (file === undefined) continue;
			const path = [...above, file.name];
			yield { file, depth: path.length, path: path.join(' / ') };
			if (deep && file.type === 'folder') yield* entriesOf(run, file.token, deep, limit, path);
		}
	}
}

/** A folder that cannot be read fails the whole list, by its name. */
async function named(page: Promise<Page>, path: string[]): Promise<Page> {
	return await page.catch((thrown: unknown) => {
		const failure = failureOf(thrown);
		if (failure === undefined || path.length === 0) throw thrown;
		throw new FeishuError({ ...failure, sentence: `${failure.sentence}: ${path.join(' / ')}` });
	});
}
