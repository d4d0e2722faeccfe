import type { INodeParameters, NodeParameterValueType } from 'n8n-workflow';

import { SEED, startSimulator, type RecordedRequest, type Simulator } from '../simulator';
import { acceleratedClock } from '../support/clocks';
import { createEngine, type Engine, type RunResult } from '../support/engine';
import { copyFile, copyNode, listChildren, locator } from '../support/simulation';

const { handbook, customerSuccess } = SEED.spaces;
const { contracts } = SEED.folders;

/** Pages of the handbook and the documents inside them. */
const DOCUMENT = SEED.nodes.weeklyReportTemplate;
const SHEET = SEED.nodes.budget;
const BASE = 'SimWikiEventBudgets00000001';
const BASE_INSIDE = 'SimBaseEventBudgets00000001';

const LINKS = {
	page: `https://example.feishu.cn/wiki/${DOCUMENT}?from=from_copylink`,
	docxInPage: `https://example.larksuite.com/docx/${SEED.objects.weeklyReportTemplate}#share-K1`,
	sheetInPage: `https://example.feishu.cn/sheets/${SEED.objects.budget}?sheet=0b1c2d`,
	baseInPage: `https://example.jp.larksuite.com/base/${BASE_INSIDE}?table=tblA1b2C3d4&view=vewA1b2C3`,
	docx: `https://example.feishu.cn/docx/${SEED.files.contractTemplate}`,
	sheet: `https://example.sg.larksuite.com/sheets/${SEED.files.priceList}?sheet=0b1c2d`,
	base: `https://example.larkoffice.com/base/${SEED.files.projectBase}?table=tblA1b2C3d4`,
	upload: `https://example.feishu.cn/drive/file/${SEED.files.nda}`,
	folder: `https://example.feishu.cn/drive/folder/${contracts}?from=space_home`,
	sharedFolder: `https://example.doubao.com/drive/shr/${contracts}`,
	space: `https://example.feishu.cn/wiki/settings/${handbook}?tab=members`,
	oldSpace: `https://feishu.cn/wiki/space/${handbook}`,
	elsewhere: 'https://example.com/about-us/team',
};

type Case = [what: string, text: string, expected: string];
type Refused = [what: string, text: string, sentence: RegExp];

/** A locator of an operation, with what its other fields need. */
interface LocatorField {
	where: string;
	displayName: string;
	parameters: (value: NodeParameterValueType) => INodeParameters;
	/** What the field came to: in the last request of an API, or in the output. */
	cameTo: (requestsTo: (api: string) => Seen, json: RunResult['json']) => string;
	understood: Case[];
	refused: Refused[];
}

/** The last request to an API. */
interface Seen {
	path: string[];
	query: Record<string, string>;
	body: Record<string, unknown>;
}

const PAGES: Case[] = [
	['a wiki link', LINKS.page, DOCUMENT],
	['the docx link of the document inside', LINKS.docxInPage, DOCUMENT],
	['the sheet link of the document inside', LINKS.sheetInPage, SHEET],
	['the base link, with a table, of the document inside', LINKS.baseInPage, BASE],
	['a bare token', DOCUMENT, DOCUMENT],
];

const SPACES: Case[] = [
	['a space link', LINKS.space, handbook],
	['an old space link', LINKS.oldSpace, handbook],
	['a space ID', handbook, handbook],
	...PAGES.map(([what, text]): Case => [`${what} in the space`, text, handbook]),
];

const SPACES_AS_PARENT: Case[] = [
	['a space link', LINKS.space, `top level of ${handbook}`],
	['an old space link', LINKS.oldSpace, `top level of ${handbook}`],
	['a space ID', handbook, `top level of ${handbook}`],
];

const FOLDERS: Case[] = [
	['a folder link', LINKS.folder, contracts],
	['the link of a shared folder', LINKS.sharedFolder, contracts],
	['a bare token', contracts, contracts],
];

const ELSEWHERE: Refused = [
	'a link to another site',
	LINKS.elsewhere,
	/holds a link to something else, but wants /,
];
const FOLDER_AS_PAGE: Refused = [
	'a folder link',
	LINKS.folder,
	/holds a link to a Drive folder, but wants a wiki page/,
];

