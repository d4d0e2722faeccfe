import {
	adviceFor,
	exchangeAdviceFor,
	KNOWN_CODES,
	KNOWN_EXCHANGE_CODES,
	networkAdvice,
	type Advice,
} from '../../../nodes/FeishuDocs/transport/errorCatalog';

/** Reference 5.2 and 5.3 with 5.4 */
const WIKI_LIST = [131001, 131002, 131004, 131005, 131006, 131007];
const WIKI_COPY = [131001, 131002, 131003, 131004, 131005, 131006, 131007, 131009];
const WIKI_OTHERS = [131008, 131010, 131011, 131012, 131013, 131014, 131016, 131101];
/** Reference 6.2 and 6.3 */
const DRIVE_COPY = [
	1061001, 1061002, 1061003, 1061004, 1061005, 1061007, 1061045, 1062507, 1064510, 1064511,
];
const DRIVE_OTHERS = [
	1064001, 1064230, 1248006, 91201, 91204, 970002, 970003, 970005, 1069701, 1069704,
];
/** Reference 4.3 */
const GATEWAY = [
	99991661, 99991662, 99991663, 99991664, 99991665, 99991668, 99991671, 99991672, 99991673,
	99991676, 99991677, 99991679, 99991400, 99991401, 99991403, 99991543, 99992402, 9499, 99991201,
	99991301, 1000004, 1000005, 2200,
];
/** Reference 3.1 */
const EXCHANGE = [10003, 10012, 10013, 10014, 10015, 10016, 2200];

const CODES = [
	...new Set([
		...WIKI_LIST,
		...WIKI_COPY,
		...WIKI_OTHERS,
		...DRIVE_COPY,
		...DRIVE_OTHERS,
		...GATEWAY,
	]),
];

function say(code: number, text = '', details: { scopes?: string[]; fields?: string[] } = {}) {
	return adviceFor(code, { text, scopes: [], fields: [], ...details });
}

function expectOwnWords({ sentence, advice }: Advice, passedThrough: string): void {
	expect(sentence).not.toContain(passedThrough);
	expect(sentence).toMatch(/^[A-Z].{10,}[^.]$/);
	expect(advice).toMatch(/^[A-Z].{10,}\.$/);
}

describe('the sentences', () => {
	it.each(CODES)('has a sentence and advice of its own for %i', (code) => {
		expectOwnWords(say(code, 'xyzzy'), 'xyzzy');
		expectOwnWords(say(code), `${code}`);
	});

	it.each(EXCHANGE)('has a sentence and advice of its own for the exchange with %i', (code) => {
		expectOwnWords(exchangeAdviceFor(code, 'xyzzy'), 'xyzzy');
		expectOwnWords(exchangeAdviceFor(code, ''), `${code}`);
	});

	it('differ from code to code', () => {
		const sentences = [
			...CODES.map((code) => say(code).sentence),
			...EXCHANGE.filter((code) => code !== 2200).map(
				(code) => exchangeAdviceFor(code, '').sentence,
			),
		];
		const repeated = sentences.filter((sentence, index) => sentences.indexOf(sentence) !== index);
		expect(repeated).toEqual([]);
	});

	it('are listed for the documentation', () => {
		expect(KNOWN_CODES).toEqual(expect.arrayContaining(CODES));
		expect(KNOWN_EXCHANGE_CODES).toEqual(expect.arrayContaining(EXCHANGE));
	});

	it('say of an exchange what the gateway means by a gateway code', () => {
		expect(exchangeAdviceFor(99991401, '')).toEqual(say(99991401));
	});
});

describe('a code that is not in the catalogue', () => {
	it("passes Feishu's text through", () => {
		expect(say(4711, 'the moon is full').sentence).toContain('the moon is full');
		expect(exchangeAdviceFor(4711, 'the moon is full').sentence).toContain('the moon is full');
	});

	it('names the code when there is no text', () => {
		expect(say(4711).sentence).toContain('4711');
	});

	it('has advice', () => {
		expect(say(4711, 'the moon is full').advice).toMatch(/4711.*log ID/);
	});
});

/** What the reference's tables tell a user to do. */
describe('the advice', () => {
	it.each([
		[131001, [/log ID/, /技术支持/]],
		[131002, [/link/, /address bar/]],
		[131003, [/2,?000/, /50/, /another parent/]],
		[131004, [/[Rr]econnect/, /app credential/]],
		[131005, [/deleted/, /[Oo]pen the link/]],
		[131007, [/[Cc]heck the target before you run again/, /log ID/]],
		[131009, [/different parent/]],
		[1061001, [/later/, /log ID/, /技术支持/]],
		[1061002, [/link/, /type must match/]],
		[1061003, [/[Pp]aste/]],
		[1061005, [/[Rr]econnect/]],
		[1061007, [/回收站/]],
		[1061045, [/one file at a time/]],
		[1062507, [/1,?500/]],
		[1064510, [/same organisation and region/]],
		[1064511, [/Feishu.*Lark/]],
		[99991662, [/administrator/, /启用/]],
		[99991668, [/[Rr]econnect/]],
		[99991673, [/administrator/, /install/]],
		[99991679, [/scope/, /connect again/]],
		[99991400, [/fewer/]],
		[99991401, [/public address/, /IP 白名单/]],
		[99991403, [/administrator/, /month/]],
		[99991543, [/凭证与基础信息/]],
		[91204, [/权限管理/]],
		[970002, [/by hand/]],
	])('for %i says what to do', (code, expected) => {
		for (const pattern of expected) expect(say(code).advice).toMatch(pattern);
	});

	it('for 131006 gives the clicks that let the app into the space or the page', () => {
		const { advice } = say(131006, 'permission denied');
		expect(advice).toContain('知识库设置 → 成员设置');
		expect(advice).toContain('「…」→「…更多」→「添加文档应用」');
		expect(advice).toMatch(/group/);
	});

	it.each([1061004, 1248006, 970003])('for %i gives the clicks that share a folder', (code) => {
		const { advice } = say(code, 'forbidden.');
		expect(advice).toContain('分享');
		expect(advice).toContain('「…」→「…更多」→「添加文档应用」');
		expect(advice).toMatch(/target folder.*edit/);
	});

	it('for 99992402 names the fields that Feishu found wrong', () => {
		const { advice } = say(99992402, 'field validation failed', { fields: ['page_size: max 50'] });
		expect(advice).toContain('page_size: max 50');
	});
});

