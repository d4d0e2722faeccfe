import { sleep } from 'n8n-workflow';

/** Time as the limiter and the retries see it; tests pass their own. */
export interface Clock {
	/** Epoch milliseconds. */
	now(): number;
	/** Resolves after `ms` milliseconds, or at once when the signal is or becomes aborted. */
	sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

export const systemClock: Clock = {
	// Not Date.now(): when the machine's clock is set back, lanes would wait for that long.
	now: () => performance.timeOrigin + performance.now(),
	sleep: async (ms, signal) => await untilAborted(sleep(ms), signal),
};

/** Waits for the promise, but no longer than until the signal is aborted. */
export async function untilAborted(promise: Promise<void>, signal?: AbortSignal): Promise<void> {
	if (signal === undefined) return await promise;
	if (signal.aborted) return;
	let stopWaiting = () => {};
	const aborted = new Promise<void>((resolve) => {
		stopWaiting = resolve;
	});
	const waiters = waitersOf(signal);
	waiters.add(stopWaiting);
	await Promise.race([promise, aborted]).finally(() => waiters.delete(stopWaiting));
}

/** Resolves when the promise has ended, in whichever way. */
export async function settled(promise: Promise<unknown>): Promise<void> {
	await promise.then(
		() => {},
		() => {},
	);
}

/** Who waits for each signal: hundreds may, and Node warns of more than ten listeners. */
const waiting = new WeakMap<AbortSignal, Set<() => void>>();

function waitersOf(signal: AbortSignal): Set<() => void> {
	const known = waiting.get(signal);
	if (known !== undefined) return known;
	const waiters = new Set<() => void>();
	waiting.set(signal, waiters);
	signal.addEventListener('abort', () => waiters.forEach((stopWaiting) => stopWaiting()), {
		once: true,
	});
	return waiters;
}
