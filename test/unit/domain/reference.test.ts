import {
	describeReference,
	isSpaceId,
	isToken,
	parseReference,
	type Reference,
} from '../../../nodes/FeishuDocs/domain/reference';

const PAGE = 'SimWikiNodeTemplate00000001';
const SPACE = '7400000000000000001';

/** Reference section 8: the path of each kind of link. */
const SHAPES: Array<[path: string, expected: Reference]> = [
	[`/wiki/${PAGE}`, { kind: 'wikiNode', token: PAGE }],
	[`/wiki/settings/${SPACE}`, { kind: 'space', spaceId: SPACE }],
	[`/wiki/space/${SPACE}`, { kind: 'space', spaceId: SPACE }],
	[`/docx/${PAGE}`, { kind: 'document', type: 'docx', token: PAGE }],
	[`/docs/${PAGE}`, { kind: 'document', type: 'doc', token: PAGE }],
	[`/doc/${PAGE}`, { kind: 'document', type: 'doc', token: PAGE }],
	[`/sheets/${PAGE}`, { kind: 'document', type: 'sheet', token: PAGE }],
	[`/base/${PAGE}`, { kind: 'document', type: 'bitable', token: PAGE }],
	[`/bitable/${PAGE}`, { kind: 'document', type: 'bitable', token: PAGE }],
	[`/mindnotes/${PAGE}`, { kind: 'document', type: 'mindnote', token: PAGE }],
	[`/mindnote/${PAGE}`, { kind: 'document', type: 'mindnote', token: PAGE }],
	[`/slides/${PAGE}`, { kind: 'document', type: 'slides', token: PAGE }],
	[`/file/${PAGE}`, { kind: 'document', type: 'file', token: PAGE }],
	[`/drive/file/${PAGE}`, { kind: 'document', type: 'file', token: PAGE }],
	[`/drive/folder/${PAGE}`, { kind: 'folder', token: PAGE }],
	[`/drive/shr/${PAGE}`, { kind: 'folder', token: PAGE }],
	[`/chat/drive/${PAGE}`, { kind: 'folder', token: PAGE }],
];

const HOSTS = [
	'sample.feishu.cn',
	'sample.larksuite.com',
	'sample.jp.larksuite.com',
	'sample.sg.larksuite.com',
	'sample.larkoffice.com',
	'sample.doubao.com',
	'feishu.cn',
	'www.feishu.cn',
	'www.larksuite.com',
	'docs.example.com',
	'wiki.example.com:8443',
	'知识库.example.com',
	'localhost:7400',
	'192.168.0.7:8080',
	'[::1]:7400',
];

/** /wiki/settings/7400… becomes /WIKI/SETTINGS/7400…; a token stays as it is. */
const withCapitalWords = (path: string) =>
	path.replaceAll(/\/[a-z]+(?=\/)/g, (word) => word.toUpperCase());

describe.each(SHAPES)('the link %s', (path, expected) => {
	const link = `https://sample.feishu.cn${path}`;

	it.each(HOSTS)('is understood on %s', (host) => {
		expect(parseReference(`https://${host}${path}`)).toMatchObject(expected);
		expect(parseReference(`http://${host}${path}`)).toMatchObject(expected);
	});

	it.each([
		['a query', `${link}?from=from_copylink&table=tbl1&view=vew2`],
		['a query that begins with &', `${link}&from=from_copylink`],
		['a fragment', `${link}#heading-1`],
		['a query and a fragment', `${link}?sheet=0b1c2d#/wiki/AnotherWikiNode000000000001`],
		['a link in its query', `${link}?to=https://x.feishu.cn/docx/AnotherDocument000000001`],
		['a slash at its end', `${link}/`],
		['doubled slashes', `https://sample.feishu.cn/${path.replaceAll('/', '//')}//`],
		['further segments', `${link}/edit/more`],
		['a prefix of a proxy in its path', `https://proxy.example.com/feishu${path}`],
		['a name and password for a proxy', link.replace('sample', 'name:word@sample')],
		['blanks around it', `  \t${link} \n`],
		['line breaks around it', `\r\n${link}\r\nsecond line`],
		['invisible characters around it', `\u200b\ufeff${link}\u200b\u200e`],
		['text around it', `Please copy ${link} for the new customer`],
		['a sentence that ends with it', `Please copy ${link}.`],
		['dots behind it', `Please copy ${link}...`],
		['an ellipsis behind it', `Please copy ${link}…`],
		['a comma behind it', `Please copy ${link}, then share it`],
		['brackets around it', `Our template (${link})`],
		['a title in front', `【Meeting template】${link}`],
		['a Markdown link', `[Meeting template](${link})`],
		['a Markdown link whose title is the link', `[${link}](${link})`],
		['a Markdown link whose title is another link', `[https://example.com](${link})`],
		['Markdown for bold text', `**${link}**`],
		['Markdown for code', `\`${link}\``],
		['an HTML link', `<a href="${link}">Meeting template</a>`],
		['angle brackets', `<${link}>`],
		['angle brackets and a title', `<${link}|Meeting template>`],
		['quotation marks', `"${link}"`],
		['single quotation marks', `'${link}'`],
		['curly quotation marks', `“${link}”`],
		['JSON around it', JSON.stringify({ template: link, title: 'Meeting' })],
		['a Chinese sentence', `请复制${link}，谢谢`],
		['a Chinese sentence without punctuation', `请复制${link}谢谢`],
		['a Chinese full stop', `请复制${link}。谢谢`],
		['Chinese brackets', `模板（${link}）`],
		['a link to something else before it', `See https://example.com/a for ${link}`],
		['a blank at its end that was encoded', `${link}%20`],
		['a full stop at its end that was encoded', `${link}%E3%80%82`],
		['a query whose question mark was encoded', `${link}%3Ffrom%3Dcopy`],
		['letters of its path encoded', link.replace('/wiki', '/%77iki').replace('Sim', '%53im')],
		['every special character encoded', encodeURIComponent(link)],
		['no protocol', link.replace('https://', '')],
		['no protocol, with a query', `${link.replace('https://', '')}?from=copy`],
		['no protocol, in a sentence', `Please copy ${link.replace('https://', '')}, thanks`],
		['nothing but its path', path],
		['nothing but its path, with a query', `${path}?from=copy`],
		['capital letters in protocol and host', link.replace('https://sample', 'HTTPS://SAMPLE')],
		['capital letters in its path', link.replace(path, withCapitalWords(path))],
	])('is understood with %s', (_name, text) => {
		expect(parseReference(text)).toMatchObject(expected);
	});
});

