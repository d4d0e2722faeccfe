import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import type { Clock } from '../transport/clock';
import type { FeishuError } from '../transport/errors';
import type { GivenOut } from '../transport/givenOut';
import type { Api } from '../transport/request';
import type { ItemOrder } from './itemOrder';
import type { Lookups } from './lookups';
import type { Places } from './places';
import type { Tally } from './summary';

/** One run of the node: what its items share. */
export interface Run {
	context: IExecuteFunctions;
	api: Api;
	lookups: Lookups;
	clock: Clock;
	/** Aborted when the execution is cancelled, or when an item has failed that ends the run. */
	signal: AbortSignal;
	/** Ends the run, unless failing items are to be passed over. */
	itemFailed: () => void;
	order: ItemOrder;
	/** The targets of copies. */
	places: Places;
	givenOut: GivenOut;
	tally: Tally;
}

export interface Operation {
	/** The operation's own parameters, shown for it alone. */
	description: INodeProperties[];
	/**
	 * Does the operation for one input item.
	 * @returns the `json` of its output items, in order; with "Continue on fail" an error may stand in
	 * the place of one
	 * @throws FeishuError
	 */
	execute(run: Run, itemIndex: number): Promise<Array<IDataObject | FeishuError>>;
}
