import { adviceFor, exchangeAdviceFor } from '../../../nodes/FeishuDocs/transport/errorCatalog';

function say(code: number, text = '', details: { scopes?: string[]; fields?: string[] } = {}) {
	return adviceFor(code, { text, scopes: [], fields: [], ...details });
}

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
		[99991679, [/Scopes/, /connect again/]],
		[99991400, [/fewer/]],
		[99991401, [/public address/, /IP 白名单/]],
		[99991403, [/administrator/, /month/]],
		[99991543, [/凭证与基础信息/]],
		[91204, [/权限管理/]],
		[970002, [/by hand/]],
	])('for %i says what to do', (code, expected) => {
		for (const pattern of expected) expect(say(code).advice).toMatch(pattern);
	});

	it('for 99992402 names the fields that Feishu found wrong', () => {
		const { advice } = say(99992402, 'field validation failed', { fields: ['page_size: max 50'] });
		expect(advice).toContain('page_size: max 50');
	});
});

describe('131006, the app has no right in the wiki', () => {
	const { advice } = say(131006, 'permission denied: no destination parent node permission');
	const lines = advice.split('\n');

	it('gives the clicks in their order, each on its line', () => {
		expect(lines).toEqual([
			expect.stringContaining('whole space'),
			expect.stringMatching(/^1\. .*群机器人.*add the app/),
			expect.stringMatching(/^2\. .*知识库设置 → 成员设置.*group.*可编辑的成员.*管理员/),
			expect.stringMatching(/only to the page.*「…」→「…更多」→「添加文档应用」/),
			expect.stringMatching(/wait.*run again\.$/),
		]);
	});

	it('asks for a reading member where reading is what is missing', () => {
		const read = say(131006, 'node permission denied, tenant needs read permission.').advice;
		expect(read).toContain('可阅读的成员');
		expect(advice).not.toContain('可阅读的成员');
	});

	it.each([
		['wiki space permission denied, tenant needs read permission.', /read.*space/],
		['wiki space permission denied, tenant needs edit permission.', /edit.*space/],
		['node permission denied, tenant needs read permission.', /read.*page/],
		['node permission denied, tenant needs edit permission.', /edit.*page/],
		['no destination parent node permission', /edit the target/],
		['no source parent node permission', /edit.*source/],
	])('says for "%s" what the app may not do', (text, expected) => {
		expect(say(131006, `permission denied: ${text}`).sentence).toMatch(expected);
	});
});

describe('1061004 and its like, the app has no right in Drive', () => {
	it.each([1061004, 1248006, 970003])('%i gives the clicks for folder and file', (code) => {
		const lines = say(code, 'forbidden.').advice.split('\n');
		expect(lines).toEqual([
			expect.stringMatching(/read rights on the file and edit rights on the target folder/),
			expect.stringMatching(/^1\. .*群机器人.*add the app/),
			expect.stringMatching(/^2\. .*云文档 → 云盘.*分享.*group.*"can edit"/),
			expect.stringMatching(/^3\. .*分享.*「…」→「…更多」→「添加文档应用」/),
			expect.stringMatching(/wait.*run again\.$/),
		]);
	});
});

describe('131005, by its text', () => {
	it.each([
		['space not found', /space/],
		['node not found', /page/],
		['node not found by parent node token', /parent page/],
		['document is not in wiki', /not in a wiki/],
		['resource not found', /not found/],
		['member not found', /member/],
	])('%s', (text, expected) => {
		expect(say(131005, text).sentence).toMatch(expected);
	});

	it('has advice for a document outside the wiki that the others do not have', () => {
		expect(say(131005, 'document is not in wiki').advice).toMatch(/Drive/);
		expect(say(131005, 'node not found').advice).not.toMatch(/Drive/);
	});
});

describe('131002, by its text', () => {
	it('tells a page token that is no longer accepted from a wrong link', () => {
		expect(say(131002, 'invalid page_token').advice).toMatch(/[Rr]un again/);
		expect(say(131002, 'param err: space_id is not int').advice).toMatch(/address bar/);
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
	])('keeps the activation link of the text, and no more than it: %s', (text) => {
		const { advice } = say(99991672, text, { scopes });
		expect(/https?:\S+/.exec(advice)?.[0]).toBe(link);
	});

	it.each([[''], [link]])('says where to enable and publish, with the text "%s"', (text) => {
		const { advice } = say(99991672, text, { scopes });
		expect(advice).toMatch(/权限管理/);
		expect(advice).toMatch(/one of the listed scopes.*版本管理与发布/);
	});

	it('speaks of one scope where there is one', () => {
		expect(say(99991672, '', { scopes: ['wiki:wiki'] }).advice).toMatch(/enable it, publish/);
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