describe('a link in Chinese text, which has no blanks', () => {
	const link = `https://sample.feishu.cn/wiki/${PAGE}`;

	it.each([
		`请复制${link}，谢谢`,
		`请复制${link}。谢谢`,
		`模板：${link}`,
		`模板（${link}）`,
		`模板（${link}）在这里`,
		`请复制${link}！谢谢`,
		`请复制${link}；谢谢`,
		`是${link}？`,
		`「${link}」`,
		`《${link}》在这里`,
		`请复制${link}、谢谢`,
	])('is understood: %s', (text) => {
		expect(parseReference(text)).toMatchObject({ kind: 'wikiNode', token: PAGE });
	});
});

describe('the site of a link', () => {
	it.each([
		[`https://sample.feishu.cn/wiki/${PAGE}?x=1`, 'https://sample.feishu.cn'],
		[`http://localhost:4010/docx/${PAGE}`, 'http://localhost:4010'],
		[`sample.feishu.cn/wiki/${PAGE}`, 'https://sample.feishu.cn'],
		[`https://name:word@sample.feishu.cn/wiki/${PAGE}`, 'https://sample.feishu.cn'],
		[`/wiki/${PAGE}`, undefined],
	])('of %s is %s', (text, origin) => {
		const reference = parseReference(text);
		expect('origin' in reference ? reference.origin : undefined).toBe(origin);
	});
});

describe('a text with several links', () => {
	it('means the first of a kind that the node works with', () => {
		const text = `https://example.com/x https://a.feishu.cn/docx/${PAGE} https://a.feishu.cn/wiki/${PAGE}`;
		expect(parseReference(text)).toMatchObject({ kind: 'document', type: 'docx' });
	});

	it('is a link to something else when none is of such a kind', () => {
		const text = 'https://example.com/x and https://example.com/y';
		expect(parseReference(text)).toEqual({ kind: 'foreignLink' });
	});
});

describe('a token by itself', () => {
	it.each([
		PAGE,
		'wikcnKQ1k3pcuo5uSK4t8VN6kVf',
		'doxcnAJ9VRRJqVMYZ1MyKnavXWe',
		'fldusTEPLoJ9VRRJqVMYZ1MyKna',
		'nodcn_old-style_01',
		'abcdefghij',
		'a'.repeat(999),
	])('is taken as it is: %s', (text) => {
		expect(parseReference(text)).toEqual({ kind: 'bare', token: text });
	});

	it.each([` ${PAGE}\n`, `"${PAGE}"`, `<${PAGE}>`, `“${PAGE}”`, `（${PAGE}）`, `\u200b${PAGE}`])(
		'is found between blanks, quotation marks and brackets: %j',
		(text) => {
			expect(parseReference(text)).toEqual({ kind: 'bare', token: PAGE });
		},
	);

	it('is told from other text', () => {
		expect(isToken(PAGE)).toBe(true);
		expect(isToken(`${PAGE}/..`)).toBe(false);
		expect(isToken('short')).toBe(false);
	});
});

