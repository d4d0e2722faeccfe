import { isoTime, pageUrl, siteOrigin } from '../../../nodes/FeishuDocs/domain/link';
import { DOCUMENT_TYPES, parseReference } from '../../../nodes/FeishuDocs/domain/reference';

const PAGE = 'SimWikiNodeTemplate00000001';

describe('the site where people open documents', () => {
	it.each([
		['https://open.feishu.cn', 'https://www.feishu.cn'],
		['https://open.larksuite.com', 'https://www.larksuite.com'],
		['https://open.jp.larksuite.com', 'https://jp.larksuite.com'],
		['https://open.feishu.example.com', 'https://feishu.example.com'],
		['https://feishu.example.com:8443', 'https://feishu.example.com:8443'],
		['https://example.com/feishu', 'https://example.com'],
		['http://localhost:4010', 'http://localhost:4010'],
		['http://127.0.0.1:4010', 'http://127.0.0.1:4010'],
	])('of the API at %s is %s', (apiBaseUrl, origin) => {
		expect(siteOrigin(apiBaseUrl)).toBe(origin);
	});
});

describe('a link made from a token', () => {
	it('opens a wiki page', () => {
		const url = pageUrl('https://www.feishu.cn', 'wiki', PAGE);
		expect(url).toBe(`https://www.feishu.cn/wiki/${PAGE}`);
	});

	it.each([
		['file', 'file'],
		['doc', 'docs'],
		['sheet', 'sheets'],
		['bitable', 'base'],
		['docx', 'docx'],
		['mindnote', 'mindnotes'],
		['slides', 'slides'],
	] as const)('opens a %s at /%s/', (type, path) => {
		const url = pageUrl('https://www.feishu.cn', type, PAGE);
		expect(url).toBe(`https://www.feishu.cn/${path}/${PAGE}`);
	});

	it.each(DOCUMENT_TYPES)('is understood again: %s', (type) => {
		const url = pageUrl('https://www.feishu.cn', type, PAGE);
		const origin = 'https://www.feishu.cn';
		expect(parseReference(url)).toEqual({ kind: 'document', type, token: PAGE, origin });
	});

	it('keeps a strange token in its place', () => {
		const url = pageUrl('https://www.feishu.cn', 'wiki', '../x?y#z');
		expect(url).toBe('https://www.feishu.cn/wiki/..%2Fx%3Fy%23z');
	});
});

describe('a time of Feishu', () => {
	it.each([
		['1756700000', '2025-09-01T04:13:20.000Z'],
		[1756700000, '2025-09-01T04:13:20.000Z'],
		['1', '1970-01-01T00:00:01.000Z'],
	])('%p is %s', (seconds, expected) => {
		expect(isoTime(seconds)).toBe(expected);
	});

	it.each([undefined, null, '', ' ', '0', 0, '-5', 'soon', NaN, Infinity, '1e300', {}])(
		'%p is none',
		(seconds) => {
			expect(isoTime(seconds)).toBeNull();
		},
	);
});
