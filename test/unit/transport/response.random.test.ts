import fc from 'fast-check';

import { KNOWN_CODES } from '../../../nodes/FeishuDocs/transport/errorCatalog';
import { classifyAnswer, type HttpAnswer } from '../../../nodes/FeishuDocs/transport/response';
import { ENDLESS_TEXTS, hostileText, RUNS } from '../hostileText';
import { failureIn } from './answers';

const anything = fc.anything({ withNullPrototype: true, withBigInt: true, withDate: true });

const code = fc.oneof(
	fc.constantFrom(0, ...KNOWN_CODES),
	fc.integer(),
	fc.double(),
	fc.constantFrom('0', '99991663', null, true),
);

/** Objects with the fields that are looked at, holding what does not belong there. */
const envelope = fc.record(
	{
		code,
		msg: fc.oneof(hostileText, anything),
		log_id: fc.oneof(hostileText, anything),
		data: anything,
		error: fc.oneof(
			anything,
			fc.record(
				{
					log_id: fc.oneof(hostileText, anything),
					logid: anything,
					field_violations: fc.oneof(
						anything,
						fc.array(fc.oneof(anything, fc.record({ field: anything, description: anything }))),
					),
					permission_violations: fc.oneof(
						anything,
						fc.array(fc.oneof(anything, fc.record({ subject: anything, scope: hostileText }))),
					),
				},
				{ requiredKeys: [] },
			),
		),
	},
	{ requiredKeys: [] },
);

const jsonText = fc.oneof(fc.json(), envelope.map(textOfEnvelope));

const body = fc.oneof(
	hostileText,
	jsonText,
	fc.tuple(jsonText, fc.nat(40)).map(([text, length]) => text.slice(0, length)),
	hostileText.map((text) => `<html>${text}`),
	envelope,
	anything,
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
);

const statusCode = fc.oneof(
	fc.constantFrom(200, 201, 204, 301, 302, 400, 401, 403, 404, 408, 429, 500, 502, 503),
	fc.integer({ min: -1, max: 1_000 }),
	fc.constant(NaN),
);

const answer = fc.record({ statusCode, headers, body }) as fc.Arbitrary<HttpAnswer>;

function textOfEnvelope(value: unknown): string {
	return JSON.stringify(value, (_key, part: unknown) => (typeof part === 'bigint' ? null : part));
}

describe('whatever answer arrives', () => {
	it('comes to one of the known outcomes', () => {
		fc.assert(
			fc.property(answer, (arrived) => {
				expect(['ok', 'tokenInvalid', 'rateLimited', 'notDone', 'unknown', 'refused']).toContain(
					classifyAnswer(arrived).kind,
				);
			}),
			RUNS,
		);
	});

	it('is a success only with HTTP 2xx and code 0', () => {
		fc.assert(
			fc.property(answer, (arrived) => {
				const outcome = classifyAnswer(arrived);
				if (outcome.kind !== 'ok') return;
				expect(Math.floor(arrived.statusCode / 100)).toBe(2);
				expect(outcome.body.code).toBeCloseTo(0, 15);
			}),
			RUNS,
		);
	});

	it('gives a person a sentence and advice, in plain data', () => {
		fc.assert(
			fc.property(answer, (arrived) => {
				const outcome = classifyAnswer(arrived);
				if (outcome.kind === 'ok') return;
				const { sentence, advice } = failureIn(outcome);
				expect(sentence).toMatch(/\S/);
				expect(advice).toMatch(/\S/);
				expect(() => JSON.stringify(outcome)).not.toThrow();
			}),
			RUNS,
		);
	});

	it('asks for a wait that is no less than nothing, or for none', () => {
		fc.assert(
			fc.property(answer, (arrived) => {
				const outcome = classifyAnswer(arrived);
				if (outcome.kind !== 'rateLimited') return;
				expect(outcome.resetMs ?? 0).toBeGreaterThanOrEqual(0);
			}),
			RUNS,
		);
	});

	it('comes to every outcome in these tests', () => {
		const kinds = new Set(fc.sample(answer, RUNS.numRuns).map((one) => classifyAnswer(one).kind));
		expect(kinds.size).toBe(6);
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