describe('a space', () => {
	it.each([SPACE, '1', '6'.repeat(32)])('is named by its ID: %s', (text) => {
		expect(parseReference(text)).toEqual({ kind: 'space', spaceId: text });
		expect(parseReference(` "${text}"\n`)).toEqual({ kind: 'space', spaceId: text });
	});

	it.each([
		'my_library',
		' my_library\n',
		'https://sample.feishu.cn/wiki/my_library',
		'https://sample.feishu.cn/wiki/settings/my_library?tab=1',
	])('is the own library: %j', (text) => {
		expect(parseReference(text)).toEqual({ kind: 'space', spaceId: 'my_library' });
	});

	it('is meant by digits where a page token would stand', () => {
		const link = `https://sample.feishu.cn/wiki/${SPACE}`;
		expect(parseReference(link)).toEqual({ kind: 'space', spaceId: SPACE });
	});

	it('is told from a token by its digits', () => {
		expect(isSpaceId(SPACE)).toBe(true);
		expect(isSpaceId(PAGE)).toBe(false);
		expect(isSpaceId('')).toBe(false);
		expect(isSpaceId(' 74 ')).toBe(false);
	});
});

describe('nothing', () => {
	it.each(['', ' ', '\t\n', '　'])('is %j', (text) => {
		expect(parseReference(text)).toEqual({ kind: 'none' });
	});
});

describe('what is refused', () => {
	it.each([
		'../../admin',
		`../${PAGE}`,
		`${PAGE}/../x`,
		`${PAGE}/copy`,
		`${PAGE}%2Fcopy`,
		`${PAGE}?page_size=1`,
		`${PAGE}#x`,
		`${PAGE} ${PAGE}`,
		'Meeting template',
		'short',
		'abcdefghi',
		'a'.repeat(1000),
		'7'.repeat(1000),
		'模板页面的名称是这样的一个很长的文字',
		'https://',
		'https:///',
		'http://[',
		'null',
		'""',
		'\u200b',
		'()',
		'javascript:alert(1)',
		'data:text/html,x',
		'{{ $json.link }}',
	])('is neither a link nor a token: %s', (text) => {
		expect(parseReference(text)).toEqual({ kind: 'unreadable' });
	});

	it.each([
		'https://www.google.com/search?q=feishu',
		'https://example.com',
		'https://example.com/',
		'https://github.com/larksuite/cli/pull/2238',
		'https://drive.google.com/file/d/1A2b3C4d5E6f7G8h9I0jKLMNOPQRSTUVWX/view',
		'https://docs.google.com/document/d/1A2b3C4d5E6f7G8h9I0jKLMNOPQRSTUVWX/edit',
		`https://example.com/?next=/wiki/${PAGE}`,
		`https://example.com/#/wiki/${PAGE}`,
		'https://sample.feishu.cn/wiki/',
		'https://sample.feishu.cn/wiki/short',
		`https://sample.feishu.cn/wiki/${'a'.repeat(1000)}`,
		'https://sample.feishu.cn/wiki/42',
		'https://sample.feishu.cn/wiki/settings/notdigits',
		'https://sample.feishu.cn/drive/me/',
		'https://sample.feishu.cn/drive/home/',
		`https://sample.feishu.cn/wiki/..%2F${PAGE}`,
		`https://sample.feishu.cn/wiki/${PAGE}%2Fcopy`,
		`https://sample.feishu.cn/wiki/${PAGE}%252Fcopy`,
		`https://sample.feishu.cn/wiki/${PAGE}%5Ccopy`,
		`https://sample.feishu.cn/wiki/${PAGE}.html`,
		`https://sample.feishu.cn/wiki/${PAGE}%2e%2e%2fx`,
		`https://sample.feishu.cn/wiki/%2e%2e%2f${PAGE}`,
		`https://sample.feishu.cn/wiki/../../${PAGE}`,
		`https://sample.feishu.cn/wiki/..\\..\\${PAGE}`,
		`https://sample.feishu.cn/calendar/${PAGE}`,
		`https://sample.feishu.cn/constructor/${PAGE}`,
		`https://sample.feishu.cn/__proto__/${PAGE}`,
	])('is a link to something else: %s', (text) => {
		expect(parseReference(text)).toEqual({ kind: 'foreignLink' });
	});
});

describe('what a message calls it', () => {
	it.each<[Reference, RegExp]>([
		[{ kind: 'wikiNode', token: PAGE }, /wiki page/],
		[{ kind: 'document', token: PAGE, type: 'sheet' }, /document.*sheet/],
		[{ kind: 'folder', token: PAGE }, /folder/],
		[{ kind: 'space', spaceId: SPACE }, /space/],
		[{ kind: 'foreignLink' }, /something else/],
		[{ kind: 'unreadable' }, /neither a link nor a token/],
	])('%j', (reference, expected) => {
		expect(describeReference(reference)).toMatch(expected);
	});
});
