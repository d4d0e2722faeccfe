import type { IHttpRequestOptions } from 'n8n-workflow';

import type { Context } from '../../nodes/FeishuDocs/transport/identity';
import { classifyAnswer } from '../../nodes/FeishuDocs/transport/response';
import { openUserIdentity } from '../../nodes/FeishuDocs/transport/userIdentity';
import { settle } from '../support/clocks';

/**
 * n8n before 2.41: what the credential holds is read for every request, a thrown 401 renews the
 * token, and nothing keeps two requests from using the same refresh token.
 */
class OldN8n {
	stored = { access: 0, refresh: 0 };

	/** The access token that Feishu accepts. */
	alive = 0;

	readonly usedRefreshTokens: number[] = [];

	readonly context = {
		getCredentials: async () => ({ platform: 'feishu', clientId: 'cli_a' }),
		getNode: () => ({ credentials: { feishuDocsOAuth2Api: { id: '1', name: '' } } }),
		helpers: {
			httpRequestWithAuthentication: async (_type: string, options: IHttpRequestOptions) =>
				await this.request(options),
		},
	} as unknown as Context;

	private async request(options: IHttpRequestOptions): Promise<object> {
		const credential = { ...this.stored };
		await settle();
		if (credential.access === this.alive) return answer(200, 0);
		if (options.ignoreHttpStatusErrors === true) return answer(401, 99991677);
		this.usedRefreshTokens.push(credential.refresh);
		await settle();
		this.stored = { access: credential.access + 1, refresh: credential.refresh + 1 };
		this.alive = this.stored.access;
		return answer(200, 0);
	}
}

const answer = (statusCode: number, code: number) => ({
	statusCode,
	headers: {},
	body: JSON.stringify({ code, msg: '', data: {} }),
});

describe('In an n8n that does not guard the renewal', () => {
	it('requests of several runs at the same time renew an expired token once', async () => {
		const n8n = new OldN8n();
		for (let round = 0; round < 3; round++) {
			n8n.alive = -1;
			const runs = await Promise.all(
				[1, 2, 3].map(async () => await openUserIdentity(n8n.context, classifyAnswer)),
			);
			const attempts = await Promise.all(
				[...runs, ...runs].map(
					async (identity) =>
						await identity.send({ url: 'https://open.feishu.cn', ignoreHttpStatusErrors: true }),
				),
			);
			expect(attempts.map(({ outcome }) => outcome.kind)).toEqual(attempts.map(() => 'ok'));
		}
		expect(n8n.usedRefreshTokens).toEqual([0, 1, 2]);
	});
});
