import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Api } from '../transport/request';
import type { Lookups } from './lookups';

/** One run of the node: what its items share. */
export interface Run {
	context: IExecuteFunctions;
	api: Api;
	lookups: Lookups;
}

export interface Operation {
	/** The operation's own parameters, shown for it alone. */
	description: INodeProperties[];
	/**
	 * Does the operation for one input item.
	 * @returns the `json` of its output items, in order
	 * @throws FeishuError
	 */
	execute(run: Run, itemIndex: number): Promise<IDataObject[]>;
}
