import fc from 'fast-check';

import { decodePosition, encodePosition } from '../../../nodes/FeishuDocs/methods/walkToken';
import { listNodes } from '../../../nodes/FeishuDocs/transport/endpoints';
import { ENDLESS_TEXTS, hostileText, RUNS } from '../hostileText';

const API_BASE = 'https://open.feishu.cn';

const number = fc.oneof(fc.integer({ min: -2, max: 6 }), fc.integer(), fc.double());

/** Mostly what belongs there, sometimes anything. */
const mostly = <T>(expected: fc.Arbitrary<T>) =>
	fc.oneof(
		{ weight: 30, arbitrary: expected },
		{ weight: 1, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
	);

const text = mostly(hostileText.map((hostile) => hostile.slice(0, 100)));

/** What Feishu's tokens are made of. */
const feishuToken = fc.stringMatching(/^[\w-]{1,40}$/);
const placeToken = fc.oneof(fc.constant(''), feishuToken);

const place = fc.oneof(
	fc.tuple(mostly(placeToken), mostly(number), mostly(number)),
	fc.tuple(mostly(placeToken), mostly(number), mostly(number), text),
	fc.tuple(text, mostly(number), mostly(number)),
);

/** Texts that are almost the end of a walk. */
const almost = fc
	.record({
		walk: text,
		found: mostly(fc.integer()),
		cut: mostly(fc.boolean()),
		spaces: mostly(fc.array(mostly(feishuToken), { maxLength: 3 })),
		names: mostly(fc.array(mostly(fc.tuple(mostly(number), text)), { maxLength: 5 })),
		places: mostly(fc.array(mostly(place), { maxLength: 5 })),
	})
	.map((encoded) => JSON.stringify(encoded));

const received = fc.oneof(
	almost,
	hostileText,
	fc.json(),
	fc.tuple(almost, fc.nat(200)).map(([whole, length]) => whole.slice(0, length)),
);

const branch = fc.record({
	token: placeToken,
	spaceId: fc.option(feishuToken, { nil: undefined }),
	path: fc.array(hostileText, { maxLength: 4 }),
	pageToken: fc.option(hostileText, { nil: undefined }),
});

describe('whatever the editor hands back as the place where a list goes on', () => {
	it('is the first page, or a place with nothing but texts and numbers', () => {
		const isText = (value: unknown) => typeof value === 'string';
		fc.assert(
			fc.property(received, (token) => {
				const position = decodePosition(token);
				if (position === undefined) return;
				expect(position).toEqual({
					walkId: expect.any(String),
					found: expect.any(Number),
					isCut: expect.any(Boolean),
					rest: expect.any(Array),
				});
				for (const { token: name, spaceId = 'none', path, pageToken } of position.rest) {
					expect(name).toMatch(/^[\w-]*$/);
					expect(path.every(isText)).toBe(true);
					expect(pageToken === undefined || isText(pageToken)).toBe(true);
					const { pathname } = new URL(API_BASE + listNodes.path({ spaceId }));
					expect(pathname).toBe(`/open-apis/wiki/v2/spaces/${spaceId}/nodes`);
				}
			}),
			RUNS,
		);
	});

	it('is a place in some of these tests and the first page in others', () => {
		const places = fc.sample(received, RUNS.numRuns).map(decodePosition);
		const read = places.filter((position) => position !== undefined);
		expect(read.length).toBeGreaterThan(RUNS.numRuns / 50);
		expect(read.length).toBeLessThan(RUNS.numRuns);
	});

	it('is the same place that was handed out', () => {
		const rest = fc.array(branch, { minLength: 1, maxLength: 4 });
		const short = rest.filter((branches) => JSON.stringify(branches).length < 20_000);
		fc.assert(
			fc.property(short, fc.string(), fc.nat(), (branches, id, before) => {
				const walk = { id, before, entries: [], rest: branches, isCut: false };
				expect(decodePosition(encodePosition(walk))).toEqual({
					walkId: id,
					found: before,
					isCut: false,
					rest: branches,
				});
			}),
			{ numRuns: 1_000 },
		);
	});
});

describe('a place of 100,000 characters', () => {
	it.each(ENDLESS_TEXTS)('is read to its end: %s', (_shape, token) => {
		expect(decodePosition(token)).toBeUndefined();
	});
});
