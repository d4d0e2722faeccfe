import { NodeHelpers, type INodeProperties } from 'n8n-workflow';

import codex from '../../nodes/FeishuDocs/FeishuDocs.node.json';
import { findOperation } from '../../nodes/FeishuDocs/actions';
import { FeishuDocs } from '../../nodes/FeishuDocs/FeishuDocs.node';

const { description, methods } = new FeishuDocs();

const options = (property: INodeProperties) =>
	(property.options ?? []).flatMap((option) => ('value' in option ? [option] : []));

/** The parameters an operation shows. */
const shown = (resource: string, operation: string) =>
	description.properties
		.filter((property) =>
			NodeHelpers.displayParameter(
				{ resource, operation, returnAll: false },
				property,
				null,
				description,
			),
		)
		.map(({ name }) => name);

describe("The node's description", () => {
	it('keeps the names that saved workflows contain', () => {
		expect(description).toMatchObject({
			name: 'feishuDocs',
			displayName: 'Feishu Docs',
			version: 1,
		});
		expect(shown('wikiNode', 'listChildren')).toEqual([
			'authentication',
			'resource',
			'operation',
			'parentNode',
			'space',
			'returnAll',
			'limit',
			'simplify',
			'options',
		]);
		expect(shown('wikiNode', 'copy')).toEqual([
			'authentication',
			'resource',
			'operation',
			'node',
			'targetParentNode',
			'targetSpace',
			'title',
			'space',
			'simplify',
			'options',
		]);
		expect(shown('driveFile', 'copy')).toEqual([
			'authentication',
			'resource',
			'operation',
			'file',
			'folder',
			'name',
			'fileType',
			'options',
		]);
	});

	it.each([
		['wikiNode', 'listChildren', ['includeDescendants', 'maxDepth', 'objTypes']],
		['wikiNode', 'copy', ['blankTitle', 'ifExists', 'includeDescendants', 'maxDepth']],
		['driveFile', 'copy', ['convertToDocx', 'extra', 'ifExists', 'userIdType', 'waitUntilReady']],
		['driveFile', 'getAll', ['includeDescendants', 'maxDepth', 'types']],
		['driveFolder', 'copy', ['ifExists']],
		['driveFolder', 'create', ['ifExists']],
	])('keeps the names of the options of %s: %s, by the order of their labels', (...row) => {
		const [resource, operation, names] = row;
		const collection = description.properties.find(
			({ name, displayOptions }) =>
				name === 'options' &&
				displayOptions?.show?.resource?.includes(resource) === true &&
				displayOptions.show.operation?.includes(operation) === true,
		);
		const entries = (collection?.options ?? []).flatMap((entry) =>
			'displayName' in entry ? [entry] : [],
		);
		expect(entries.map(({ name }) => name)).toEqual(names);
		const labels = entries.map(({ displayName }) => displayName);
		expect(labels).toEqual([...labels].sort());
	});

	it('keeps the names of the folder operations', () => {
		const common = ['authentication', 'resource', 'operation'];
		expect(shown('driveFolder', 'copy')).toEqual([
			...common,
			'folder',
			'targetFolder',
			'name',
			'options',
		]);
		expect(shown('driveFolder', 'create')).toEqual([...common, 'name', 'folder', 'options']);
	});

	it('keeps the names of the operations that read', () => {
		const common = ['authentication', 'resource', 'operation'];
		expect(shown('wikiNode', 'get')).toEqual([...common, 'node', 'simplify']);
		const list = ['returnAll', 'limit', 'simplify'];
		expect(shown('wikiSpace', 'getAll')).toEqual([...common, ...list]);
		expect(shown('driveFile', 'getAll')).toEqual([...common, 'folder', ...list, 'options']);
	});

	it('offers a list, a link and an ID for everything that is picked, each list with its method', () => {
		const locators = description.properties.filter(({ type }) => type === 'resourceLocator');
		expect(locators.length).toBeGreaterThan(8);
		for (const { name, modes = [], default: start } of locators) {
			expect([name, modes.map((mode) => mode.name)]).toEqual([name, ['list', 'url', 'id']]);
			expect(start).toEqual({ mode: 'list', value: '' });
			const method = modes[0]?.typeOptions?.searchListMethod;
			expect(Object.keys(methods.listSearch)).toContain(method);
		}
	});

	it('has code for every operation it offers', () => {
		const offered = description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap((property) =>
				(property.displayOptions?.show?.resource ?? []).flatMap((resource) =>
					options(property).map(({ value }) => [String(resource), String(value)] as const),
				),
			);
		expect(offered).toHaveLength(8);
		for (const [resource, operation] of offered) {
			expect([resource, operation, findOperation(resource, operation)]).toEqual([
				resource,
				operation,
				expect.objectContaining({ execute: expect.any(Function) }),
			]);
		}
	});

	it('is found in the panel by the names people use', () => {
		expect(codex.alias).toEqual(
			expect.arrayContaining(['Lark', 'Larksuite', 'Wiki', 'Drive', '飞书', '知识库', '云文档']),
		);
	});
});
