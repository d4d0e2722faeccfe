import type { ICredentialType, INodeProperties } from 'n8n-workflow';

import { platformAddress, platformProperties } from '../nodes/FeishuDocs/descriptions/platform';

/**
 * A person's identity: the node does what this person may do. n8n runs the sign-in, stores the
 * tokens and renews them.
 * https://open.feishu.cn/document/authentication-management/access-token/get-user-access-token
 */
export class FeishuDocsOAuth2Api implements ICredentialType {
	name = 'feishuDocsOAuth2Api';

	displayName = 'Feishu Docs OAuth2 API';

	icon = {
		light: 'file:../nodes/FeishuDocs/feishuDocs.svg',
		dark: 'file:../nodes/FeishuDocs/feishuDocs.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-feishu-docs/n8n-nodes-feishu-docs#create-the-feishu-app';

	extends = ['oAuth2Api'];

	properties: INodeProperties[] = [
		...platformProperties,
		{
			displayName: 'Grant Type',
			name: 'grantType',
			type: 'hidden',
			default: 'authorizationCode',
		},
		{
			displayName: 'Authorization URL',
			name: 'authUrl',
			type: 'hidden',
			default: `={{ (${platformAddress('$self', 'accounts')}) + "/open-apis/authen/v1/authorize" }}`,
		},
		{
			displayName: 'Access Token URL',
			name: 'accessTokenUrl',
			type: 'hidden',
			default: `={{ (${platformAddress('$self', 'open')}) + "/open-apis/authen/v2/oauth/token" }}`,
		},
		{
			displayName: 'Scopes',
			name: 'scopes',
			type: 'string',
			default: 'wiki:wiki drive:drive offline_access',
			description:
				'What the person is asked to allow, separated by spaces. Every one must be enabled for the app under Permissions (权限管理). Without offline_access the sign-in ends after two hours.',
		},
		// n8n forgets what is typed into a field named "scope", so that new versions can change it.
		{
			displayName: 'Scope',
			name: 'scope',
			type: 'hidden',
			default: '={{ $self["scopes"].trim().split(/[\\s,]+/).join(" ") }}',
		},
		{
			displayName: 'Auth URI Query Parameters',
			name: 'authQueryParameters',
			type: 'hidden',
			default: '',
		},
		// Client ID and secret stand in the body alone: in two places they are refused (20070).
		{
			displayName: 'Authentication',
			name: 'authentication',
			type: 'hidden',
			default: 'body',
		},
	];
}
