import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import type { Attempt } from '../../../nodes/FeishuDocs/transport/identity';
import { TokenSession } from '../../../nodes/FeishuDocs/transport/tokenSession';
import { settle } from '../../support/clocks';

const NOW = 1_700_000_000_000;
const HOUR = 3_600_000;
const OWNER = 'cli_a at https://open.feishu.cn';

const sentWithToken = (token: string): Attempt => ({ outcome: { kind: 'ok', body: {} }, token });
const FAILED: Attempt = {
	outcome: {
		kind: 'refused',
		failure: { kind: 'credential', sentence: 'The App Secret is wrong', advice: 'Copy it again.' },
	},
	token: '',
};

function fieldsWith(token: string, tokenExpiresAt: unknown = NOW + HOUR) {
	return { appId: 'cli_a', tenantAccessToken: token, tokenExpiresAt } as {
		tenantAccessToken: string;
	} & ICredentialDataDecryptedObject;
}

/** A session on a credential, and the one that is stored. */
function sessionOf(fields: ICredentialDataDecryptedObject, stored = { ...fields }) {
	const session = new TokenSession(
		fields,
		OWNER,
		async () => await Promise.resolve({ ...stored }),
		() => NOW,
	);
	return { session, stored };
}

/** n8n as a session sees it: exchanges an empty token before it sends, when it is told to. */
function fakeN8n() {
	const exchanges: Array<{ succeed: (token: string) => void; fail: () => void }> = [];
	const sentWith: string[] = [];
	const send = async (fields: ICredentialDataDecryptedObject): Promise<Attempt> => {
		if (fields.tenantAccessToken === '') {
			const token = await new Promise<string | undefined>((resolve) => {
				exchanges.push({ succeed: resolve, fail: () => resolve(undefined) });
			});
			if (token === undefined) return FAILED;
			fields.tenantAccessToken = token;
			fields.tokenExpiresAt = NOW + HOUR;
		}
		sentWith.push(String(fields.tenantAccessToken));
		return sentWithToken(String(fields.tenantAccessToken));
	};
	return { exchanges, sentWith, send };
}

describe('sending with a token', () => {
	it('sends at once, and side by side, while the token is good', async () => {
		const { session } = sessionOf(fieldsWith('t-good'));
		const n8n = fakeN8n();
		const results = await Promise.all(
			Array.from({ length: 50 }, async () => await session.withToken(n8n.send)),
		);
		expect(results).toEqual(Array(50).fill(sentWithToken('t-good')));
		expect(n8n.exchanges).toHaveLength(0);
	});

	it('sends the first of fifty alone when there is no token, the rest after it', async () => {
		const { session } = sessionOf(fieldsWith(''));
		const n8n = fakeN8n();
		const all = Promise.all(
			Array.from({ length: 50 }, async () => await session.withToken(n8n.send)),
		);
		await settle();
		expect(n8n.exchanges).toHaveLength(1);
		expect(n8n.sentWith).toEqual([]);
		n8n.exchanges[0]?.succeed('t-new');
		expect(await all).toEqual(Array(50).fill(sentWithToken('t-new')));
		expect(n8n.exchanges).toHaveLength(1);
		expect(session.token).toBe('t-new');
	});

	it('lets all who wait share the failure of the exchange, and the next try be one again', async () => {
		const { session } = sessionOf(fieldsWith(''));
		const n8n = fakeN8n();
		const all = Promise.all(
			Array.from({ length: 50 }, async () => await session.withToken(n8n.send)),
		);
		await settle();
		n8n.exchanges[0]?.fail();
		expect(await all).toEqual(Array(50).fill(FAILED));
		expect(n8n.exchanges).toHaveLength(1);

		const again = Promise.all([session.withToken(n8n.send), session.withToken(n8n.send)]);
		await settle();
		n8n.exchanges[1]?.succeed('t-second');
		expect(await again).toEqual([sentWithToken('t-second'), sentWithToken('t-second')]);
		expect(n8n.exchanges).toHaveLength(2);
	});

	it('ends the waiting when the run ends, and sends nothing for those who waited', async () => {
		const { session } = sessionOf(fieldsWith(''));
		const n8n = fakeN8n();
		const run = new AbortController();
		const first = session.withToken(n8n.send, run.signal);
		const waiting = session.withToken(n8n.send, run.signal);
		await settle();
		run.abort();
		expect(await waiting).toMatchObject({ outcome: { failure: { kind: 'cancelled' } } });
		n8n.exchanges[0]?.succeed('t-new');
		await first;
		expect(n8n.sentWith).toEqual(['t-new']);
		expect(await session.withToken(n8n.send, run.signal)).toMatchObject({
			outcome: { failure: { kind: 'cancelled' } },
		});
		expect(n8n.sentWith).toEqual(['t-new']);
	});

	it.each([NOW, NOW - 1, NOW - HOUR, String(NOW - HOUR)])(
		'exchanges a token that ended at %p before it is used',
		async (tokenExpiresAt) => {
			const { session } = sessionOf(fieldsWith('t-over', tokenExpiresAt));
			const n8n = fakeN8n();
			const all = Promise.all([session.withToken(n8n.send), session.withToken(n8n.send)]);
			await settle();
			expect(n8n.exchanges).toHaveLength(1);
			n8n.exchanges[0]?.succeed('t-new');
			expect(await all).toEqual([sentWithToken('t-new'), sentWithToken('t-new')]);
		},
	);

	it.each([undefined, 0, '', 'never', NOW + 1])(
		'uses a token that ends at %p until Feishu refuses it',
		async (tokenExpiresAt) => {
			const { session } = sessionOf(fieldsWith('t-good', tokenExpiresAt));
			const n8n = fakeN8n();
			expect(await session.withToken(n8n.send)).toEqual(sentWithToken('t-good'));
			expect(n8n.exchanges).toHaveLength(0);
		},
	);
});

