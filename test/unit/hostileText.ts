import fc from 'fast-check';

/** Runs of each property. */
export const RUNS = { numRuns: 10_000 };

/** What links are made of, and what parsers stumble over. */
const FRAGMENTS = [
	'https://',
	'http://',
	'HTTPS://',
	'https:',
	'https%3A%2F%2F',
	'//',
	'/',
	'\\',
	'../',
	'..\\',
	'..',
	'.',
	'%2F',
	'%2f..%2f',
	'%5C',
	'%2e%2e',
	'%252e%252e%252f',
	'%00',
	'%0d%0aHost: example.com',
	'%E3%80%82',
	'%ff',
	'%',
	'\u0000',
	'\r\n',
	'\n',
	'\t',
	' ',
	'\u3000',
	'\u200b',
	'\u2028',
	'?',
	'#',
	'&a=b',
	';',
	'|',
	'*',
	':',
	':443',
	':99999',
	'@',
	'name:word@',
	'[',
	']',
	'](',
	'[::1]',
	'[fe80::1%25eth0]',
	'(',
	')',
	'<script>',
	'"',
	"'",
	'`',
	'，',
	'。',
	'）',
	'模板',
	'😀',
	'\ud800',
	'\udfff',
	'\u202e',
	'é',
	'ſ',
	'İ',
	'wiki',
	'Wiki',
	'wiki/settings',
	'wiki/space',
	'docx',
	'docs',
	'sheets',
	'base',
	'mindnotes',
	'slides',
	'file',
	'drive',
	'drive/folder',
	'folder',
	'chat/drive',
	'settings',
	'open-apis',
	'my_library',
	'__proto__',
	'constructor',
	'toString',
	'sample.feishu.cn',
	'localhost:4010',
	'127.0.0.1',
	'feishu.invalid',
	'xn--',
	'7400000000000000001',
	'0',
	'-',
	'_',
	'SimWikiNodeTemplate00000001',
	'wikcnKQ1k3pcuo5uSK4t8VN6kVf',
	'short',
	'a'.repeat(998),
	'a'.repeat(1000),
	'javascript:alert(1)',
	'data:text/html,',
	'file:///etc/passwd',
	'null',
	'{{ $json.link }}',
	'${7*7}',
] as const;

const fragment = fc.constantFrom(...FRAGMENTS);

const fragments = (maxLength: number) =>
	fc.array(fragment, { maxLength }).map((parts) => parts.join(''));

const link = fc
	.tuple(
		fc.constantFrom('https://sample.feishu.cn/', 'http://[::1]:7400/', 'feishu.cn/', '/'),
		fc.constantFrom('', 'wiki/', 'wiki/settings/', 'docx/', 'drive/folder/', 'base/'),
		fc.constantFrom('', '', 'SimWikiNodeTemplate00000001', '7400000000000000001', 'my_library'),
		fragments(6),
	)
	.map((parts) => parts.join(''));

const anyCharacters = fc.string({ unit: 'binary', maxLength: 60 });

/** Also halves of surrogate pairs, which no well-formed text holds. */
const anyUnits = fc
	.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 60 })
	.map((units) => String.fromCharCode(...units));

const long = fc
	.tuple(fragment, fragment, fc.integer({ min: 100, max: 3_000 }), fragment)
	.map(([start, middle, times, end]) => start + middle.repeat(times).slice(0, 20_000) + end);

/** Texts that nobody means well with: some look like links, some like nothing at all. */
export const hostileText = fc.oneof(
	{ weight: 8, arbitrary: fragments(10) },
	{ weight: 6, arbitrary: link },
	{ weight: 3, arbitrary: anyCharacters },
	{ weight: 2, arbitrary: anyUnits },
	{ weight: 1, arbitrary: long },
);

const LENGTH = 100_000;

const filled = (start: string, middle: string, end = '') =>
	start + middle.repeat(Math.ceil(LENGTH / middle.length)).slice(0, LENGTH) + end;

/**
 * Texts of 100,000 characters in shapes that make regular expressions go back and forth: a long run
 * of what they repeat, and then something that does not fit.
 */
export const ENDLESS_TEXTS: Array<[shape: string, text: string]> = [
	['blanks between letters', filled('x', ' ', 'x')],
	['slashes after a host', filled('https://a', '/', 'x')],
	['backslashes after a host', filled('https://a', '\\', 'x')],
	['dots for a host', filled('https://', '.', 'x')],
	['dots in a path', filled('https://a/wiki/', '.', 'x')],
	['dots after a token', filled('https://a/wiki/SimWikiNodeTemplate00000001', '.', 'x')],
	['segments', filled('https://a', '/a')],
	['segments that begin like pages', filled('https://a', '/wiki')],
	['one segment', filled('https://a/wiki/', 'a', '/')],
	['host labels', filled('', 'a.', ' ')],
	['host labels with dashes', filled('', 'a-', '/')],
	['protocols', filled('', 'https://')],
	['links to nothing', filled('', 'https://a ')],
	['encoded dots', filled('https://a/', '%2e')],
	['percent signs', filled('https://a/', '%')],
	['encoded percent signs', filled('https%3A%2F%2Fa/', '%25')],
	['brackets', filled('', '[')],
	['Markdown links', filled('', '](')],
	['at signs', filled('https://', '@', '/')],
	['colons', filled('https://', ':', '/')],
	['invisible characters', filled('a', '\u200b', 'a')],
	['halves of surrogate pairs', filled('https://a/wiki/', '\ud800')],
	['digits', filled('', '7')],
	['open-apis', filled('https://a', '/open-apis', '/x')],
	['nested lists', filled('', '[', '1')],
	['nested objects', filled('', '{"a":', '1')],
	['lists nested to their end', '['.repeat(LENGTH / 2) + ']'.repeat(LENGTH / 2)],
];
