import fc from 'fast-check';

import { siteOrigin } from '../../../nodes/FeishuDocs/domain/link';
import { readAppCredential } from '../../../nodes/FeishuDocs/transport/credential';
import { EXCHANGE_PATH } from '../../../nodes/FeishuDocs/transport/endpoints';
import { failureOf } from '../../../nodes/FeishuDocs/transport/errors';
import { ENDLESS_TEXTS, hostileText, RUNS } from '../hostileText';

/** What becomes of a typed base URL: the address that is used, or why it is refused. */
function baseUrlFrom(typed: string): { baseUrl: string } | { thrown: unknown } {
	const fields = { platform: 'custom', baseUrl: typed, appId: 'cli_a1', appSecret: 'quiet' };
	try {
		return { baseUrl: readAppCredential(fields).baseUrl };
	} catch (thrown) {
		return { thrown };
	}
}

const webAddress = fc.webUrl({
	authoritySettings: { withIPv4: true, withIPv6: true, withPort: true, withUserInfo: true },
	withQueryParameters: true,
	withFragments: true,
});

const typedAddress = fc.oneof(
	webAddress,
	hostileText,
	hostileText.map((text) => `https://open.example.com/${text}`),
	hostileText.map((text) => `https://${text}`),
	fc.tuple(webAddress, hostileText).map((parts) => parts.join('')),
);

describe('whatever is typed as the base URL', () => {
	it('is an address with nothing but protocol, host, port and path, or is refused by its name', () => {
		fc.assert(
			fc.property(typedAddress, (typed) => {
				const read = baseUrlFrom(typed);
				if ('thrown' in read) {
					expect(failureOf(read.thrown)).toMatchObject({
						kind: 'credential',
						sentence: expect.stringContaining("'Base URL'"),
					});
					return;
				}
				const { protocol, hostname, username, password, search, hash } = new URL(read.baseUrl);
				expect(protocol).toMatch(/^https?:$/);
				expect(hostname).not.toBe('');
				expect({ username, password, search, hash }).toEqual({
					username: '',
					password: '',
					search: '',
					hash: '',
				});
			}),
			RUNS,
		);
	});

	it('is an address that paths of the API can be put behind', () => {
		fc.assert(
			fc.property(typedAddress, (typed) => {
				const read = baseUrlFrom(typed);
				if ('thrown' in read) return;
				expect(new URL(read.baseUrl + EXCHANGE_PATH).href).toBe(read.baseUrl + EXCHANGE_PATH);
				expect(siteOrigin(read.baseUrl)).toMatch(/^https?:\/\/[^/\s@]+$/);
			}),
			RUNS,
		);
	});

	it('is the same address when it is typed as it was read', () => {
		fc.assert(
			fc.property(typedAddress, (typed) => {
				const read = baseUrlFrom(typed);
				if ('baseUrl' in read) expect(baseUrlFrom(read.baseUrl)).toEqual(read);
			}),
			RUNS,
		);
	});

	it('is an address in some of these tests and refused in others', () => {
		const read = fc.sample(typedAddress, RUNS.numRuns).map(baseUrlFrom);
		const accepted = read.filter((result) => 'baseUrl' in result);
		expect(accepted.length).toBeGreaterThan(RUNS.numRuns / 10);
		expect(accepted.length).toBeLessThan(RUNS.numRuns);
	});
});

describe('a base URL of 100,000 characters', () => {
	it.each(ENDLESS_TEXTS)('is read to its end: %s', (_shape, text) => {
		const read = baseUrlFrom(text);
		if ('thrown' in read) expect(failureOf(read.thrown)?.kind).toBe('credential');
		else expect(URL.canParse(read.baseUrl)).toBe(true);
	});
});
