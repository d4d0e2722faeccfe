import { sleep } from 'n8n-workflow';

import { settled, untilAborted } from './clock';
import { cancelledError } from './errors';
import type { Attempt, Context } from './identity';

/** n8n ends a request within milliseconds. */
const GRACE_MS = 200;

/** An attempt of which nothing was sent, since the execution was cancelled before. */
export const notSent = (): Attempt => ({
	outcome: { kind: 'refused', failure: cancelledError().failure },
	token: '',
});

/**
 * n8n ends its request when the execution is cancelled, but not the sign-in before it, which may hang
 * for minutes. An attempt that has not ended soon after the cancellation is still signing in; n8n does
 * not send its request any more.
 */
export async function endedByCancellation(
	context: Context,
	attempt: Promise<Attempt>,
): Promise<Attempt> {
	const signal =
		'getExecutionCancelSignal' in context ? context.getExecutionCancelSignal() : undefined;
	if (signal === undefined) return await attempt;
	await untilAborted(settled(attempt), signal);
	return signal.aborted
		? await Promise.race([attempt, sleep(GRACE_MS).then(notSent)])
		: await attempt;
}
