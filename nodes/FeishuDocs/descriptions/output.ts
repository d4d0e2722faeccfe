import type { INodeProperties } from 'n8n-workflow';

type Shown = INodeProperties['displayOptions'];

export const returnAllField = (displayOptions: Shown): INodeProperties => ({
	displayName: 'Return All',
	name: 'returnAll',
	type: 'boolean',
	default: false,
	description: 'Whether to return all results or only up to a given limit',
	displayOptions,
});

export const limitField = (displayOptions: Shown): INodeProperties => ({
	displayName: 'Limit',
	name: 'limit',
	type: 'number',
	default: 50,
	typeOptions: { minValue: 1 },
	description: 'Max number of results to return',
	displayOptions: { show: { ...displayOptions?.show, returnAll: [false] } },
});

export const simplifyField = (displayOptions: Shown): INodeProperties => ({
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
	displayOptions,
});