describe('before a token is exchanged', () => {
	it('the one is used that another execution has stored meanwhile', async () => {
		const { session } = sessionOf(fieldsWith(''), fieldsWith('t-stored'));
		const n8n = fakeN8n();
		const sent = [session.withToken(n8n.send), session.withToken(n8n.send)];
		expect(await Promise.all(sent)).toEqual([sentWithToken('t-stored'), sentWithToken('t-stored')]);
		expect(n8n.exchanges).toHaveLength(0);
	});
});

describe('a token of another app, left in the credential', () => {
	const ofAnother = { ...fieldsWith('t-of-b'), tokenOwner: 'cli_b at https://open.feishu.cn' };

	it('is exchanged before anything is sent', async () => {
		const { session } = sessionOf(ofAnother);
		const n8n = fakeN8n();
		const sent = session.withToken(n8n.send);
		await settle();
		n8n.exchanges[0]?.succeed('t-of-a');
		expect(await sent).toEqual(sentWithToken('t-of-a'));
		expect(n8n.sentWith).toEqual(['t-of-a']);
	});

	it('is not taken over when the credential was changed meanwhile', async () => {
		const { session } = sessionOf(fieldsWith('t-of-a'), ofAnother);
		const n8n = fakeN8n();
		session.replace('t-of-a');
		const sent = session.withToken(n8n.send);
		await settle();
		n8n.exchanges[0]?.succeed('t-of-a-2');
		expect(await sent).toEqual(sentWithToken('t-of-a-2'));
	});

	it.each([undefined, '', OWNER])(
		'is none that has no mark, or the own one: %p',
		async (tokenOwner) => {
			const { session } = sessionOf({
				...fieldsWith('t-good'),
				...(tokenOwner === undefined ? {} : { tokenOwner }),
			});
			expect(await session.withToken(fakeN8n().send)).toEqual(sentWithToken('t-good'));
		},
	);
});

describe('replacing a dead token', () => {
	it('adopts the newer one that another execution has stored', async () => {
		const { session } = sessionOf(fieldsWith('t-dead'), fieldsWith('t-newer'));
		const n8n = fakeN8n();
		session.replace('t-dead');
		expect(await session.withToken(n8n.send)).toEqual(sentWithToken('t-newer'));
		expect(n8n.exchanges).toHaveLength(0);
	});

	it.each([
		['the same one is stored', fieldsWith('t-dead')],
		['the stored one is over', fieldsWith('t-over', NOW - 1)],
		['none is stored', fieldsWith('')],
	])('has a new one exchanged when %s', async (_name, stored) => {
		const { session } = sessionOf(fieldsWith('t-dead'), stored);
		const n8n = fakeN8n();
		session.replace('t-dead');
		expect(session.token).toBe('');
		const sent = session.withToken(n8n.send);
		await settle();
		n8n.exchanges[0]?.succeed('t-new');
		expect(await sent).toEqual(sentWithToken('t-new'));
	});

	it('does nothing to a token that was replaced already', async () => {
		const { session } = sessionOf(fieldsWith('t-current'), fieldsWith('t-other'));
		session.replace('t-dead');
		expect(session.token).toBe('t-current');
	});

	it('is done once by all who find it dead at the same time', async () => {
		const { session } = sessionOf(fieldsWith('t-dead'));
		const n8n = fakeN8n();
		const all = Promise.all(
			Array.from({ length: 50 }, async () => {
				session.replace('t-dead');
				return await session.withToken(n8n.send);
			}),
		);
		await settle();
		expect(n8n.exchanges).toHaveLength(1);
		n8n.exchanges[0]?.succeed('t-new');
		expect(await all).toEqual(Array(50).fill(sentWithToken('t-new')));
		expect(n8n.exchanges).toHaveLength(1);
	});
});
