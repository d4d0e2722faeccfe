import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { DOCUMENT_TYPE_CHOICES } from '../../descriptions/documentTypes';
import { ifExistsOption } from '../../descriptions/ifExists';
import { fileField, folderField } from '../../descriptions/locatedFields';
import { optionsField } from '../../descriptions/options';
import { shownFor } from '../../descriptions/locator';
import { fileUrl } from '../../domain/driveFile';
import { siteOrigin } from '../../domain/link';
import { inputError } from '../../transport/errors';
import { listOf } from '../../transport/response';
import { copyInto, readIfExists } from '../copying';
import { folderParameter } from '../locate';
import { optionsParameter, readSwitch, textParameter } from '../parameters';
import type { Operation, Run } from '../types';
import { planFileCopy } from './copyPlan';
import { checkName, NAME } from './name';
import { waitUntilKnown } from './ready';
import { FILE, FILE_TYPE, locateSource, readSource, titleOf, type Source } from './source';

const shown = shownFor('driveFile', 'copy');

const FOLDER = { displayName: 'Folder', name: 'folder' };

const description: INodeProperties[] = [
	fileField({
		...FILE,
		description:
			'The file to copy. A link to a wiki page works too: the document in it is copied to Drive.',
		hint: 'Choose the file or wiki page from the list, or paste its link',
		required: true,
		displayOptions: shown,
	}),
	folderField({
		...FOLDER,
		description:
			"The folder that the copy goes to. Leave it empty for the identity's own root folder; an app's root folder no person can see.",
		hint: 'Choose the folder from the list, or paste its link',
		displayOptions: shown,
	}),
	{
		...NAME,
		type: 'string',
		default: '',
		placeholder: 'e.g. Contract 0901',
		description:
			"The name of the copy, at most 256 bytes (about 85 Chinese characters). Leave it empty to keep the source's name.",
		displayOptions: shown,
	},
	{
		...FILE_TYPE,
		type: 'options',
		default: 'auto',
		description: 'What kind of file the source is',
		displayOptions: shown,
		options: [
			{ name: 'Automatic', value: 'auto', description: 'From the link, or by asking Feishu' },
			...DOCUMENT_TYPE_CHOICES,
		],
	},
	optionsField(shown, [
		{
			displayName: 'Convert to Docx',
			name: 'convertToDocx',
			type: 'boolean',
			default: false,
			description:
				'Whether to turn a document of the old type into a new one (docx). Other types are copied as they are.',
		},
		{
			displayName: 'Extra',
			name: 'extra',
			type: 'fixedCollection',
			typeOptions: { multipleValues: true },
			placeholder: 'Add extra parameter',
			default: {},
			description: 'Extra parameters for special kinds of copy, as the API has them',
			options: [
				{
					displayName: 'Parameter',
					name: 'property',
					values: [
						{
							displayName: 'Key',
							name: 'key',
							type: 'string',
							default: '',
							placeholder: 'e.g. target_type',
						},
						{
							displayName: 'Value',
							name: 'value',
							type: 'string',
							default: '',
							placeholder: 'e.g. docx',
						},
					],
				},
			],
		},
		ifExistsOption,
		{
			displayName: 'User ID Type',
			name: 'userIdType',
			type: 'options',
			default: 'open_id',
			description: 'Which kind of user ID Feishu uses in its answer',
			options: [
				{ name: 'Open ID', value: 'open_id' },
				{ name: 'Union ID', value: 'union_id' },
				{ name: 'User ID', value: 'user_id' },
			],
		},
		{
			displayName: 'Wait Until Ready',
			name: 'waitUntilReady',
			type: 'boolean',
			default: false,
			description:
				'Whether to wait, up to a minute, until Feishu knows the new file. The item then says whether it is ready.',
		},
	]),
];

/** https://open.feishu.cn/document/server-docs/docs/drive-v1/file/copy */
export const copy: Operation = {
	description,

	async execute(run, itemIndex) {
		const sourceReference = readSource(run, itemIndex);
		const chosenFolder = folderParameter(run, FOLDER, itemIndex);
		const chosenName = textParameter(run.context, NAME.name, itemIndex);
		checkName(chosenName, itemIndex, 'is');
		const options = optionsParameter(run.context, itemIndex);
		const ifExists = readIfExists(options, itemIndex);
		const waits = readSwitch(options.waitUntilReady, 'Wait Until Ready', itemIndex);
		const converts = readSwitch(options.convertToDocx, 'Convert to Docx', itemIndex);

		const { baseUrl } = await run.api.credential();
		const source = await locateSource(run, sourceReference, itemIndex);
		const name = await nameToSend(run, source, chosenName, itemIndex);
		const folderToken = chosenFolder ?? (await run.lookups.rootFolderToken());
		const origin = source.origin ?? siteOrigin(baseUrl);

		const plan = planFileCopy(run, {
			source,
			name,
			folderToken,
			extra: extraParameters(options, converts && source.type === 'doc'),
			userIdType: typeof options.userIdType === 'string' ? options.userIdType : undefined,
			ifExists,
			origin,
		});
		const { entry: file, copied, recovered } = await copyInto(run, itemIndex, plan);
		const types = [...new Set([file.type, source.type])];
		const ready = waits ? await waitUntilKnown(run, file.token, types) : undefined;
		return [
			{
				token: file.token,
				name: file.name,
				type: file.type,
				parent_token: file.parent_token,
				url: fileUrl(file, origin),
				source_file_token: source.token,
				copied,
				...(recovered ? { recovered } : {}),
				...(ready === undefined ? {} : { ready }),
			},
		];
	},
};

async function nameToSend(
	run: Run,
	source: Source,
	chosenName: string,
	itemIndex: number,
): Promise<string> {
	if (chosenName.trim() !== '') return chosenName;
	const title = await titleOf(run, source);
	if (title.trim() === '') {
		throw inputError(
			NAME.displayName,
			itemIndex,
			'is empty, and the source has no name either',
			'Give the copy a name.',
		);
	}
	checkName(title, itemIndex, "is empty, and the source's name is");
	return title;
}

/** Turns a document of the old type into a new one. */
const CONVERSION = { key: 'target_type', value: 'docx' };

/** The rows with a key, and the one that converts an old document. */
function extraParameters(options: IDataObject, converts: boolean): IDataObject[] {
	const collection = options.extra as IDataObject | undefined;
	const rows = listOf(collection?.property)
		.filter(({ key }) => typeof key === 'string' && key !== '')
		.map(({ key, value }) => ({ key, value: String(value ?? '') }));
	if (!converts) return rows;
	return [CONVERSION, ...rows.filter(({ key }) => key !== CONVERSION.key)];
}
