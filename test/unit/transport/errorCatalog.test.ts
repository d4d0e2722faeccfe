import {
	adviceFor,
	exchangeAdviceFor,
	forPerson,
	KNOWN_CODES,
	KNOWN_EXCHANGE_CODES,
	KNOWN_SIGN_IN_CODES,
	networkAdvice,
	signInAdviceFor,
	type Advice,
} from '../../../nodes/FeishuDocs/transport/errorCatalog';

type Asked = 'api' | 'exchange' | 'signIn';

interface Row {
	/** Of the API reference. */
	section: string;
	code: number;
	/** Feishu's text, where the meaning depends on it. */
	text?: string;
	/** Rows with the same words mean the same thing; all others differ. */
	means?: string;
}

const rows = (section: string, ...codes: Array<number | Omit<Row, 'section'>>): Row[] =>
	codes.map((row) => ({ section, ...(typeof row === 'number' ? { code: row } : row) }));

/** Every code of the API reference, by what was asked when Feishu gave it. */
const REFERENCE: Record<Asked, Row[]> = {
	exchange: rows(
		'3.1',
		{ code: 10003, means: 'wrong app ID' },
		{ code: 10014, text: 'app secret invalid' },
		{ code: 10014, text: 'app id not exists', means: 'wrong app ID' },
		10015,
		10012,
		10013,
		10016,
		{ code: 2200, means: 'busy' },
	),
	signIn: [
		...rows('3.4', 20001, 20063, 20002, 20003, 20004, 20065, 20008, 20066, 20009, 20048, 20069),
		...rows('3.4', 20010, 20024, 20026, 20037, 20064, 20073, 20027, 20029, 20036, 20049),
		...rows('3.4', 20050, 20072, 20067, 20068, 20070, 20071, 20074),
	],
	api: [
		...rows('4.3', 99991661, 99991662, 99991663, 99991664, 99991665),
		...rows('4.3', 99991668, { code: 99991668, text: 'user access token not support' }),
		...rows('4.3', 99991671, 99991672, 99991673, 99991676, 99991677, 99991679),
		...rows('4.3', 99991400, 99991401, 99991403, 99991543, 99992402, 9499),
		...rows('4.3', 99991201, 99991301, 1000004, 1000005, { code: 2200, means: 'busy' }),
		...rows('5.4', 131001, { code: 131002, text: 'param err: space_id is not int' }),
		...rows('5.4', { code: 131002, text: 'invalid page_token' }, 131003, 131004),
		...rows(
			'5.4',
			{ code: 131005, text: 'node not found', means: 'no page' },
			{ code: 131005, text: 'document not found by token X', means: 'no page' },
			{ code: 131005, text: 'resource not found', means: 'no page' },
			{ code: 131005, text: 'space not found' },
			{ code: 131005, text: 'node not found by parent node token' },
			{ code: 131005, text: 'member not found', means: 'no member' },
			{ code: 131005, text: 'identity not found', means: 'no member' },
			{ code: 131005, text: 'document is not in wiki', means: 'not in a wiki' },
		),
		...rows(
			'5.4',
			{ code: 131006, text: 'permission denied' },
			{ code: 131006, text: 'wiki space permission denied, tenant needs read permission.' },
			{ code: 131006, text: 'wiki space permission denied, tenant needs edit permission.' },
			{ code: 131006, text: 'node permission denied, tenant needs read permission.' },
			{ code: 131006, text: 'node permission denied, tenant needs edit permission.' },
			{ code: 131006, text: 'permission denied: no source parent node permission' },
			{ code: 131006, text: 'permission denied: no destination parent node permission' },
		),
		...rows('5.4', 131007, 131009),
		...rows('5.4, other pages', 131008, 131101, 131010, 131011),
		...rows('5.5', 131012, 131013, { code: 131014, means: 'not in a wiki' }, 131016),
		...rows('6.2', 1061001, 1061002, 1061003, 1061004, 1061005, 1061007, 1061045),
		...rows('6.2', 1062507, 1064510, 1064511, 1064001, 1248006, 1064230),
		...rows('6.3', 91201, 91204, 970002, 970003, 970005, 1069701, 1069704),
	],
};

const SAY: Record<Asked, (code: number, text: string) => Advice> = {
	api: (code, text) => adviceFor(code, { text, scopes: [], fields: [] }),
	exchange: exchangeAdviceFor,
	signIn: signInAdviceFor,
};

const NODE_CODES = [
	'ENOTFOUND',
	'ECONNREFUSED',
	'ETIMEDOUT',
	'ECONNRESET',
	'CERT_HAS_EXPIRED',
	undefined,
];

const ALL = Object.entries(REFERENCE).flatMap(([asked, list]) =>
	list.map((row) => ({ asked: asked as Asked, text: '', ...row })),
);
const CASES = ALL.map(({ section, code, text, asked }) => [section, code, text, asked] as const);

/** What n8n's guidelines keep out of messages. */
const UNHELPFUL = /\b(error|problem|failure|mistake)s?\b/i;

/** A clause that asks for something; what only describes is no next step. */
const NEXT_STEP =
	/(^|[.:;,→] |\bor |\bthen |\bPlease |\n\d?\.? ?)(add|ask|check|choose|connect|continue|copy|create|enable|keep|look|open|paste|press|reconnect|remove|restore|run|save|search|send|set|share|sign|start|switch|tell|use|wait)\b/i;

