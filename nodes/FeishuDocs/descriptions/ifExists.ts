import type { INodeProperties } from 'n8n-workflow';

/** An entry of the options of both copies. */
export const ifExistsOption: INodeProperties = {
	displayName: 'If Exists',
	name: 'ifExists',
	type: 'options',
	default: 'create',
	description: 'What to do when the target already holds one of the same name and type',
	options: [
		{
			name: 'Create Another',
			value: 'create',
			description: 'Make a new one in any case; Feishu allows equal names',
		},
		{
			name: 'Fail',
			value: 'fail',
			description: 'Make nothing and report it',
		},
		{
			name: 'Skip',
			value: 'skip',
			description: 'Make nothing and return the one that is there; safe to run again',
		},
	],
};
