import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { credentialNameFor } from '../transport/credential';
import { cancelledError, FeishuError } from '../transport/errors';
import { createApi, type Runtime } from '../transport/request';
import { findOperation } from './index';
import { endingError, errorItem, failedItem, type FailedItem } from './itemErrors';
import { ItemOrder } from './itemOrder';
import { createLookups } from './lookups';
import { addHint } from './summary';
import type { Run } from './types';

/** Items worked on at the same time; the lanes are the real limit. */
const ITEMS_AT_ONCE = 8;

type ItemResult = INodeExecutionData[] | FailedItem;

/** The one item loop: outputs in the order of the inputs, each linked to its input, errors converted. */
export async function executeItems(
	context: IExecuteFunctions,
	runtime: Runtime,
): Promise<INodeExecutionData[][]> {
	const run = startRun(context, runtime);
	const itemCount = context.getInputData().length;
	const results = Array.from(
		{ length: itemCount },
		(_, itemIndex): ItemResult => failedItem(itemIndex, cancelledError()),
	);
	let next = 0;
	const work = async () => {
		while (next < itemCount && !run.signal.aborted) {
			const itemIndex = next++;
			results[itemIndex] = await executeItem(run, itemIndex);
		}
	};
	await Promise.all(Array.from({ length: Math.min(ITEMS_AT_ONCE, itemCount) }, work));

	const node = context.getNode();
	if (run.signal.aborted) {
		const error = endingError(node, results.filter(isFailed), run.tally.made);
		if (error !== undefined) throw error;
	}
	addHint(context, run.api.progress, run.tally);
	return [results.flatMap((result) => (isFailed(result) ? [errorItem(node, result)] : result))];
}

const isFailed = (result: ItemResult): result is FailedItem => !Array.isArray(result);

function startRun(context: IExecuteFunctions, runtime: Runtime): Run {
	const authentication = context.getNodeParameter('authentication', 0, 'app');
	const cancelled = context.getExecutionCancelSignal();
	const stopped = new AbortController();
	const signals = cancelled === undefined ? [stopped.signal] : [cancelled, stopped.signal];
	const signal = AbortSignal.any(signals);
	const api = createApi(context, runtime, credentialNameFor(authentication), signal);
	return {
		context,
		api,
		lookups: createLookups(api),
		clock: runtime.clock,
		signal,
		itemFailed: () => {
			if (!context.continueOnFail()) stopped.abort();
		},
		order: new ItemOrder(),
		places: new Map(),
		givenOut: runtime.givenOut,
		tally: { made: [], skipped: 0, recovered: 0 },
	};
}

async function executeItem(run: Run, itemIndex: number): Promise<ItemResult> {
	const result = await operate(run, itemIndex).catch((thrown: unknown) => {
		run.itemFailed();
		return failedItem(itemIndex, thrown);
	});
	run.order.pass(itemIndex);
	return result;
}

async function operate(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
	const { context } = run;
	const resource = String(context.getNodeParameter('resource', itemIndex));
	const operation = String(context.getNodeParameter('operation', itemIndex));
	const found = findOperation(resource, operation);
	if (found === undefined) {
		throw new FeishuError({
			kind: 'input',
			sentence: `There is no operation '${operation}' for '${resource}' [item ${itemIndex}]`,
			advice: "Choose 'Resource' and 'Operation' from their lists.",
		});
	}
	const items = await found.execute(run, itemIndex);
	return items.map((item) =>
		item instanceof FeishuError
			? errorItem(context.getNode(), failedItem(itemIndex, item))
			: { json: item, pairedItem: { item: itemIndex } },
	);
}
