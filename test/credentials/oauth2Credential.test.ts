import { FeishuDocsOAuth2Api } from '../../credentials/FeishuDocsOAuth2Api.credentials';
import { resolved } from '../support/userCredentialStore';

const credential = new FeishuDocsOAuth2Api();

describe('The OAuth2 credential', () => {
	it.each([
		[{}, 'https://accounts.feishu.cn', 'https://open.feishu.cn'],
		[{ platform: 'lark' }, 'https://accounts.larksuite.com', 'https://open.larksuite.com'],
		[
			{ platform: 'custom', baseUrl: 'https://feishu.example.com' },
			'https://feishu.example.com',
			'https://feishu.example.com',
		],
		[
			{ platform: 'custom', baseUrl: ' http://127.0.0.1:7400/open-apis/ ' },
			'http://127.0.0.1:7400',
			'http://127.0.0.1:7400',
		],
	])('%j signs in at %s and gets tokens from %s', async (fields, accounts, open) => {
		expect(await resolved(fields)).toMatchObject({
			authUrl: `${accounts}/open-apis/authen/v1/authorize`,
			accessTokenUrl: `${open}/open-apis/authen/v2/oauth/token`,
		});
	});

	it('asks for what the operations need, and for a sign-in that can be renewed', async () => {
		expect(await resolved({})).toMatchObject({
			grantType: 'authorizationCode',
			scope: 'wiki:wiki drive:drive offline_access',
		});
	});

	it('takes scopes of one’s own, however they are separated: a comma would reach Feishu', async () => {
		const { scope } = await resolved({ scopes: ' wiki:wiki:readonly, offline_access\n' });
		expect(scope).toBe('wiki:wiki:readonly offline_access');
	});

	it('sends client ID and secret in the body, because Feishu refuses them in two places', async () => {
		expect(await resolved({})).toMatchObject({ authentication: 'body' });
	});

	it('leaves client ID, secret and redirect URL to n8n', () => {
		expect(credential.extends).toEqual(['oAuth2Api']);
		expect(
			credential.properties.filter(({ type }) => type !== 'hidden').map(({ name }) => name),
		).toEqual(['platform', 'baseUrl', 'scopes']);
	});
});