describe('131006, by its text', () => {
	it.each([
		['wiki space permission denied, tenant needs read permission.', /read.*space/],
		['wiki space permission denied, tenant needs edit permission.', /edit.*space/],
		['node permission denied, tenant needs read permission.', /read.*page/],
		['node permission denied, tenant needs edit permission.', /edit.*page/],
		['no destination parent node permission', /edit the target/],
		['no source parent node permission', /edit.*source/],
	])('%s', (text, expected) => {
		expect(say(131006, `permission denied: ${text}`).sentence).toMatch(expected);
	});
});

describe('131005, by its text', () => {
	it.each([
		['space not found', /space/],
		['node not found', /page/],
		['node not found by parent node token', /parent page/],
		['document is not in wiki', /not in a wiki/],
		['resource not found', /not found/],
	])('%s', (text, expected) => {
		expect(say(131005, text).sentence).toMatch(expected);
	});

	it('has advice for a document outside the wiki that the others do not have', () => {
		expect(say(131005, 'document is not in wiki').advice).toMatch(/Drive/);
	});
});

describe('131002, by its text', () => {
	it('tells a page token that is no longer accepted from a wrong link', () => {
		expect(say(131002, 'invalid page_token').sentence).not.toBe(
			say(131002, 'param err: space_id is not int').sentence,
		);
		expect(say(131002, 'invalid page_token').advice).toMatch(/[Rr]un again/);
	});
});

describe('99991672, a scope that the app lacks', () => {
	const scopes = ['wiki:node:copy', 'wiki:wiki'];
	const link =
		'https://open.feishu.cn/app/cli_a1/auth?q=wiki:node:copy,wiki:wiki&op_from=openapi&token_type=tenant';

	it('names the scopes', () => {
		const { sentence } = say(99991672, '', { scopes });
		for (const scope of scopes) expect(sentence).toContain(scope);
	});

	it.each([
		[`点击链接申请并开通任一权限即可：${link}`],
		[`点击链接申请并开通任一权限即可：${link}。`],
		[`点击链接申请并开通任一权限即可（${link}）`],
		[`Open ${link} to enable it.`],
	])('shows the activation link of the text, and no more than it: %s', (text) => {
		const { advice } = say(99991672, text, { scopes });
		expect(advice).toMatch(/权限管理/);
		expect(/https?:[^\s]+?(?=,? )/.exec(advice)?.[0]).toBe(link);
	});

	it('says where to enable and publish when there is no link', () => {
		const { advice } = say(99991672, '', { scopes });
		expect(advice).toMatch(/权限管理/);
		expect(advice).toMatch(/版本管理与发布/);
	});
});

describe('the token exchange', () => {
	it('blames the App ID for 10003', () => {
		expect(exchangeAdviceFor(10003, 'invalid param').sentence).toMatch(/App ID/);
		expect(exchangeAdviceFor(10003, 'invalid param').advice).toMatch(/cli_/);
	});

	it('blames the App Secret for 10014 and 10015', () => {
		for (const code of [10014, 10015]) {
			expect(exchangeAdviceFor(code, 'app secret invalid').sentence).toMatch(/App Secret/);
			expect(exchangeAdviceFor(code, 'app secret invalid').advice).toMatch(/凭证与基础信息/);
		}
	});

	it('blames the App ID when 10014 says "app id not exists"', () => {
		const found = exchangeAdviceFor(10014, 'app id not exists');
		expect(found).toEqual(exchangeAdviceFor(10003, 'invalid param'));
	});

	it.each([10012, 10013, 10016])('sends a store app (%i) to a self-built one', (code) => {
		expect(exchangeAdviceFor(code, '').advice).toMatch(/企业自建应用/);
	});
});

describe('failures of the network', () => {
	it.each(['ENOTFOUND', 'ECONNREFUSED', 'ETIMEDOUT', 'ECONNRESET', 'CERT_HAS_EXPIRED', undefined])(
		'%s has a sentence and advice',
		(code) => {
			const { sentence, advice } = networkAdvice(code);
			expect(sentence).toMatch(/Feishu/);
			expect(advice.length).toBeGreaterThan(10);
		},
	);
});
