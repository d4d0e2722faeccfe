import type { IDataObject } from 'n8n-workflow';

import { inputError } from '../transport/errors';
import { readSwitch } from './parameters';

/**
 * How many levels below a place are meant.
 * @returns undefined without "Include Descendants"; Infinity without "Max Depth"
 * @throws FeishuError of kind `input`
 */
export function depthOption(
	{ includeDescendants, maxDepth }: IDataObject,
	itemIndex: number,
): number | undefined {
	if (!readSwitch(includeDescendants, 'Include Descendants', itemIndex)) return undefined;
	if (maxDepth === undefined || maxDepth === null || maxDepth === '') return Infinity;
	const depth = Number(maxDepth);
	if (Number.isInteger(depth) && depth >= 1) return depth;
	throw inputError(
		'Max Depth',
		itemIndex,
		'is not a whole number from 1 on',
		'Remove the option to go all the way down.',
	);
}