const NOT_A_PAGE: Refused[] = [
	FOLDER_AS_PAGE,
	['a space link', LINKS.space, /holds a space \(its ID or link\), but wants a wiki page/],
	['a space ID', handbook, /holds a space \(its ID or link\), but wants a wiki page/],
	['my_library', 'my_library', /holds a space \(its ID or link\), but wants a wiki page/],
	ELSEWHERE,
];

const NOT_A_SPACE: Refused[] = [
	[
		'a folder link',
		LINKS.folder,
		/holds a link to a Drive folder, but wants a space .* or a page in it/,
	],
	ELSEWHERE,
];

const NOT_A_FOLDER: Refused[] = [
	['a wiki link', LINKS.page, /holds a link to a wiki page, but wants a Drive folder/],
	['a docx link', LINKS.docx, /holds a link to a document \(docx\), but wants a Drive folder/],
	['a sheet link', LINKS.sheet, /holds a link to a document \(sheet\), but wants a Drive folder/],
	['a base link', LINKS.base, /holds a link to a document \(bitable\), but wants a Drive folder/],
	['a space link', LINKS.space, /holds a space \(its ID or link\), but wants a Drive folder/],
	['a space ID', handbook, /holds a space \(its ID or link\), but wants a Drive folder/],
	ELSEWHERE,
];

const SPACE_IN_LIST = 5;
const NODE_IN_COPY = 7;
const FILE_IN_COPY = 5;

const listedLevel: LocatorField['cameTo'] = (requestTo) => {
	const { path, query } = requestTo('wiki.nodes.list');
	return query.parent_node_token ?? `top level of ${path[SPACE_IN_LIST]}`;
};

const targetLevel: LocatorField['cameTo'] = (requestTo) => {
	const { body } = requestTo('wiki.nodes.copy');
	return String(body.target_parent_token ?? `top level of ${String(body.target_space_id)}`);
};

