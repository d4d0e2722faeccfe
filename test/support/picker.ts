import 'reflect-metadata';

import { LoadOptionsContext } from 'n8n-core';
import { Workflow, type INodeListSearchResult, type INodeParameters } from 'n8n-workflow';

import { FeishuDocsApi } from '../../credentials/FeishuDocsApi.credentials';
import { FeishuDocs } from '../../nodes/FeishuDocs/FeishuDocs.node';
import { SIMULATOR_APP } from '../simulator';
import { CredentialStore } from './credentialStore';
import { additionalData } from './engine';

type Method = keyof FeishuDocs['methods']['listSearch'];

/** Opens a list of the editor on n8n's own context, as the editor's server does. */
export function createPicker(
	simulator: { url: string },
	credential: { appId?: string; appSecret?: string } = {},
) {
	const store = new CredentialStore(new FeishuDocsApi(), {
		platform: 'custom',
		baseUrl: simulator.url,
		...SIMULATOR_APP,
		...credential,
	});
	const feishuDocs = new FeishuDocs();

	/** One page of a list; `parameters` are the node's other fields as they stand. */
	async function page(
		method: Method,
		{ filter, token, ...fields }: INodeParameters & { filter?: string; token?: string } = {},
	): Promise<INodeListSearchResult> {
		// The editor sends every field, with its default where nothing was chosen.
		const parameters = { authentication: 'app', ...fields };
		const node = {
			id: '1',
			name: 'Feishu Docs',
			type: 'feishuDocs',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters,
			credentials: { feishuDocsApi: { id: '1', name: 'Simulator' } },
		};
		const nodeTypes = {
			getByName: () => feishuDocs,
			getByNameAndVersion: () => feishuDocs,
			getKnownTypes: () => ({}),
		};
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		const context = new LoadOptionsContext(
			workflow,
			node,
			{ ...additionalData(store), currentNodeParameters: parameters },
			'',
		);
		return await feishuDocs.methods.listSearch[method].call(context, filter, token);
	}

	/** All pages, as somebody who scrolls to the end sees them; also how many there were. */
	async function all(method: Method, parameters: INodeParameters & { filter?: string } = {}) {
		const names: string[] = [];
		const values: string[] = [];
		let token: string | undefined;
		let pages = 0;
		do {
			const { results, paginationToken } = await page(method, {
				...parameters,
				...(token === undefined ? {} : { token }),
			});
			names.push(...results.map(({ name }) => name));
			values.push(...results.map(({ value }) => String(value)));
			token = typeof paginationToken === 'string' ? paginationToken : undefined;
			pages += 1;
		} while (token !== undefined && pages < 200);
		return { names, values, pages };
	}

	return { page, all };
}