describe('every code of the reference', () => {
	it.each(CASES)('%s: %i "%s" has a sentence of its own', (_section, code, text, asked) => {
		const { sentence } = SAY[asked](code, `${text} xyzzy`);
		expect(sentence).not.toContain('xyzzy');
		expect(sentence).not.toContain(String(code));
	});

	it.each(CASES)('%s: %i "%s" has a sentence for a person', (_section, code, text, asked) => {
		const { sentence } = SAY[asked](code, text);
		expect(sentence).toMatch(/^[A-Zn].{10,}[^.!\s]$/);
		expect(sentence).not.toMatch(UNHELPFUL);
	});

	it.each(CASES)('%s: %i "%s" says what to do next', (_section, code, text, asked) => {
		const { advice } = SAY[asked](code, text);
		expect(advice).toMatch(/^[A-Z].*\.$/s);
		expect(advice).toMatch(NEXT_STEP);
		expect(advice).not.toMatch(UNHELPFUL);
	});

	it('has words that no code with another meaning has', () => {
		const meanings = new Map<string, Set<string>>();
		for (const { asked, code, text, means = `${code} ${text}` } of ALL) {
			const { sentence } = SAY[asked](code, text);
			meanings.set(sentence, (meanings.get(sentence) ?? new Set()).add(means));
		}
		const shared = [...meanings].filter(([, set]) => set.size > 1);
		expect(shared).toEqual([]);
	});

	it('is in the catalogue, and no other', () => {
		const known = { api: KNOWN_CODES, exchange: KNOWN_EXCHANGE_CODES, signIn: KNOWN_SIGN_IN_CODES };
		const listed = (asked: Asked) => new Set(REFERENCE[asked].map(({ code }) => code));
		expect(new Set(known.api)).toEqual(listed('api'));
		expect(new Set(known.signIn)).toEqual(listed('signIn'));
		// The exchange gives this one too, with the meaning it has everywhere.
		expect(new Set([...known.exchange, 2200])).toEqual(listed('exchange'));
	});

	it('is described, not asked for, where the check for a next step must fail', () => {
		expect('A public space takes administrators only.').not.toMatch(NEXT_STEP);
		expect('The page was not found or was deleted.').not.toMatch(NEXT_STEP);
		expect('It is locked for a data migration.').not.toMatch(NEXT_STEP);
	});
});

describe('the names of buttons and pages', () => {
	it.each([
		['凭证与基础信息', 'Credentials & Basic Info'],
		['权限管理', 'Permissions'],
		['版本管理与发布', 'publish a version'],
		['安全设置', 'Security Settings'],
		['重定向 URL', 'Redirect URL'],
		['IP 白名单', 'IP allow-list'],
		['可用范围', 'availability range'],
		['企业自建应用', 'self-built app'],
		['开发者后台', 'developer console'],
		['回收站', 'recycle bin'],
		['技术支持', 'technical support'],
		['知识库设置 → 成员设置', 'settings'],
		['群机器人', 'bots'],
		['添加文档应用', 'add document app'],
		['分享', 'Share'],
		['云文档 → 云盘', 'Docs → Drive'],
		['管理员', 'administrator'],
		['可编辑的成员', 'editable member'],
		['可阅读的成员', 'reading member'],
		['启用', 'enable'],
	])('%s stands beside "%s"', (chinese, english) => {
		const naming = ALL.map(({ asked, code, text }) => SAY[asked](code, text).advice).filter(
			(advice) => advice.includes(chinese),
		);
		expect(naming.length).toBeGreaterThan(0);
		for (const advice of naming) expect(advice).toContain(english);
	});
});

describe('a code that is not in the catalogue', () => {
	it.each(['api', 'exchange', 'signIn'] as const)("passes Feishu's text through (%s)", (asked) => {
		expect(SAY[asked](4711, 'the moon is full').sentence).toContain('the moon is full');
		expect(SAY[asked](4711, '').sentence).toContain('4711');
		expect(SAY[asked](4711, 'the moon is full').advice).toMatch(NEXT_STEP);
	});

	it('has advice that names the code', () => {
		expect(SAY.api(4711, 'the moon is full').advice).toMatch(/4711.*log ID/);
	});

	it('means of an exchange what the gateway means by it', () => {
		expect(SAY.exchange(99991401, '')).toEqual(SAY.api(99991401, ''));
	});
});

describe('a sign-in without a code', () => {
	it('has ended', () => {
		expect(signInAdviceFor(undefined, '').sentence).toBe('The sign-in of the credential has ended');
	});
});

describe('what never got an answer', () => {
	it.each(NODE_CODES)('%s has a sentence and a next step', (code) => {
		const { sentence, advice } = networkAdvice(code);
		expect(sentence).toMatch(/Feishu.*[^.]$/);
		expect(advice).toMatch(NEXT_STEP);
		expect(sentence + advice).not.toMatch(UNHELPFUL);
	});

	it('differs by its reason', () => {
		const sentences = NODE_CODES.map((code) => networkAdvice(code).sentence);
		expect(new Set(sentences).size).toBe(NODE_CODES.length);
	});
});

describe('for a signed-in person', () => {
	it.each(CASES)('%s: %i "%s" says nothing of rights of an app', (_section, code, text, asked) => {
		const { sentence, advice } = forPerson(SAY[asked](code, text));
		expect(sentence).not.toMatch(/^The app (may|cannot|has)/);
		expect(advice).not.toContain('群机器人');
		expect(advice).toMatch(NEXT_STEP);
	});
});
