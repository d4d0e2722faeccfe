import type { FeishuFailure } from '../../../nodes/FeishuDocs/transport/errors';
import { withoutSecrets } from '../../../nodes/FeishuDocs/transport/redaction';

const SECRET = 'a word that nobody else may know';
const TOKEN = `t-g104${'a1B2'.repeat(9)}`;

const failure = (text: string): FeishuFailure => ({
	kind: 'refused',
	sentence: `Feishu refused: ${text}`,
	advice: `Look up ${text}`,
	feishuText: text,
	logId: text,
	code: 4711,
	httpStatus: 400,
});

describe('A failure without secrets', () => {
	it.each([
		['a known secret', SECRET],
		['a token of an app', TOKEN],
		['a token of a person', `u-${'x9'.repeat(12)}`],
		['a JWT', `eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0NTY3ODkwIn0.${'s'.repeat(20)}`],
		['whatever stands after "Bearer"', 'Bearer some-other-form'],
	])('has %s in none of its texts', (_what, secret) => {
		const cleaned = withoutSecrets(failure(`denied for ${secret}, sorry`), [SECRET]);
		expect(JSON.stringify(cleaned)).not.toContain(secret.replace('Bearer ', ''));
		expect(cleaned.sentence).toBe(
			`Feishu refused: denied for ***${secret.startsWith('Bearer') ? '' : ','} sorry`,
		);
		expect(cleaned.logId).toContain('***');
	});

	it('keeps ordinary texts, codes and log IDs as they are', () => {
		const ordinary = {
			...failure('permission denied: no destination parent node permission'),
			logId: '202609010900060A1B2C3D4E5F60718296',
		};
		expect(withoutSecrets(ordinary, [SECRET, '', 'denied'])).toEqual(ordinary);
	});

	it('cuts long texts, and not through a secret', () => {
		const { feishuText = '' } = withoutSecrets(
			failure(`${'x '.repeat(990)} ${SECRET} ${'y'.repeat(9_000)}`),
			[SECRET],
		);
		expect(feishuText.length).toBeLessThan(2_100);
		expect(feishuText).not.toContain('nobody');
	});
});
