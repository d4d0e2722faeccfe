import { sleep } from 'n8n-workflow';

/** Time as the limiter and the retries see it; tests pass their own. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** Resolves after `ms` milliseconds, or at once when the signal is or becomes aborted. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
	now: () => Date.now(),
	sleep: async (ms, signal) => await untilAborted(sleep(ms), signal),
};

/** Waits for the promise, but no longer than until the signal is aborted. */
export async function untilAborted(promise: Promise<void>, signal?: AbortSignal): Promise<void> {
	if (signal === undefined) return await promise;
	if (signal.aborted) return;
	let stopWaiting = () => {};
	const aborted = new Promise<void>((resolve) => {
		stopWaiting = resolve;
		signal.addEventListener('abort', stopWaiting, { once: true });
	});
	await Promise.race([promise, aborted]);
	signal.removeEventListener('abort', stopWaiting);
}
