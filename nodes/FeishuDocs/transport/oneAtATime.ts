/** The last in each queue, by key. */
const queues = new Map<string, Promise<void>>();

/** Runs `action` when everything that was queued before under the same key has ended. */
export async function oneAtATime<T>(key: string, action: () => Promise<T>): Promise<T> {
	const running = (queues.get(key) ?? Promise.resolve()).then(action);
	const ended = running.then(
		() => {},
		() => {},
	);
	queues.set(key, ended);
	await ended;
	if (queues.get(key) === ended) queues.delete(key);
	return await running;
}
