import type { INodeParameters } from 'n8n-workflow';

import { SEED } from '../simulator';
import {
	copyFile,
	copyNode,
	listChildren,
	locator,
	simulated,
	wikiLink,
} from '../support/simulation';

const page = wikiLink(SEED.nodes.projects);
const file = `https://example.feishu.cn/docx/${SEED.files.contractTemplate}`;
const folder = `https://example.feishu.cn/drive/folder/${SEED.folders.contracts}`;
const escape = '../../auth/v3/secret';

const REFUSED: Array<[string, INodeParameters, RegExp]> = [
	[
		'neither link nor token',
		listChildren({ parentNode: 'Weekly reports' }),
		/'Parent Node' is neither/,
	],
	['a path in a token', listChildren({ parentNode: escape }), /'Parent Node'/],
	[
		'an encoded path in a link',
		listChildren({ parentNode: wikiLink('..%2F..%2Fauth%2Fv3') }),
		/'Parent Node'/,
	],
	['a path in a space', listChildren({ space: locator(escape, 'id') }), /'Space'/],
	['no place to list', listChildren({}), /'Parent Node' and 'Space' are both empty/],
	[
		'a folder as parent page',
		listChildren({ parentNode: folder }),
		/'Parent Node' holds a link to a Drive folder, but wants a wiki page/,
	],
	['a folder as space', listChildren({ space: folder }), /'Space' holds a link to a Drive folder/],
	[
		'a space ID that lost digits',
		listChildren({ space: 7.4e18 }),
		/'Space' holds a number that lost/,
	],
	['a limit of zero', listChildren({ parentNode: page, limit: 0 }), /'Limit'/],
	['a limit of one and a half', listChildren({ parentNode: page, limit: 1.5 }), /'Limit'/],
	[
		'no page to copy',
		copyNode({ node: '={{ $json.missing }}', targetParentNode: page }),
		/'Node' is empty/,
	],
	[
		'a path as the page to copy',
		copyNode({ node: escape, targetParentNode: page }),
		/'Node' is neither/,
	],
	[
		'both targets empty',
		copyNode({ node: page }),
		/'Target Parent Node' and 'Target Space' are both empty/,
	],
	['a path as target', copyNode({ node: page, targetParentNode: escape }), /'Target Parent Node'/],
	['a path as target space', copyNode({ node: page, targetSpace: escape }), /'Target Space'/],
	[
		'a token of 1000 characters',
		copyNode({ node: page, targetParentNode: 'a'.repeat(1000) }),
		/'Target Parent Node'/,
	],
	[
		'another site',
		copyNode({ node: 'https://example.com/about-us/team', targetParentNode: page }),
		/'Node' holds a link to something else/,
	],
	[
		'a type that Feishu does not have',
		listChildren({ parentNode: page, options: { objTypes: ['sheet', 'spreadsheet'] } }),
		/'Types' holds "spreadsheet", which is none of its choices/,
	],
	[
		'a type of entry that a folder does not have',
		{ resource: 'driveFile', operation: 'getAll', folder, options: { types: '={{ "wiki" }}' } },
		/'Types' holds "wiki"/,
	],
	[
		'a switch that is neither on nor off',
		listChildren({ parentNode: page, options: { includeDescendants: '={{ "yes" }}' } }),
		/'Include Descendants' is neither on nor off/,
	],
	['no file', copyFile({ file: '={{ "" }}', folder }), /'File' is empty/],
	['a folder as file', copyFile({ file: folder }), /'File' holds a link to a folder/],
	['a path as file', copyFile({ file: escape, fileType: 'docx' }), /'File' is neither/],
	[
		'a wiki page as folder',
		copyFile({ file, folder: page }),
		/'Folder' holds a link to a wiki page/,
	],
	['a path as folder', copyFile({ file, folder: '..%2f..%2f' }), /'Folder'/],
	[
		'a name of 257 bytes',
		copyFile({ file, folder, name: 'x'.repeat(257) }),
		/'Name' is 257 bytes long/,
	],
	[
		'a name of 86 Chinese characters',
		copyFile({ file, folder, name: '合'.repeat(86) }),
		/'Name' is 258 bytes long/,
	],
	[
		'a type that contradicts the link',
		copyFile({ file, folder, fileType: 'sheet' }),
		/'File Type' is sheet, but 'File' holds a link to a document \(docx\)/,
	],
	['a type that cannot be copied', copyFile({ file, folder, fileType: 'folder' }), /'File Type'/],
];

describe('Bad input', () => {
	it.each(REFUSED)(
		'refuses %s with the name of the field and the item, and sends nothing',
		async (_what, parameters, sentence) => {
			await simulated(async ({ simulator, engine }) => {
				const { error } = await engine.run({ parameters });
				expect(error?.message).toMatch(sentence);
				expect(error?.message).toContain('[item 0]');
				expect(error?.description).toMatch(/\w/);
				expect(simulator.requests).toEqual([]);
			})();
		},
	);

	it(
		'accepts a name of exactly 256 bytes',
		simulated(async ({ engine }) => {
			const { error } = await engine.run({
				parameters: copyFile({ file, folder, name: `${'合'.repeat(85)}x` }),
			});
			expect(error).toBeUndefined();
		}),
	);

	it(
		'understands switches and lists of choices that an expression gives as text',
		simulated(async ({ engine }) => {
			const given = await engine.run({
				parameters: listChildren({
					space: SEED.spaces.customerSuccess,
					returnAll: '={{ "true" }}',
					simplify: '={{ "false" }}',
					options: {
						includeDescendants: '={{ "true" }}',
						objTypes: '={{ "sheet, docx" }}',
					},
				}),
			});
			const chosen = await engine.run({
				parameters: listChildren({
					space: SEED.spaces.customerSuccess,
					returnAll: true,
					simplify: false,
					options: { includeDescendants: true, objTypes: ['sheet', 'docx'] },
				}),
			});
			expect(given.error).toBeUndefined();
			expect(given.json.length).toBeGreaterThan(1);
			expect(given.json).toEqual(chosen.json);
		}),
	);

	it.each([
		['Node', { node: 'NoSuchPage00000000000000000' }],
		['Target Parent Node', { targetParentNode: 'NoSuchPage00000000000000000' }],
		['Target Space', { targetSpace: 'NoSuchPage00000000000000000' }],
	])('names the field %s when its page is not found', async (field, change) => {
		await simulated(async ({ engine, requestsTo }) => {
			const { error } = await engine.run({
				parameters: copyNode({ node: page, targetParentNode: page, ...change }),
			});
			expect(error?.message).toBe(`The page was not found ('${field}')`);
			expect(requestsTo('wiki.nodes.copy')).toEqual([]);
		})();
	});

	it(
		'refuses one item and goes on with the others when told to',
		simulated(async ({ engine }) => {
			const { items } = await engine.run({
				parameters: listChildren({ parentNode: '={{ $json.page }}', limit: 1 }),
				items: [{ page }, { page: '=nonsense=' }, { page }],
				onError: 'continueRegularOutput',
			});
			expect(items.map(({ pairedItem }) => pairedItem)).toEqual([
				{ item: 0 },
				{ item: 1 },
				{ item: 2 },
			]);
			expect(items[1]?.json.error).toMatch(/^'Parent Node'.*\[item 1\]$/);
		}),
	);
});
