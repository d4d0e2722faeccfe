import type { INodeProperties } from 'n8n-workflow';

/** An entry of the options of both copies. */
export const ifExistsOption: INodeProperties = {
	displayName: 'If Exists',
	name: 'ifExists',
	type: 'options',
	default: 'create',
	description: 'What to do when the target holds one of the same title and type already',
	options: [
		{
			name: 'Create Another',
			value: 'create',
			description: 'Copy in any case; Feishu allows equal titles',
		},
		{
			name: 'Fail',
			value: 'fail',
			description: 'Copy nothing and report it',
		},
		{
			name: 'Skip',
			value: 'skip',
			description: 'Copy nothing and return the one that is there; safe to run again',
		},
	],
};
