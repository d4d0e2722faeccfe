import {
	readWikiNode,
	simplifyWikiNode,
	withUrl,
	type WikiNode,
} from '../../../nodes/FeishuDocs/domain/wikiNode';

const ORIGIN = 'https://www.feishu.cn';
const PAGE = 'SimWikiNodeTemplate00000001';
const DOCUMENT = 'SimDocxObjTemplate000000001';

/** Reference section 12, example 3. */
const node: WikiNode = {
	creator: 'ou_00000000000000000000000000000001',
	has_child: true,
	node_create_time: '1756690000',
	node_creator: 'ou_00000000000000000000000000000001',
	node_token: PAGE,
	node_type: 'origin',
	obj_create_time: '1756700000',
	obj_edit_time: '1756780000',
	obj_token: DOCUMENT,
	obj_type: 'docx',
	origin_node_token: PAGE,
	origin_space_id: '7400000000000000001',
	owner: 'ou_00000000000000000000000000000001',
	parent_node_token: '',
	space_id: '7400000000000000001',
	title: 'Meeting template',
	url: 'https://sample.feishu.cn/wiki/SimWikiNodeTemplate00000001',
};

describe('a simplified node', () => {
	it('has the ten fields that the documentation promises, in its order', () => {
		expect(Object.entries(simplifyWikiNode(node, ORIGIN))).toEqual([
			['title', 'Meeting template'],
			['url', 'https://sample.feishu.cn/wiki/SimWikiNodeTemplate00000001'],
			['obj_type', 'docx'],
			['node_token', PAGE],
			['obj_token', DOCUMENT],
			['space_id', '7400000000000000001'],
			['parent_node_token', ''],
			['has_child', true],
			['created_at', '2025-09-01T04:13:20.000Z'],
			['edited_at', '2025-09-02T02:26:40.000Z'],
		]);
	});

	it.each([undefined, ''])('has a url although the answer has %p', (url) => {
		const simple = simplifyWikiNode({ ...node, url }, ORIGIN);
		expect(simple.url).toBe('https://www.feishu.cn/wiki/SimWikiNodeTemplate00000001');
	});

	it.each([undefined, '', '0'])('has null for a time that is %p', (time) => {
		const timeless = { ...node, obj_create_time: time, obj_edit_time: time };
		expect(simplifyWikiNode(timeless, ORIGIN)).toMatchObject({ created_at: null, edited_at: null });
	});

	it('keeps all fields flat when the answer lacks some', () => {
		const bare = readWikiNode({ node_token: PAGE });
		expect(bare).toBeDefined();
		const simple = simplifyWikiNode(bare as WikiNode, ORIGIN);
		expect(Object.keys(simple)).toHaveLength(10);
		expect(simple).toMatchObject({ title: '', parent_node_token: '', has_child: false });
	});
});

describe('a node that is not simplified', () => {
	it("is the API's object untouched when it has a url", () => {
		expect(withUrl(node, ORIGIN)).toEqual(node);
	});

	it('has nothing added but the url', () => {
		const { url, ...rest } = node;
		expect(withUrl(rest as WikiNode, ORIGIN)).toEqual({
			...rest,
			url: String(url).replace('sample', 'www'),
		});
	});

	it('leaves the object of the answer as it was', () => {
		const answered = { ...node, url: '' };
		withUrl(answered, ORIGIN);
		expect(answered.url).toBe('');
	});
});

describe('reading a node of an answer', () => {
	it('keeps fields that this package does not know', () => {
		expect(readWikiNode({ ...node, new_in_2027: true })).toMatchObject({ new_in_2027: true });
	});

	it.each([undefined, null, 'text', 1, [], {}, { node_token: '' }, { node_token: 1 }])(
		'finds none in %p',
		(value) => {
			expect(readWikiNode(value)).toBeUndefined();
		},
	);
});
