import type { INodeProperties } from 'n8n-workflow';

/** Which Feishu a credential is for. */
export const platformProperties: INodeProperties[] = [
	{
		displayName: 'Platform',
		name: 'platform',
		type: 'options',
		default: 'feishu',
		options: [
			{ name: 'Feishu (China)', value: 'feishu', description: 'At https://open.feishu.cn' },
			{ name: 'Lark (International)', value: 'lark', description: 'At https://open.larksuite.com' },
			{ name: 'Custom', value: 'custom', description: 'A private deployment or a simulator' },
		],
	},
	{
		displayName: 'Base URL',
		name: 'baseUrl',
		type: 'string',
		default: '',
		required: true,
		placeholder: 'e.g. https://open.feishu.example.com',
		description: 'Address of the open platform, without /open-apis',
		displayOptions: { show: { platform: ['custom'] } },
	},
];

/**
 * An expression of the credential's fields for the address of one of Feishu's hosts.
 * @param fields how the expression reaches the fields: `$credentials` in a request, `$self` in a field
 * @param host the host's first part: `open` or `accounts`; a custom platform has one host for both
 */
export function platformAddress(fields: '$credentials' | '$self', host: 'open' | 'accounts') {
	const fixed = `{"feishu": "https://${host}.feishu.cn", "lark": "https://${host}.larksuite.com"}`;
	const custom = `${fields}["baseUrl"].trim().replace(/\\/*(\\/open-apis)?\\/*$/, "")`;
	return `${fixed}[${fields}["platform"]] || ${custom}`;
}