const FIELDS: LocatorField[] = [
	{
		where: 'Wiki Node, List Children',
		displayName: 'Parent Node',
		parameters: (parentNode) => listChildren({ parentNode, limit: 1 }),
		cameTo: listedLevel,
		understood: [
			...PAGES,
			...SPACES_AS_PARENT,
			['my_library', 'my_library', 'top level of my_library'],
		],
		refused: [FOLDER_AS_PAGE, ELSEWHERE],
	},
	{
		where: 'Wiki Node, List Children',
		displayName: 'Space',
		parameters: (space) => listChildren({ space, limit: 1 }),
		cameTo: (requestTo) => String(requestTo('wiki.nodes.list').path[SPACE_IN_LIST]),
		understood: [...SPACES, ['my_library', 'my_library', 'my_library']],
		refused: NOT_A_SPACE,
	},
	{
		where: 'Wiki Node, Get',
		displayName: 'Node',
		parameters: (node) => ({ resource: 'wikiNode', operation: 'get', node }),
		cameTo: (_requestTo, [page]) => String(page?.node_token),
		understood: PAGES,
		refused: NOT_A_PAGE,
	},
	{
		where: 'Wiki Node, Copy',
		displayName: 'Node',
		parameters: (node) => copyNode({ node, targetSpace: customerSuccess }),
		cameTo: (requestTo) => String(requestTo('wiki.nodes.copy').path[NODE_IN_COPY]),
		understood: PAGES,
		refused: NOT_A_PAGE,
	},
	{
		where: 'Wiki Node, Copy',
		displayName: 'Space',
		parameters: (space) => copyNode({ node: DOCUMENT, space, targetSpace: customerSuccess }),
		cameTo: (requestTo) => String(requestTo('wiki.nodes.copy').path[SPACE_IN_LIST]),
		understood: SPACES,
		refused: NOT_A_SPACE,
	},
	{
		where: 'Wiki Node, Copy',
		displayName: 'Target Parent Node',
		parameters: (targetParentNode) => copyNode({ node: DOCUMENT, targetParentNode }),
		cameTo: targetLevel,
		understood: [...PAGES, ...SPACES_AS_PARENT],
		refused: [FOLDER_AS_PAGE, ELSEWHERE],
	},
	{
		where: 'Wiki Node, Copy',
		displayName: 'Target Space',
		parameters: (targetSpace) => copyNode({ node: DOCUMENT, targetSpace }),
		cameTo: (requestTo) => String(requestTo('wiki.nodes.copy').body.target_space_id),
		understood: SPACES,
		refused: NOT_A_SPACE,
	},
	{
		where: 'Drive File, Copy',
		displayName: 'File',
		parameters: (file) => copyFile({ file, folder: contracts, name: 'Copy' }),
		cameTo: (requestTo) => {
			const { path, body } = requestTo('drive.files.copy');
			return `${String(body.type)} ${path[FILE_IN_COPY]}`;
		},
		understood: [
			['a docx link', LINKS.docx, `docx ${SEED.files.contractTemplate}`],
			['a sheet link', LINKS.sheet, `sheet ${SEED.files.priceList}`],
			['a base link with a table', LINKS.base, `bitable ${SEED.files.projectBase}`],
			['the link of an uploaded file', LINKS.upload, `file ${SEED.files.nda}`],
			['a wiki link', LINKS.page, `docx ${SEED.objects.weeklyReportTemplate}`],
			['the base link of the document in a page', LINKS.baseInPage, `bitable ${BASE_INSIDE}`],
			['a bare token', SEED.files.priceList, `sheet ${SEED.files.priceList}`],
			['the bare token of a page', SHEET, `sheet ${SEED.objects.budget}`],
		],
		refused: [
			['a folder link', LINKS.folder, /holds a link to a folder/],
			[
				'a space link',
				LINKS.space,
				/holds a space \(its ID or link\), but wants a document, a file/,
			],
			['a space ID', handbook, /holds a space \(its ID or link\), but wants a document, a file/],
			ELSEWHERE,
		],
	},
	{
		where: 'Drive File, Copy',
		displayName: 'Folder',
		parameters: (folder) => copyFile({ file: LINKS.docx, folder, name: 'Copy' }),
		cameTo: (requestTo) => String(requestTo('drive.files.copy').body.folder_token),
		understood: FOLDERS,
		refused: NOT_A_FOLDER,
	},
	{
		where: 'Drive File, Get Many',
		displayName: 'Folder',
		parameters: (folder) => ({ resource: 'driveFile', operation: 'getAll', folder, limit: 1 }),
		cameTo: (requestTo) => String(requestTo('drive.files.list').query.folder_token),
		understood: FOLDERS,
		refused: NOT_A_FOLDER,
	},
];

const EXPRESSION = '={{ $json.link }}';

/** How a text gets into a field: by each mode, without a mode, and from the item that comes in. */
const WAYS: Array<[way: string, value: (text: string) => NodeParameterValueType]> = [
	['From List', (text) => locator(text, 'list')],
	['By URL', (text) => locator(text, 'url')],
	['By ID', (text) => locator(text, 'id')],
	['as plain text', (text) => text],
	['From List with an expression', () => locator(EXPRESSION, 'list')],
	['By URL with an expression', () => locator(EXPRESSION, 'url')],
	['By ID with an expression', () => locator(EXPRESSION, 'id')],
	['by an expression alone', () => EXPRESSION],
];

let simulator: Simulator;
let engine: Engine;

beforeAll(async () => {
	const clock = acceleratedClock(200);
	simulator = await startSimulator({ clock });
	engine = createEngine(simulator, { clock });
	simulator.world.addNode({
		spaceId: handbook,
		title: 'Event Budgets',
		objType: 'bitable',
		nodeToken: BASE,
		objToken: BASE_INSIDE,
	});
});

beforeEach(() => simulator.clearRequests());

afterAll(async () => await simulator.close());

function lastRequestTo(api: string): Seen {
	const request: RecordedRequest | undefined = simulator.requests
		.filter(({ endpoint }) => endpoint === api)
		.at(-1);
	return {
		path: (request?.path ?? '').split('/'),
		query: request?.query ?? {},
		body: (request?.body ?? {}) as Record<string, unknown>,
	};
}

