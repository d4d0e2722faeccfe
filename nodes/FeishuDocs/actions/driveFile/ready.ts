import { failureOf } from '../../transport/errors';
import { askDocumentMeta } from '../lookups';
import type { Run } from '../types';

const LONGEST_WAIT_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Waits until Feishu knows a new file: copying is asynchronous, but has no task that could be asked
 * for. The copy is made in any case, so nothing that Feishu says here fails the item.
 * @param types what the file may be: the answer to a copy has been seen to tell another type
 * @returns false when Feishu did not know it within a minute, or does not tell this identity
 */
export async function waitUntilKnown(run: Run, token: string, types: string[]): Promise<boolean> {
	const end = new AbortController();
	const signal = AbortSignal.any([run.signal, end.signal]);
	const minute = run.clock.sleep(LONGEST_WAIT_MS, signal).then(() => false);
	// What is under way after the minute is not waited for, and nothing more is asked.
	return await Promise.race([askUntilKnown(run, token, types, signal), minute]).finally(() =>
		end.abort(),
	);
}

async function askUntilKnown(
	run: Run,
	token: string,
	types: string[],
	signal: AbortSignal,
): Promise<boolean> {
	for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
		const known = await isKnown(run, token, types, signal);
		if (known !== 'notYet' || signal.aborted) return known === 'yes';
		await run.clock.sleep(pauseMs, signal);
	}
}

async function isKnown(run: Run, token: string, types: string[], signal: AbortSignal) {
	return await askDocumentMeta(run.api, token, types, signal).then(
		({ found }) => (found === undefined ? 'notYet' : 'yes'),
		(thrown: unknown) => {
			const failure = failureOf(thrown);
			if (failure === undefined) throw thrown;
			return failure.kind === 'refused' ? 'notTold' : 'notYet';
		},
	);
}
