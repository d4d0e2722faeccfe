import type { INodeProperties } from 'n8n-workflow';

/** The collection of what most people do not need. */
export const optionsField = (
	displayOptions: INodeProperties['displayOptions'],
	options: INodeProperties[],
): INodeProperties => ({
	displayName: 'Options',
	name: 'options',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	displayOptions,
	options,
});
