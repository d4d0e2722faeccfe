import type {
	IAuthenticateGeneric,
	ICredentialDataDecryptedObject,
	ICredentialTestRequest,
	ICredentialType,
	IHttpRequestHelper,
	INodeProperties,
} from 'n8n-workflow';

import { platformAddress, platformProperties } from '../nodes/FeishuDocs/descriptions/platform';
import { readAppCredential } from '../nodes/FeishuDocs/transport/credential';
import { exchangeToken } from '../nodes/FeishuDocs/transport/tokenExchange';

/**
 * An app's own identity: App ID and App Secret are exchanged for a tenant access token, which n8n
 * stores here, encrypted, and shares between executions and workers.
 */
export class FeishuDocsApi implements ICredentialType {
	name = 'feishuDocsApi';

	displayName = 'Feishu Docs API';

	icon = {
		light: 'file:../nodes/FeishuDocs/feishuDocs.svg',
		dark: 'file:../nodes/FeishuDocs/feishuDocs.dark.svg',
	} as const;

	documentationUrl =
		'https://github.com/n8n-nodes-feishu-docs/n8n-nodes-feishu-docs#create-the-feishu-app';

	properties: INodeProperties[] = [
		...platformProperties,
		{
			displayName: 'App ID',
			name: 'appId',
			type: 'string',
			default: '',
			required: true,
			placeholder: 'e.g. cli_a1b2c3d4e5f6a7b8',
			description:
				'From the developer console (开发者后台): Credentials & Basic Info (凭证与基础信息)',
		},
		{
			displayName: 'App Secret',
			name: 'appSecret',
			type: 'string',
			typeOptions: { password: true },
			default: '',
			required: true,
			description: 'Stands beside the App ID',
		},
		{
			displayName: 'Tenant Access Token',
			name: 'tenantAccessToken',
			type: 'hidden',
			typeOptions: { expirable: true, password: true },
			default: '',
		},
		{
			displayName: 'Token Expires At',
			name: 'tokenExpiresAt',
			type: 'hidden',
			typeOptions: { password: true },
			default: 0,
		},
		{
			displayName: 'Token Owner',
			name: 'tokenOwner',
			type: 'hidden',
			typeOptions: { password: true },
			default: '',
		},
	];

	/** n8n calls it when the token is empty, and stores what it returns with the credential. */
	async preAuthentication(this: IHttpRequestHelper, credentials: ICredentialDataDecryptedObject) {
		const token = await exchangeToken(
			readAppCredential(credentials),
			async (options) => (await this.helpers.httpRequest(options)) as unknown,
		);
		return { ...token };
	}

	authenticate: IAuthenticateGeneric = {
		type: 'generic',
		properties: {
			headers: { Authorization: '=Bearer {{$credentials.tenantAccessToken}}' },
		},
	};

	/**
	 * n8n runs `preAuthentication` before every test, and it throws with the reason unless App ID and
	 * App Secret work. That is the test; the request itself only has to reach the same address, and the
	 * token endpoint is the one that needs no scope. (A wrong secret answers it with HTTP 200, so the
	 * request alone would prove nothing.)
	 */
	test: ICredentialTestRequest = {
		request: {
			method: 'POST',
			baseURL: `={{ ${platformAddress('$credentials', 'open')} }}`,
			url: '/open-apis/auth/v3/tenant_access_token/internal',
			body: {
				app_id: '={{ $credentials.appId.trim() }}',
				app_secret: '={{ $credentials.appSecret.trim() }}',
			},
		},
	};
}
