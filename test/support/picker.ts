import 'reflect-metadata';

import { LoadOptionsContext } from 'n8n-core';
import { Workflow, type INodeListSearchResult, type INodeParameters } from 'n8n-workflow';

import { FeishuDocsApi } from '../../credentials/FeishuDocsApi.credentials';
import { FeishuDocs } from '../../nodes/FeishuDocs/FeishuDocs.node';
import { createListSearch } from '../../nodes/FeishuDocs/methods/listSearch';
import type { Clock } from '../../nodes/FeishuDocs/transport/clock';
import { Lanes } from '../../nodes/FeishuDocs/transport/limiter';
import { systemRuntime } from '../../nodes/FeishuDocs/transport/runtime';
import { SIMULATOR_APP } from '../simulator';
import { CredentialStore } from './credentialStore';
import { additionalData } from './engine';

export type Lists = ReturnType<typeof createListSearch>;
type Method = keyof Lists;

/** What is sent for one page: the search, the token of the page before, and the node's other fields. */
export type Asked = INodeParameters & { filter?: string; token?: string };

/** A clock that nothing but waiting moves: a slow machine makes nobody forget. */
function patientClock(): Clock {
	let time = 1_700_000_000_000;
	return {
		now: () => time,
		sleep: async (ms) => {
			time += ms;
		},
	};
}

/** The lists of one n8n process: pickers that are given the same ones share what they remember. */
export function startLists(clock: Clock = patientClock(), longestWaitMs?: number): Lists {
	return createListSearch({ ...systemRuntime, clock, lanes: new Lanes(clock) }, longestWaitMs);
}

export interface PickerOptions {
	/** Fields of the app's credential. */
	credential?: { appId?: string; appSecret?: string };
	credentialId?: string;
	/** A signed-in person instead of the app. */
	person?: CredentialStore;
	lists?: Lists;
}

/** Opens a list of the editor on n8n's own context, as the editor's server does. */
export function createPicker(
	simulator: { url: string },
	{ credential, credentialId = '1', person, lists = startLists() }: PickerOptions = {},
) {
	const app = new CredentialStore(new FeishuDocsApi(), {
		platform: 'custom',
		baseUrl: simulator.url,
		...SIMULATOR_APP,
		...credential,
	});
	const feishuDocs = new FeishuDocs();

	/** One page of a list; `parameters` are the node's other fields as they stand. */
	async function page(
		method: Method,
		{ filter, token, ...fields }: Asked = {},
	): Promise<INodeListSearchResult> {
		// The editor sends every field, with its default where nothing was chosen.
		const parameters = { authentication: person === undefined ? 'app' : 'oAuth2', ...fields };
		const details = { id: credentialId, name: 'Simulator' };
		const node = {
			id: '1',
			name: 'Feishu Docs',
			type: 'feishuDocs',
			typeVersion: 1,
			position: [0, 0] as [number, number],
			parameters,
			credentials: { feishuDocsApi: details, feishuDocsOAuth2Api: details },
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
			{ ...additionalData(person ?? app), currentNodeParameters: parameters },
			'',
		);
		return await lists[method].call(context, filter, token);
	}

	/** Page after page, as somebody who scrolls to the end sees them. */
	async function* pages(method: Method, asked: Asked = {}): AsyncGenerator<INodeListSearchResult> {
		let { token } = asked;
		for (let count = 0; count < 400; count++) {
			const one = await page(method, token === undefined ? asked : { ...asked, token });
			yield one;
			token = tokenOf(one);
			if (token === undefined) return;
		}
		throw new Error('The list does not end');
	}

	/** All pages together. */
	async function all(method: Method, asked: Asked = {}) {
		const rows: INodeListSearchResult['results'] = [];
		for await (const { results } of pages(method, asked)) rows.push(...results);
		return shownIn({ results: rows });
	}

	return { page, pages, all };
}

export const tokenOf = ({ paginationToken }: INodeListSearchResult): string | undefined =>
	typeof paginationToken === 'string' ? paginationToken : undefined;

/** The rows that can be chosen, and apart from them what the others tell. */
export function shownIn({ results }: Pick<INodeListSearchResult, 'results'>) {
	const choices = results.filter(({ value }) => typeof value === 'string');
	return {
		names: choices.map(({ name }) => name),
		values: choices.map(({ value }) => String(value)),
		notices: results.filter(({ value }) => typeof value === 'boolean').map(({ name }) => name),
	};
}
