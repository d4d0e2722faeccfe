import { failureOf } from '../../transport/errors';
import { askDocumentMeta } from '../lookups';
import type { Run } from '../types';

const LONGEST_WAIT_MS = 60_000;
const FIRST_PAUSE_MS = 250;
const LONGEST_PAUSE_MS = 4_000;

/**
 * Waits until Feishu knows a new file: copying is asynchronous, but has no task that could be asked
 * for. The copy is made in any case, so nothing that Feishu says here fails the item.
 * @returns false when Feishu did not know it within a minute, or does not tell this identity
 */
export async function waitUntilKnown(
	run: Run,
	file: { token: string; type: string },
): Promise<boolean> {
	const endsAt = run.clock.now() + LONGEST_WAIT_MS;
	for (let pauseMs = FIRST_PAUSE_MS; ; pauseMs = Math.min(pauseMs * 2, LONGEST_PAUSE_MS)) {
		const known = await isKnown(run, file);
		const leftMs = endsAt - run.clock.now();
		if (known !== 'notYet') return known === 'yes';
		if (leftMs <= 0 || run.signal.aborted) return false;
		await run.clock.sleep(Math.min(pauseMs, leftMs), run.signal);
	}
}

async function isKnown(run: Run, { token, type }: { token: string; type: string }) {
	return await askDocumentMeta(run.api, token, [type]).then(
		({ found }) => (found === undefined ? 'notYet' : 'yes'),
		(thrown: unknown) => {
			const failure = failureOf(thrown);
			if (failure === undefined) throw thrown;
			return failure.kind === 'refused' ? 'notTold' : 'notYet';
		},
	);
}
