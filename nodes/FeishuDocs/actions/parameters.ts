import type { IExecuteFunctions, IDataObject } from 'n8n-workflow';

import { parseReference, type Reference } from '../domain/reference';
import { inputError } from '../transport/errors';

/** A parameter as the editor shows it and as workflows store it. */
export interface Field {
	displayName: string;
	name: string;
}

/**
 * Reads a resource locator in any of its modes, or the plain text that an expression gave in its place.
 * @throws FeishuError of kind `input`
 */
export function referenceParameter(
	context: IExecuteFunctions,
	field: Field,
	itemIndex: number,
): Reference {
	const value: unknown = context.getNodeParameter(field.name, itemIndex, '');
	const isLocator = typeof value === 'object' && value !== null && 'value' in value;
	const content: unknown = isLocator ? value.value : value;
	if (content === null || content === undefined) return { kind: 'none' };
	if (typeof content === 'number' && !Number.isSafeInteger(content)) {
		throw inputError(
			field.displayName,
			itemIndex,
			'holds a number that lost its last digits',
			'Space IDs have 19 digits, more than a number can hold: give the ID as text, or paste a link.',
		);
	}
	if (typeof content !== 'string' && typeof content !== 'number') {
		throw unreadable(field, itemIndex);
	}
	const reference = parseReference(String(content));
	if (reference.kind === 'unreadable') throw unreadable(field, itemIndex);
	return reference;
}

function unreadable(field: Field, itemIndex: number) {
	return inputError(
		field.displayName,
		itemIndex,
		'is neither a link nor a token',
		'Open the page, file or folder in Feishu and paste its link from the address bar.',
	);
}

/** Text exactly as given; a number from an expression becomes text. */
export function textParameter(context: IExecuteFunctions, name: string, itemIndex: number): string {
	const value: unknown = context.getNodeParameter(name, itemIndex, '');
	return value === null || value === undefined ? '' : String(value);
}

/** How many items to put out: Infinity with "Return All". */
export function limitParameter(context: IExecuteFunctions, itemIndex: number): number {
	const returnAll: unknown = context.getNodeParameter('returnAll', itemIndex, false);
	if (readSwitch(returnAll, 'Return All', itemIndex)) return Infinity;
	const limit = Number(context.getNodeParameter('limit', itemIndex, 50));
	if (Number.isInteger(limit) && limit >= 1) return limit;
	throw inputError('Limit', itemIndex, 'is not a whole number from 1 on', "Or use 'Return All'.");
}

export function optionsParameter(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const options: unknown = context.getNodeParameter('options', itemIndex, {});
	return typeof options === 'object' && options !== null ? (options as IDataObject) : {};
}

export function simplifyParameter(context: IExecuteFunctions, itemIndex: number): boolean {
	const simplify: unknown = context.getNodeParameter('simplify', itemIndex, true);
	return readSwitch(simplify, 'Simplify', itemIndex, true);
}

/**
 * A switch, which an expression may also give as text.
 * @param fallback what an empty value means
 * @throws FeishuError of kind `input`
 */
export function readSwitch(
	value: unknown,
	displayName: string,
	itemIndex: number,
	fallback = false,
): boolean {
	if (value === undefined || value === null || value === '') return fallback;
	if (value === true || value === 'true') return true;
	if (value === false || value === 'false') return false;
	throw inputError(displayName, itemIndex, 'is neither on nor off', 'Give true or false.');
}

/**
 * Choices of a list; an expression may give them as text, separated by commas.
 * @returns none for an empty value
 * @throws FeishuError of kind `input`: a misspelt choice must not look like "nothing found"
 */
export function readChoices(
	value: unknown,
	displayName: string,
	itemIndex: number,
	choices: readonly string[],
): string[] {
	const given: unknown[] = Array.isArray(value) ? value : String(value ?? '').split(',');
	const chosen = given.map((choice) => String(choice).trim()).filter((choice) => choice !== '');
	const unknown = chosen.find((choice) => !choices.includes(choice));
	if (unknown === undefined) return chosen;
	throw inputError(
		displayName,
		itemIndex,
		`holds "${unknown}", which is none of its choices`,
		`Use some of ${choices.join(', ')}.`,
	);
}
