import fc from 'fast-check';

import {
	DOCUMENT_TYPES,
	parseReference,
	type Reference,
} from '../../../nodes/FeishuDocs/domain/reference';
import {
	copyFile,
	copyNode,
	getSpace,
	listNodes,
} from '../../../nodes/FeishuDocs/transport/endpoints';
import { ENDLESS_TEXTS, hostileText, RUNS } from '../hostileText';

const BASE = 'https://open.feishu.cn';

/** The token or ID that would go into a request. */
function tokenOf(reference: Reference): string | undefined {
	if ('token' in reference) return reference.token;
	return reference.kind === 'space' ? reference.spaceId : undefined;
}

/** Every path that is built from a token, and how many segments its documentation shows. */
const pathsWith = (token: string): Array<[path: string, segments: number]> => [
	[getSpace.path({ spaceId: token }), 5],
	[listNodes.path({ spaceId: token }), 6],
	[copyNode.path({ spaceId: token, nodeToken: token }), 8],
	[copyFile.path({ fileToken: token }), 6],
];

/** A text may be a link with its characters encoded, and once more within that link. */
function decodedTwice(text: string): string {
	const decode = (part: string) =>
		part.replaceAll(/(%[0-9a-f]{2})+/gi, (escapes) =>
			Buffer.from(escapes.replaceAll('%', ''), 'hex').toString(),
		);
	return decode(decode(text));
}

describe('whatever text is read as a link', () => {
	it('gives a token that is safe in a path, or none', () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				expect(tokenOf(parseReference(text)) ?? 'none').toMatch(/^[A-Za-z0-9_-]{1,999}$/);
			}),
			RUNS,
		);
	});

	it('gives a token that leads to nothing but the documented paths', () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const token = tokenOf(parseReference(text));
				for (const [path, segments] of token === undefined ? [] : pathsWith(token)) {
					const { origin, pathname, search, hash } = new URL(BASE + path);
					expect({ origin, search, hash }).toEqual({ origin: BASE, search: '', hash: '' });
					expect(pathname).toMatch(/^\/open-apis\//);
					expect(pathname.slice(1).split('/')).toHaveLength(segments);
				}
			}),
			RUNS,
		);
	});

	it('gives a token that stood in the text', () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const token = tokenOf(parseReference(text)) ?? '';
				expect(text.includes(token) || decodedTwice(text).includes(token)).toBe(true);
			}),
			RUNS,
		);
	});

	it('gives a type that Feishu knows and a site that is a web address', () => {
		fc.assert(
			fc.property(hostileText, (text) => {
				const reference = parseReference(text);
				if (reference.kind === 'document') expect(DOCUMENT_TYPES).toContain(reference.type);
				const origin = 'origin' in reference ? reference.origin : undefined;
				if (origin !== undefined) expect(origin).toMatch(/^https?:\/\/[^/\s@]+$/);
			}),
			RUNS,
		);
	});

	it('is read as every kind of thing by these tests', () => {
		const kinds = new Set(
			fc.sample(hostileText, RUNS.numRuns).map((text) => parseReference(text).kind),
		);
		expect([...kinds].sort()).toEqual([
			'bare',
			'document',
			'folder',
			'foreignLink',
			'none',
			'space',
			'unreadable',
			'wikiNode',
		]);
	});
});

describe('a text of 100,000 characters', () => {
	it.each(ENDLESS_TEXTS)('is read to its end: %s', (_shape, text) => {
		const token = tokenOf(parseReference(text)) ?? '';
		expect(token.length).toBeLessThan(1_000);
	});
});
