import {
	fileUrl,
	isDocumentType,
	MAX_NAME_BYTES,
	nameBytes,
	readDriveFile,
	type DriveFile,
} from '../../../nodes/FeishuDocs/domain/driveFile';

const COPY = 'SimDocxObjCopy0000000000002';
const FOLDER = 'SimFolderTarget000000000001';

/** Reference section 12, example 9. */
const file: DriveFile = {
	name: 'Contract 0901',
	parent_token: FOLDER,
	token: COPY,
	type: 'docx',
	url: 'https://sample.feishu.cn/docx/SimDocxObjCopy0000000000002',
};

describe('the length of a name', () => {
	it('may be 256 bytes', () => {
		expect(MAX_NAME_BYTES).toBe(256);
	});

	it.each([
		['', 0],
		['Contract', 8],
		['Müller', 7],
		['合同', 6],
		['合'.repeat(85), 255],
		['合'.repeat(86), 258],
		['😀', 4],
		['👨‍👩‍👧', 18],
	])('of %j is %i bytes', (name, bytes) => {
		expect(nameBytes(name)).toBe(bytes);
	});
});

describe('the link of a file', () => {
	const ORIGIN = 'https://www.feishu.cn';

	it("is the answer's own", () => {
		expect(fileUrl(file, ORIGIN)).toBe(file.url);
	});

	it.each([
		['docx', '/docx/'],
		['doc', '/docs/'],
		['sheet', '/sheets/'],
		['bitable', '/base/'],
		['mindnote', '/mindnotes/'],
		['slides', '/slides/'],
		['file', '/file/'],
		['folder', '/drive/folder/'],
	])('is made from the token when the answer has none: %s', (type, path) => {
		for (const url of [undefined, '']) {
			expect(fileUrl({ ...file, type, url }, ORIGIN)).toBe(`${ORIGIN}${path}${COPY}`);
		}
	});
});

describe('the types that can be copied', () => {
	it.each(['file', 'doc', 'sheet', 'bitable', 'docx', 'mindnote', 'slides'])(
		'%s is one',
		(type) => {
			expect(isDocumentType(type)).toBe(true);
		},
	);

	it.each(['folder', 'shortcut', 'wiki', 'auto', '', 'DOCX', undefined, null, 1])(
		'%p is none',
		(type) => {
			expect(isDocumentType(type)).toBe(false);
		},
	);
});

describe('reading a file of an answer', () => {
	it('keeps all its fields', () => {
		expect(readDriveFile(file)).toEqual(file);
	});

	it.each([undefined, null, 'text', 1, [], {}, { token: '' }, { token: 1 }])(
		'finds none in %p',
		(value) => {
			expect(readDriveFile(value)).toBeUndefined();
		},
	);
});
