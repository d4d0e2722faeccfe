import { settled, untilAborted } from './clock';
import { cancelledError } from './errors';

/** The last in each queue, by key. */
const queues = new Map<string, Promise<void>>();

/**
 * Runs `action` when everything that was queued before under the same key has ended.
 * @param signal ends the waiting; an action that has begun is left to end by itself
 * @throws FeishuError of kind `cancelled`
 */
export async function oneAtATime<T>(
	key: string,
	action: () => Promise<T>,
	signal?: AbortSignal,
): Promise<T> {
	const previous = queues.get(key) ?? Promise.resolve();
	let hasBegun = false;
	const running = previous.then(async () => {
		if (signal?.aborted) throw cancelledError();
		hasBegun = true;
		return await action();
	});
	const ended = settled(running);
	queues.set(key, ended);
	void ended.then(() => {
		if (queues.get(key) === ended) queues.delete(key);
	});
	await untilAborted(previous, signal);
	if (signal?.aborted && !hasBegun) throw cancelledError();
	return await running;
}
