import type { TreeSize } from '../../domain/wikiLimits';
import type { WikiNode } from '../../domain/wikiNode';
import { cancelledError, FeishuError } from '../../transport/errors';
import type { Copied, IfExists } from '../copying';

/** A page of a tree to copy, and what became of it. */
export interface Step {
	source: WikiNode;
	/** 0 = the root. */
	depth: number;
	/** Titles from the root down, joined with " / ". */
	path: string;
	below: Step[];
	/** undefined = not begun. */
	outcome: Copied<WikiNode> | FeishuError | undefined;
}

/** A page that was copied, or was there already. */
export type MadeStep = Step & { outcome: Copied<WikiNode> };

/** A page, then what is below it. */
export function allSteps(root: Step): Step[] {
	return [root, ...root.below.flatMap(allSteps)];
}

export function sizeOf(root: Step): TreeSize {
	const steps = allSteps(root);
	return {
		pages: steps.length,
		levels: 1 + steps.reduce((deepest, { depth }) => Math.max(deepest, depth), 0),
		siblings: steps.reduce((most, { below }) => Math.max(most, below.length), 0),
	};
}

export function isMade(step: Step): step is MadeStep {
	return step.outcome !== undefined && !(step.outcome instanceof FeishuError);
}

/** A failed page among others that were copied. */
export function failedStep({ path, below }: Step, { failure }: FeishuError): FeishuError {
	const left = below.reduce((pages, step) => pages + allSteps(step).length, 0);
	const note = left === 0 ? '' : ` The ${left} pages below it were not copied.`;
	return new FeishuError({
		...failure,
		sentence: `${failure.sentence}: ${path}`,
		advice: failure.advice + note,
	});
}

/** Why a tree was not copied to its end, how far it came and how to go on. */
export function summaryOf(steps: Step[], failed: Step[], ifExists: IfExists): FeishuError {
	const failures = failed.flatMap((step) =>
		step.outcome instanceof FeishuError ? [{ step, failure: step.outcome.failure }] : [],
	);
	const first = failures.find(({ failure }) => failure.kind !== 'cancelled') ?? failures[0];
	if (first === undefined) return cancelledError();
	if (first.step.depth === 0) return new FeishuError(first.failure);
	const done = steps.filter(isMade).length;
	const goOn = ifExists === 'skip' ? 'Run again' : "Run again with 'If Exists' set to Skip";
	const unknown = failures
		.filter((other) => other !== first && other.failure.kind === 'outcomeUnknown')
		.map(({ step }) => ` Whether a copy of ${step.path} was made is not known either.`);
	return new FeishuError({
		...first.failure,
		sentence: `${first.failure.sentence}: ${first.step.path}`,
		advice: `${first.failure.advice} ${done} of ${steps.length} pages of the tree are in the target now. ${goOn} to continue.${unknown.join('')}`,
	});
}
