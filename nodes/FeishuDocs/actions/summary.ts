import type { IExecuteFunctions } from 'n8n-workflow';

import type { Progress } from '../transport/progress';

/** What a run has done to Feishu, for the words at its end. */
export interface Tally {
	/** Links of the copies that were made. */
	made: string[];
	/** Copies that were there already. */
	skipped: number;
	/** Copies whose answer was lost, and which were found. */
	recovered: number;
}

/** A shorter wait is not worth a word. */
const NOTABLE_WAIT_MS = 10_000;

/** Tells at the output what took long or was left out; says nothing of an ordinary run. */
export function addHint(context: IExecuteFunctions, progress: Progress, tally: Tally): void {
	const message = hintOf(progress, tally);
	if (message === undefined) return;
	context.addExecutionHints({ message, type: 'info', location: 'outputPane' });
}

function hintOf({ requests, waitedMs }: Progress, tally: Tally): string | undefined {
	const parts: string[] = [];
	if (waitedMs >= NOTABLE_WAIT_MS) {
		parts.push(`Waited ${duration(waitedMs)} for Feishu's quota, in ${requests} requests.`);
	}
	if (tally.skipped > 0) {
		parts.push(`Skipped because already there: ${tally.skipped}.`);
	}
	if (tally.recovered > 0) {
		parts.push(`Found again after the answer to the copy was lost: ${tally.recovered}.`);
	}
	return parts.length > 0 ? parts.join(' ') : undefined;
}

function duration(ms: number): string {
	const seconds = Math.round(ms / 1000);
	return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
