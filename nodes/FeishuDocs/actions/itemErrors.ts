import {
	NodeOperationError,
	type INode,
	type INodeExecutionData,
	type NodeApiError,
} from 'n8n-workflow';

import { failureItem, failureOf, toNodeError, type FeishuFailure } from '../transport/errors';

/** An item that failed. */
export interface FailedItem {
	itemIndex: number;
	thrown: unknown;
	failure: FeishuFailure;
}

/** More links than this would hide what went wrong. */
const MAX_LINKS = 5;

export function failedItem(itemIndex: number, thrown: unknown): FailedItem {
	return { itemIndex, thrown, failure: failureOf(thrown) ?? unexpectedFailure(thrown) };
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

/**
 * The item in place of a failed one. n8n finds the items for its error output by their `error`
 * property, but then replaces the whole `json` of an item that still has one by `{error: message}`:
 * code, log ID and advice would be lost. A property that is not enumerable is seen by the first and
 * not copied to the second; on the regular output, which needs no finding, there must be none at all.
 */
export function errorItem(node: INode, failed: FailedItem): INodeExecutionData {
	const item: INodeExecutionData = {
		json: failureItem(failed.failure),
		pairedItem: { item: failed.itemIndex },
	};
	const goesToRegularOutput = node.onError === 'continueRegularOutput' || node.continueOnFail;
	if (!goesToRegularOutput) {
		Object.defineProperty(item, 'error', { value: nodeErrorOf(node, failed) });
	}
	return item;
}

/**
 * The error that ends a run: that of the first item that failed by itself. Copies that exist, or may
 * exist, are told with it, because n8n drops the items of a run that fails.
 * @param made links of the copies that the run made
 */
export function endingError(
	node: INode,
	failedItems: FailedItem[],
	made: string[],
): NodeOperationError | NodeApiError | undefined {
	const first =
		failedItems.find(({ failure }) => failure.kind !== 'cancelled') ?? failedItems.at(0);
	if (first === undefined) return undefined;
	const notes = [first.failure.advice, ...madeNote(made)];
	for (const { itemIndex, failure } of failedItems) {
		if (itemIndex === first.itemIndex || failure.kind !== 'outcomeUnknown') continue;
		notes.push(`Besides, for item ${itemIndex}: ${failure.sentence}. ${failure.advice}`);
	}
	return nodeErrorOf(node, { ...first, failure: { ...first.failure, advice: notes.join(' ') } });
}

function madeNote(made: string[]): string[] {
	if (made.length === 0) return [];
	const count = made.length === 1 ? '1 copy was' : `${made.length} copies were`;
	const links = made.slice(0, MAX_LINKS).join(', ');
	const rest = made.length > MAX_LINKS ? ` and ${made.length - MAX_LINKS} more` : '';
	return [`Before that, ${count} made: ${links}${rest}.`];
}

function nodeErrorOf(
	node: INode,
	{ thrown, failure, itemIndex }: FailedItem,
): NodeOperationError | NodeApiError {
	const isForeign = thrown instanceof Error && failureOf(thrown) === undefined;
	return isForeign
		? new NodeOperationError(node, thrown, { itemIndex, description: failure.advice })
		: toNodeError(node, failure, itemIndex);
}
