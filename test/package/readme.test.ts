/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';

import { FeishuDocsApi } from '../../credentials/FeishuDocsApi.credentials';
import { FeishuDocsOAuth2Api } from '../../credentials/FeishuDocsOAuth2Api.credentials';
import { FeishuDocs } from '../../nodes/FeishuDocs/FeishuDocs.node';
import {
	KNOWN_CODES,
	KNOWN_EXCHANGE_CODES,
	KNOWN_SIGN_IN_CODES,
} from '../../nodes/FeishuDocs/transport/errorCatalog';

const repository = path.resolve(__dirname, '../..');
const textOf = (file: string) => readFileSync(path.join(repository, file), 'utf8');

const FENCED = /^( *)```.*\n[\s\S]*?^\1```$/gm;

/** A page of the documentation, as far as the two languages are compared. */
function read(file: string) {
	const text = textOf(file);
	const prose = text.replace(FENCED, '');
	const headings = [...prose.matchAll(/^(#+) (.+)$/gm)].map(([, marks = '', title = '']) => ({
		level: marks.length,
		title,
	}));
	const links = [...prose.matchAll(/\]\(([^)\s]+)\)/g)].map(([, target = '']) => target);
	return {
		text,
		headings,
		/** The anchors of the headings, one or two each. */
		anchors: [
			...headings.map(({ title }) => slug(title)),
			...[...prose.matchAll(/<a id="([^"]+)"><\/a>/g)].map(([, id = '']) => id),
		],
		code: text.match(FENCED) ?? [],
		/** What stands in the font of code: internal names, values, links. */
		codeWords: [...prose.matchAll(/`([^`\n]+)`/g)].map(([, word = '']) => word),
		images: [...prose.matchAll(/!\[[^\]]*\]\(([^)]+)\)/g)].map(([, image = '']) => image),
		links,
		/** How many columns each row of each table has. */
		rows: prose
			.split('\n')
			.filter((line) => line.startsWith('|'))
			.map((line) => line.split(/(?<!\\)\|/).length - 2),
	};
}

/** The anchor that GitHub gives a heading. */
function slug(title: string): string {
	return title
		.toLowerCase()
		.replace(/[^\p{L}\p{N}\s_-]/gu, '')
		.replace(/\s/g, '-');
}

const english = read('README.md');
const chinese = read('README.zh-CN.md');
const editions = [
	['README.md', english],
	['README.zh-CN.md', chinese],
] as const;

type Choice = INodeProperties | INodePropertyCollection | INodePropertyOptions;

/** Every name that the editor shows for properties, their options and the fields in these. */
function shownNames(choices: Choice[]): string[] {
	return choices.flatMap((choice) => {
		if ('type' in choice && choice.type === 'hidden') return [];
		const name = 'displayName' in choice ? choice.displayName : choice.name;
		const below = 'values' in choice ? choice.values : 'options' in choice ? choice.options : [];
		return [name, ...shownNames(below ?? [])];
	});
}

const unique = (names: string[]) => [...new Set(names)].sort();

describe('The two READMEs', () => {
	it('have the same headings, code, pictures and tables', () => {
		expect(chinese.headings.map(({ level }) => level)).toEqual(
			english.headings.map(({ level }) => level),
		);
		expect(chinese.code).toEqual(english.code);
		expect(chinese.images).toEqual(english.images);
		expect(chinese.rows).toEqual(english.rows);
	});

	it('name the same internal names, values and codes', () => {
		const isExample = (word: string) => ['this type', '这种字体'].includes(word);
		const words = (page: typeof english) =>
			unique(page.codeWords.filter((word) => !isExample(word)));
		expect(words(chinese)).toEqual(words(english));
		const numbers = (page: typeof english) => unique(page.text.match(/\b\d[\d,.]*\d\b/g) ?? []);
		expect(numbers(chinese)).toEqual(numbers(english));
	});

	it('have the same anchors, so that a link fits both', () => {
		const [, ...sections] = english.headings.map(({ title }) => slug(title));
		expect(new Set(sections).size).toBe(sections.length);
		expect([...chinese.text.matchAll(/<a id="([^"]+)"><\/a>\n\n#/g)].map(([, id]) => id)).toEqual(
			sections,
		);
	});

	it('lead to the same places, and to each other', () => {
		const places = (links: string[]) => unique(links.filter((link) => !/^README/.test(link)));
		expect(places(chinese.links)).toEqual(places(english.links));
		expect(english.links).toContain('README.zh-CN.md');
		expect(chinese.links).toContain('README.md');
	});
});

describe.each(editions)('%s', (_file, edition) => {
	it('has no link that leads nowhere', () => {
		const inPage = edition.links.filter((link) => link.startsWith('#'));
		const files = edition.links.filter((link) => !/^(#|https?:)/.test(link));
		expect(inPage.filter((link) => !edition.anchors.includes(link.slice(1)))).toEqual([]);
		expect(files.filter((link) => !existsSync(path.join(repository, link)))).toEqual([]);
	});

	it('names every resource, operation, field and option as the editor shows them', () => {
		const names = [
			...shownNames(new FeishuDocs().description.properties),
			...shownNames(new FeishuDocsApi().properties),
			...shownNames(new FeishuDocsOAuth2Api().properties),
		];
		expect(names.length).toBeGreaterThan(60);
		expect(unique(names).filter((name) => !edition.text.includes(name))).toEqual([]);
	});

	it('names every operation together with its resource', () => {
		const { properties } = new FeishuDocs().description;
		const choicesOf = (name: string) => properties.filter((property) => property.name === name);
		const resources = new Map(
			choicesOf('resource').flatMap(({ options = [] }) =>
				options.map((option) => ['value' in option ? option.value : '', option.name] as const),
			),
		);
		const operations = choicesOf('operation').flatMap(({ displayOptions, options = [] }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				options.map(({ name }) => `${resources.get(String(resource))}: ${name}`),
			),
		);
		expect(operations.length).toBeGreaterThan(7);
		const titles = edition.headings.map(({ title }) => title.replace(/（.*$/, ''));
		expect(operations.filter((operation) => !titles.includes(operation))).toEqual([]);
	});

	it('tells what to do for every code that the node explains', () => {
		const codes = [...KNOWN_CODES, ...KNOWN_EXCHANGE_CODES, ...KNOWN_SIGN_IN_CODES];
		expect(codes.filter((code) => !new RegExp(`\\b${code}\\b`).test(edition.text))).toEqual([]);
	});

	it('has the sections that the node, the credentials and n8n link to', () => {
		const sources = ['nodes', 'credentials'].flatMap((folder) =>
			readdirSync(path.join(repository, folder), { recursive: true, encoding: 'utf8' })
				.filter((name) => /\.(ts|json)$/.test(name))
				.map((name) => textOf(path.join(folder, name))),
		);
		const anchors = sources.flatMap((source) =>
			[...source.matchAll(/(?:n8n-nodes-feishu-docs|\$\{README\})#([\w-]+)/g)].map(
				([, anchor = '']) => anchor,
			),
		);
		expect(unique(anchors)).toContain('give-the-app-access');
		// GitHub's own name for the whole page.
		const sections = unique(anchors).filter((anchor) => anchor !== 'readme');
		expect(sections.filter((anchor) => !edition.anchors.includes(anchor))).toEqual([]);
	});

	it('names every example', () => {
		const examples = readdirSync(path.join(repository, 'examples')).map(
			(name) => `examples/${name}`,
		);
		expect(examples.filter((example) => !edition.links.includes(example))).toEqual([]);
	});
});

it('CONTRIBUTING.md has no link that leads nowhere', () => {
	const files = read('CONTRIBUTING.md').links.filter((link) => !/^(#|https?:)/.test(link));
	expect(files.filter((link) => !existsSync(path.join(repository, link)))).toEqual([]);
});
