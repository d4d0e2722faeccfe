import fc from 'fast-check';

import { KNOWN_CODES } from '../../../nodes/FeishuDocs/transport/errorCatalog';
import { classifyAnswer, type HttpAnswer } from '../../../nodes/FeishuDocs/transport/response';
import { ENDLESS_TEXTS, hostileText, RUNS } from '../hostileText';
import { failureIn } from './answers';

const anything = fc.anything({
	maxDepth: 2,
	maxKeys: 3,
	withNullPrototype: true,
	withBigInt: true,
});

const code = fc.oneof(
	{ weight: 3, arbitrary: fc.constant(0) },
	{ weight: 6, arbitrary: fc.constantFrom(...KNOWN_CODES) },
	{ weight: 1, arbitrary: fc.integer() },
	{ weight: 1, arbitrary: fc.double() },
	{ weight: 1, arbitrary: fc.constantFrom('0', '99991663', null, true) },
);

/** The fields that are looked at, also with what does not belong there. */
const details = fc.oneof(
	anything,
	fc.record(
		{
			log_id: fc.oneof(hostileText, anything),
			logid: anything,
			field_violations: fc.array(
				fc.oneof(anything, fc.record({ field: hostileText, description: anything })),
				{ maxLength: 3 },
			),
			permission_violations: fc.array(
				fc.oneof(anything, fc.record({ subject: anything, scope: hostileText })),
				{ maxLength: 3 },
			),
		},
		{ requiredKeys: [] },
	),
);

const envelope = fc.record(
	{ code, msg: fc.oneof(hostileText, anything), log_id: anything, data: anything, error: details },
	{ requiredKeys: ['code'] },
);

const envelopeText = envelope.map(textOfEnvelope);

const body = fc.oneof(
	{ weight: 6, arbitrary: envelopeText },
	{ weight: 2, arbitrary: envelope },
	{
		weight: 1,
		arbitrary: fc.tuple(envelopeText, fc.nat(40)).map(([text, end]) => text.slice(0, end)),
	},
	{ weight: 1, arbitrary: hostileText },
	{ weight: 1, arbitrary: hostileText.map((text) => `<html>${text}`) },
	{ weight: 1, arbitrary: fc.json({ maxDepth: 2 }) },
	{ weight: 1, arbitrary: anything },
);

const headers = fc.dictionary(
	fc.constantFrom(
		'x-ogw-ratelimit-reset',
		'retry-after',
		'x-tt-logid',
		'x-request-id',
		'content-type',
	),
	fc.oneof(hostileText, fc.integer().map(String), fc.double().map(String), anything),
	{ maxKeys: 3 },
);

const statusCode = fc.oneof(
	{ weight: 3, arbitrary: fc.constantFrom(200, 201, 204) },
	{
		weight: 4,
		arbitrary: fc.constantFrom(301, 302, 400, 401, 403, 404, 408, 429, 500, 502, 503),
	},
	{ weight: 1, arbitrary: fc.integer({ min: -1, max: 1_000 }) },
	{ weight: 1, arbitrary: fc.constant(NaN) },
);

const answer = fc.record({ statusCode, headers, body }) as fc.Arbitrary<HttpAnswer>;

function textOfEnvelope(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? null : part));
}

const KINDS = ['notDone', 'ok', 'rateLimited', 'refused', 'tokenInvalid', 'unknown'];

describe('whatever answer arrives', () => {
	it('is a success with HTTP 2xx and code 0, or a failure with a sentence, advice and plain data', () => {
		fc.assert(
			fc.property(answer, (arrived) => {
				const outcome = classifyAnswer(arrived);
				if (outcome.kind === 'ok') {
					expect(Math.floor(arrived.statusCode / 100)).toBe(2);
					expect(Object.is(Math.abs(Number(outcome.body.code)), 0)).toBe(true);
					return;
				}
				expect(KINDS).toContain(outcome.kind);
				const { sentence, advice, code: feishuCode = 0 } = failureIn(outcome);
				expect(sentence).toMatch(/\S/);
				expect(advice).toMatch(/\S/);
				expect(Number.isFinite(feishuCode)).toBe(true);
				expect(() => JSON.stringify(outcome)).not.toThrow();
				if (outcome.kind === 'rateLimited') {
					expect(outcome.resetMs ?? 0).toBeGreaterThanOrEqual(0);
				}
			}),
			RUNS,
		);
	});

	it('comes to every outcome in these tests', () => {
		const answers = fc.sample(answer, RUNS.numRuns);
		const kinds = new Set(answers.map((arrived) => classifyAnswer(arrived).kind));
		expect([...kinds].sort()).toEqual(KINDS);
	});
});

describe('an answer of 100,000 characters', () => {
	it.each(ENDLESS_TEXTS)('is read to its end: %s', (_shape, text) => {
		const refused = { code: 99991672, msg: text, error: { log_id: text } };
		for (const arrived of [text, JSON.stringify(refused)]) {
			expect(classifyAnswer({ statusCode: 400, headers: {}, body: arrived }).kind).toBe('refused');
		}
	});
});
