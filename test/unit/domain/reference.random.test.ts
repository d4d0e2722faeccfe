import {
	DOCUMENT_TYPES,
	parseReference,
	type Reference,
} from '../../../nodes/FeishuDocs/domain/reference';
import { seededRandom, wholeNumber } from '../seededRandom';

const FRAGMENTS = [
	'https://',
	'http://',
	'HTTPS://',
	'//',
	'/',
	'\\',
	'../',
	'..',
	'.',
	'%2F',
	'%2e%2e',
	'%00',
	'%',
	'\u0000',
	'\n',
	'\t',
	' ',
	'　',
	'?',
	'#',
	'&a=b',
	':',
	':443',
	'@',
	'[',
	']',
	'[::1]',
	'(',
	')',
	'<script>',
	'"',
	"'",
	'，',
	'。',
	'）',
	'模板',
	'😀',
	'\ud800',
	'\u202e',
	'é',
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
	'my_library',
	'__proto__',
	'constructor',
	'toString',
	'sample.feishu.cn',
	'localhost:4010',
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
	'{{ $json.link }}',
];

function tokenOf(reference: Reference): string | undefined {
	if ('token' in reference) return reference.token;
	return reference.kind === 'space' ? reference.spaceId : undefined;
}

/** A text of up to ten fragments; often one that begins like a link. */
function textFrom(random: () => number): string {
	const pick = () => FRAGMENTS[wholeNumber(random, 0, FRAGMENTS.length - 1)] ?? '';
	const start = random() < 0.5 ? 'https://sample.feishu.cn/' : '';
	return start + Array.from({ length: wholeNumber(random, 0, 10) }, pick).join('');
}

describe('whatever text goes in', () => {
	const random = seededRandom(20_260_901);
	const texts = Array.from({ length: 20_000 }, () => textFrom(random));
	const read = texts.map((text) => ({ text, reference: parseReference(text) }));

	it('gives tokens that are safe in a path', () => {
		const unsafe = read.filter(({ reference }) => {
			const token = tokenOf(reference);
			return token !== undefined && !/^[A-Za-z0-9_-]{1,999}$/.test(token);
		});
		expect(unsafe).toEqual([]);
	});

	it('gives tokens that stood in the text', () => {
		const invented = read.filter(
			({ text, reference }) => !text.replaceAll(/[\t\n]/g, '').includes(tokenOf(reference) ?? ''),
		);
		expect(invented).toEqual([]);
	});

	it('gives types that Feishu knows', () => {
		const types = read.flatMap(({ reference }) =>
			reference.kind === 'document' ? [reference.type] : [],
		);
		expect(types.filter((type) => !DOCUMENT_TYPES.includes(type))).toEqual([]);
	});

	it('gives sites that are web addresses', () => {
		const origins = read.flatMap(({ reference }) =>
			'origin' in reference && reference.origin !== undefined ? [reference.origin] : [],
		);
		expect(origins.filter((origin) => !/^https?:\/\/[^/\s@]+$/.test(origin))).toEqual([]);
	});

	it('tries every kind', () => {
		const kinds = new Set(read.map(({ reference }) => reference.kind));
		expect([...kinds].sort()).toEqual([
			'bare',
			'document',
			'folder',
			'foreignLink',
			'none',
			'space',
			'unreadable',
			'wikiNode',
		]);
	});
});