describe.each(FIELDS)(
	"'$displayName' of $where",
	({ displayName, parameters, cameTo, understood, refused }) => {
		describe.each(understood)('understands %s', (_what, text, expected) => {
			it.each(WAYS)('%s', async (_way, value) => {
				const { error, json } = await engine.run({
					parameters: parameters(value(text)),
					items: [{ link: text }],
				});
				expect(error).toBeUndefined();
				expect(cameTo(lastRequestTo, json)).toBe(expected);
			});
		});

		describe.each(refused)('refuses %s', (_what, text, sentence) => {
			it.each(WAYS)('%s', async (_way, value) => {
				const { error, items } = await engine.run({
					parameters: parameters(value(text)),
					items: [{ link: text }],
				});
				expect(error?.message).toMatch(sentence);
				expect(error?.message).toMatch(new RegExp(`^'${displayName}' .* \\[item 0\\]$`));
				expect(error?.description).toMatch(/\w/);
				expect(items).toEqual([]);
				expect(simulator.requests).toEqual([]);
			});
		});
	},
);

describe('links of every kind that come in as items', () => {
	it.each(FIELDS)(
		"are each understood or refused in one run: '$displayName' of $where",
		async ({ parameters, understood, refused }) => {
			const { items } = await engine.run({
				parameters: parameters(EXPRESSION),
				items: [...understood, ...refused].map(([, link]) => ({ link })),
				onError: 'continueRegularOutput',
			});
			expect(
				items.flatMap(({ json, pairedItem }) => ('error' in json ? [pairedItem] : [])),
			).toEqual(refused.map((_case, index) => ({ item: understood.length + index })));
		},
	);
});

/** Two fields that may both name a space. */
interface Pair {
	parent: string;
	space: string;
	parameters: (parent: string, space: string) => INodeParameters;
	cameTo: LocatorField['cameTo'];
}

const PAIRS: Pair[] = [
	{
		parent: 'Parent Node',
		space: 'Space',
		parameters: (parentNode, space) => listChildren({ parentNode, space, limit: 1 }),
		cameTo: listedLevel,
	},
	{
		parent: 'Target Parent Node',
		space: 'Target Space',
		parameters: (targetParentNode, targetSpace) =>
			copyNode({ node: DOCUMENT, targetParentNode, targetSpace }),
		cameTo: targetLevel,
	},
];

describe.each(PAIRS)("a space in '$parent' when '$space' is filled in too", (pair) => {
	const { parent, space, parameters, cameTo } = pair;

	it.each([
		['its ID', handbook],
		['its link', LINKS.space],
	])('means its top level when both are the same: %s', async (_what, text) => {
		const { error, json } = await engine.run({ parameters: parameters(LINKS.oldSpace, text) });
		expect(error).toBeUndefined();
		expect(cameTo(lastRequestTo, json)).toBe(`top level of ${handbook}`);
	});

	it.each([
		['another space', customerSuccess],
		['the own library', 'my_library'],
		['a page, whose space would have to be looked up', LINKS.page],
	])('is refused beside %s, with both fields named and nothing sent', async (_what, text) => {
		const { error } = await engine.run({ parameters: parameters(LINKS.space, text) });
		expect(error?.message).toBe(
			`'${parent}' holds the space ${handbook}, but '${space}' does not hold the same [item 0]`,
		);
		expect(error?.description).toContain(`Leave '${space}' empty`);
		expect(simulator.requests).toEqual([]);
	});
});

it("copies a page to the top level of the own library, named in 'Target Parent Node'", async () => {
	const { error, json } = await engine.run({
		parameters: copyNode({ node: DOCUMENT, targetParentNode: 'my_library' }),
	});
	expect(error).toBeUndefined();
	expect(json[0]).toMatchObject({
		parent_node_token: '',
		space_id: expect.stringMatching(/^\d+$/),
	});
	expect(json[0]?.space_id).not.toBe(handbook);
});
