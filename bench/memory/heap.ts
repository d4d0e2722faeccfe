/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { setTimeout as wait } from 'node:timers/promises';
import { getHeapStatistics } from 'node:v8';

const SAMPLE_EVERY_MS = 5;

export function heapBytes(): number {
	const { used_heap_size: used, external_memory: external } = getHeapStatistics();
	return used + external;
}

/** Without garbage. Needs `node --expose-gc`. */
export async function heldBytes(): Promise<number> {
	const { gc } = globalThis;
	if (gc === undefined) throw new Error('Run with --expose-gc');
	// The last connections hold their answers until they are closed.
	await wait(100);
	// What is freed by finalizers goes with the second one.
	gc();
	gc();
	return heapBytes();
}

/** Watches the heap until the returned function is called, which tells the most that was seen. */
export function watchHeap(): () => number {
	let most = heapBytes();
	const look = () => {
		most = Math.max(most, heapBytes());
	};
	const timer = setInterval(look, SAMPLE_EVERY_MS);
	return () => {
		clearInterval(timer);
		look();
		return most;
	};
}
