import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import type { RunResult } from '../support/engine';
import type { CopyItem, ListItem, PlannedRun } from './plan';

/** What one input item came to. */
export type Outcome =
	| { kind: 'done'; json: IDataObject[] }
	| { kind: 'failed'; sentence: string; code: unknown }
	/** The run was stopped by an error, and n8n put nothing out. */
	| { kind: 'stopped' };

export interface ItemRecord<Item = CopyItem | ListItem> {
	/** Run and item, as messages name them. */
	name: string;
	item: Item;
	outcome: Outcome;
	/** How many entries the item's target had when its run began and when it had ended. */
	sizes: { before: number; after: number };
}

export interface RunRecord<Item = CopyItem | ListItem> {
	name: string;
	plan: PlannedRun & { items: Item[] };
	items: Array<ItemRecord<Item>>;
	/** What stopped the run. */
	error: { sentence: string; description: string } | undefined;
	/** What is wrong with the output as a whole: order, links to the input. */
	disorder: string[];
}

export type CopyRun = RunRecord<CopyItem>;
export type ListRun = RunRecord<ListItem>;

export const isCopyRun = (run: RunRecord): run is CopyRun =>
	run.plan.kind === 'copyNode' || run.plan.kind === 'copyFile';
export const isListRun = (run: RunRecord): run is ListRun => !isCopyRun(run);

/** A copy may exist, says the node. */
export const warnsOfACopy = (sentence: string) =>
	sentence.includes('the copy may have been made or not');

export const isWarned = ({ outcome }: ItemRecord): boolean =>
	outcome.kind === 'failed' && warnsOfACopy(outcome.sentence);

export function readRun(
	name: string,
	plan: PlannedRun,
	result: RunResult,
	sizes: Array<ItemRecord['sizes']>,
): RunRecord {
	const { error } = result;
	return {
		name,
		plan,
		items: plan.items.map((item, index) => ({
			name: `${name} item ${index}`,
			item,
			outcome: outcomeOf(index, result),
			sizes: sizes[index] ?? { before: 0, after: 0 },
		})),
		error:
			error === undefined
				? undefined
				: { sentence: error.message, description: String(error.description ?? '') },
		disorder: error === undefined ? disorderOf(plan, result) : remains(result),
	};
}

const inputOf = ({ pairedItem }: INodeExecutionData): number =>
	typeof pairedItem === 'object' && !Array.isArray(pairedItem) ? pairedItem.item : -1;

const isError = ({ json }: INodeExecutionData): boolean => typeof json.error === 'string';

function outcomeOf(index: number, { items, errorItems, error }: RunResult): Outcome {
	if (error !== undefined) return { kind: 'stopped' };
	const mine = [...items, ...errorItems].filter((item) => inputOf(item) === index);
	const failure = mine.find(isError);
	if (failure === undefined) return { kind: 'done', json: mine.map(({ json }) => json) };
	return { kind: 'failed', sentence: String(failure.json.error), code: failure.json.code };
}

const remains = ({ items }: RunResult): string[] =>
	items.length > 0 ? ['puts items out although it stopped'] : [];

function disorderOf(plan: PlannedRun, { items, errorItems }: RunResult): string[] {
	const inputs = plan.items.map((_, index) => index);
	const all = [...items, ...errorItems];
	const ofInput = (input: number) => all.filter((item) => inputOf(item) === input);
	return [
		...[items, errorItems].filter((list) => !isSorted(list.map(inputOf))).map(() => 'out of order'),
		...all
			.filter((item) => !inputs.includes(inputOf(item)))
			.map((item) => `an output is linked to input ${inputOf(item)}`),
		...errorItems.filter((item) => !isError(item)).map(() => 'no error on the error output'),
		...(plan.onError === 'continueErrorOutput' && items.some(isError)
			? ['an error among the results']
			: []),
		...inputs
			.filter((input) => ofInput(input).some(isError) && ofInput(input).length > 1)
			.map((input) => `item ${input} has an error and something else`),
	];
}

const isSorted = (numbers: number[]): boolean =>
	numbers.every((number, index) => index === 0 || number >= (numbers[index - 1] ?? 0));
