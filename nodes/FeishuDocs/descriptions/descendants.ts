import type { INodeProperties } from 'n8n-workflow';

/** Entries of the options of the operations that go down a tree. */
export const includeDescendantsOption = (description: string): INodeProperties => ({
	displayName: 'Include Descendants',
	name: 'includeDescendants',
	type: 'boolean',
	default: false,
	description,
});

export const maxDepthOption = (description: string): INodeProperties => ({
	displayName: 'Max Depth',
	name: 'maxDepth',
	type: 'number',
	default: 1,
	typeOptions: { minValue: 1 },
	description,
});
