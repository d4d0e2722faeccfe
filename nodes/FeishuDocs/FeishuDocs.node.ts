import {
	NodeConnectionTypes,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeType,
	type INodeTypeDescription,
} from 'n8n-workflow';

import { executeItems } from './actions/executeItems';
import { operationParameters } from './actions';
import { listSearch } from './methods/listSearch';
import { systemRuntime } from './transport/runtime';

export class FeishuDocs implements INodeType {
	description: INodeTypeDescription = {
		displayName: 'Feishu Docs',
		name: 'feishuDocs',
		icon: { light: 'file:feishuDocs.svg', dark: 'file:feishuDocs.dark.svg' },
		group: ['transform'],
		version: 1,
		subtitle: '={{$parameter["operation"] + ": " + $parameter["resource"]}}',
		description: 'List and copy pages of a Feishu (Lark) wiki, copy files and folders in Drive',
		defaults: { name: 'Feishu Docs' },
		usableAsTool: true,
		inputs: [NodeConnectionTypes.Main],
		outputs: [NodeConnectionTypes.Main],
		credentials: [
			{
				name: 'feishuDocsApi',
				required: true,
				displayOptions: { show: { authentication: ['app'] } },
			},
			{
				name: 'feishuDocsOAuth2Api',
				required: true,
				displayOptions: { show: { authentication: ['oAuth2'] } },
			},
		],
		properties: [
			{
				displayName: 'Authentication',
				name: 'authentication',
				type: 'options',
				default: 'app',
				options: [
					{
						name: 'App (Tenant Token)',
						value: 'app',
						description: 'The app itself, which must be given access to what it uses',
					},
					{
						name: 'OAuth2 (as a Person)',
						value: 'oAuth2',
						description: 'A person who signs in; the node can do what this person can do',
					},
				],
			},
			{
				displayName: 'Resource',
				name: 'resource',
				type: 'options',
				noDataExpression: true,
				default: 'wikiNode',
				options: [
					{ name: 'Drive File', value: 'driveFile' },
					{ name: 'Drive Folder', value: 'driveFolder' },
					{ name: 'Wiki Node', value: 'wikiNode' },
					{ name: 'Wiki Space', value: 'wikiSpace' },
				],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'listChildren',
				displayOptions: { show: { resource: ['wikiNode'] } },
				options: [
					{
						name: 'Copy',
						value: 'copy',
						action: 'Copy wiki node',
						description:
							'Copy a page of a wiki to another place, alone or with everything below it',
					},
					{
						name: 'Get',
						value: 'get',
						action: 'Get wiki node',
						description: 'Look up one page by its link or token',
					},
					{
						name: 'List Children',
						value: 'listChildren',
						action: 'List children of wiki node',
						description: 'List the pages below a page, or the first level of a space',
					},
				],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'copy',
				displayOptions: { show: { resource: ['driveFile'] } },
				options: [
					{
						name: 'Copy',
						value: 'copy',
						action: 'Copy drive file',
						description: 'Copy a document, sheet, base or file into a folder',
					},
					{
						name: 'Get Many',
						value: 'getAll',
						action: 'Get many drive files',
						description: 'List many entries of a folder',
					},
				],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'copy',
				displayOptions: { show: { resource: ['driveFolder'] } },
				options: [
					{
						name: 'Copy',
						value: 'copy',
						action: 'Copy drive folder',
						description: 'Copy a folder with everything in it',
					},
					{
						name: 'Create',
						value: 'create',
						action: 'Create drive folder',
						description: 'Create an empty folder',
					},
				],
			},
			{
				displayName: 'Operation',
				name: 'operation',
				type: 'options',
				noDataExpression: true,
				default: 'getAll',
				displayOptions: { show: { resource: ['wikiSpace'] } },
				options: [
					{
						name: 'Get Many',
						value: 'getAll',
						action: 'Get many wiki spaces',
						description: 'List many of the spaces that the identity can see',
					},
				],
			},
			...operationParameters,
		],
	};

	methods = { listSearch };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await executeItems(this, systemRuntime);
	}
}
