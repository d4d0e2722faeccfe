import type { IDataObject } from 'n8n-workflow';

import { SEED, type EndpointId } from '../simulator';
import type { Cluster } from './cluster';

/** Something in Feishu, or what an execution says of it. */
export interface Entry {
	name: string;
	token: string;
}

/** What the tests have to know of an example workflow. */
export interface Flow {
	/** The file's name without the ending. */
	example: string;
	/** The node that copies, and the API it calls. */
	copyNode: string;
	endpoint: EndpointId;
	/** The name of the copy that is made for this key. */
	nameFor(key: number): string;
	/** Whether this, which the trigger hands over, asks for the copy of this key. */
	asksFor(key: number, input: IDataObject): boolean;
	/** Everything that is in the target now. */
	target(cluster: Cluster): Entry[];
	/** What an output item of the node says it has made. */
	entryIn(output: IDataObject): Entry;
}

/** Each call of the webhook copies a file into a Drive folder. */
export const webhookFlow = (series: string): Flow => ({
	example: 'webhook-copy-file',
	copyNode: 'Copy the contract',
	endpoint: 'drive.files.copy',
	nameFor: (key) => `Contract ${customerOf(series, key)}`,
	asksFor: (key, { body }) => (body as IDataObject).customer === customerOf(series, key),
	target: ({ simulator }) =>
		simulator.world.filesIn(SEED.folders.contracts).map(({ name, token }) => ({ name, token })),
	entryIn: ({ name, token }) => ({ name: String(name), token: String(token) }),
});

export const customerOf = (series: string, key: number) => `${series} ${key}`;

/** Each submitted form copies a page under another one. */
export const formFlow = (series: string): Flow => ({
	example: 'form-copy-template',
	copyNode: 'Copy the template',
	endpoint: 'wiki.nodes.copy',
	nameFor: (key) => `Weekly report ${series}, week ${key}`,
	asksFor: (key, { Team, Week }) => Team === series && Number(Week) === key,
	target: ({ simulator }) =>
		simulator.world
			.childrenOf(SEED.spaces.handbook, SEED.nodes.projects)
			.map(({ title, nodeToken }) => ({ name: title, token: nodeToken })),
	entryIn: ({ title, node_token: token }) => ({ name: String(title), token: String(token) }),
});

/** What is in the target now under the names of these keys. */
export function entriesFor(cluster: Cluster, flow: Flow, keys: number[]): Entry[] {
	const names = new Set(keys.map((key) => flow.nameFor(key)));
	return flow.target(cluster).filter(({ name }) => names.has(name));
}
