import {
	NodeOperationError,
	type IExecuteFunctions,
	type INode,
	type INodeExecutionData,
	type NodeApiError,
} from 'n8n-workflow';

import { credentialNameFor } from '../transport/credential';
import {
	failureItem,
	failureOf,
	FeishuError,
	toNodeError,
	type FeishuFailure,
} from '../transport/errors';
import { createApi, type Runtime } from '../transport/request';
import { findOperation } from './index';
import { createLookups } from './lookups';
import type { Run } from './types';

/** The one item loop: outputs in the order of the inputs, each linked to its input, errors converted. */
export async function executeItems(
	context: IExecuteFunctions,
	runtime: Runtime,
): Promise<INodeExecutionData[][]> {
	const authentication = context.getNodeParameter('authentication', 0, 'app');
	const api = createApi(context, runtime, credentialNameFor(authentication));
	const run: Run = { context, api, lookups: createLookups(api) };
	const output: INodeExecutionData[] = [];
	for (let itemIndex = 0; itemIndex < context.getInputData().length; itemIndex++) {
		const item = await executeItem(run, itemIndex).then(
			(items) => ({ items }),
			(thrown: unknown) => ({ thrown }),
		);
		if ('items' in item) {
			output.push(...item.items);
			continue;
		}
		const failure = failureOf(item.thrown) ?? unexpectedFailure(item.thrown);
		const error = nodeErrorOf(context.getNode(), item.thrown, failure, itemIndex);
		if (!context.continueOnFail() || failure.kind === 'cancelled') throw error;
		output.push(errorItem(context.getNode(), failure, error, itemIndex));
	}
	return [output];
}

async function executeItem(run: Run, itemIndex: number): Promise<INodeExecutionData[]> {
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
	return items.map((json) => ({ json, pairedItem: { item: itemIndex } }));
}

/**
 * The item in place of a failed one. n8n finds the items for its error output by their `error`
 * property, but then replaces the whole `json` of an item that still has one by `{error: message}`:
 * code, log ID and advice would be lost. A property that is not enumerable is seen by the first and
 * not copied to the second; on the regular output, which needs no finding, there must be none at all.
 */
function errorItem(
	node: INode,
	failure: FeishuFailure,
	error: NodeOperationError | NodeApiError,
	itemIndex: number,
): INodeExecutionData {
	const item: INodeExecutionData = {
		json: failureItem(failure),
		pairedItem: { item: itemIndex },
	};
	const goesToRegularOutput = node.onError === 'continueRegularOutput' || node.continueOnFail;
	if (!goesToRegularOutput) Object.defineProperty(item, 'error', { value: error });
	return item;
}

/** Something that is not Feishu's doing: an expression that failed, a missing credential, a defect. */
function unexpectedFailure(thrown: unknown): FeishuFailure {
	return {
		kind: 'input',
		sentence: thrown instanceof Error ? thrown.message : 'The node failed for an unknown reason',
		advice:
			thrown instanceof Error && 'description' in thrown && typeof thrown.description === 'string'
				? thrown.description
				: 'Check the parameters and the credential of the node.',
	};
}

function nodeErrorOf(node: INode, thrown: unknown, failure: FeishuFailure, itemIndex: number) {
	const isForeign = thrown instanceof Error && failureOf(thrown) === undefined;
	return isForeign
		? new NodeOperationError(node, thrown, { itemIndex })
		: toNodeError(node, failure, itemIndex);
}
