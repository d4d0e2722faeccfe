/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { setTimeout as wait } from 'node:timers/promises';

import { untilAborted, type Clock } from '../../nodes/FeishuDocs/transport/clock';

/** Real milliseconds between two looks at a clock that count at the most. */
const LONGEST_STEP_MS = 10;
/** Real milliseconds after which a sleeper looks again. */
const LOOK_EVERY_MS = 5;

/**
 * A clock that runs faster than the real one, for tests that go through real HTTP and wait for
 * quotas: node and simulator are given the same one, so that a minute's window takes a second.
 * While a busy machine keeps the process waiting, it stands still: otherwise 100 ms without a
 * processor would be six seconds to those who share the clock.
 */
export function acceleratedClock(factor: number): Clock {
	let time = Date.now();
	let lookedAt = performance.now();
	const now = () => {
		const real = performance.now();
		time += Math.min(real - lookedAt, LONGEST_STEP_MS) * factor;
		lookedAt = real;
		return time;
	};
	return {
		now,
		sleep: async (ms, signal) => {
			const until = now() + ms;
			for (let left = ms; left > 0 && !signal?.aborted; left = until - now()) {
				const realMs = Math.min(Math.ceil(left / factor), LOOK_EVERY_MS);
				// A wait that nobody needs any more must not keep the tests from ending.
				await untilAborted(wait(realMs, undefined, { ref: false }), signal);
			}
		},
	};
}

/** A clock that stands still until it is moved; sleepers wake in order as it passes their time. */
export class HandClock implements Clock {
	private time: number;

	private sleepers: Array<{ until: number; wake: () => void }> = [];

	constructor(startMs = 1_700_000_000_000) {
		this.time = startMs;
	}

	now(): number {
		return this.time;
	}

	async sleep(ms: number, signal?: AbortSignal): Promise<void> {
		if (ms <= 0 || signal?.aborted) return;
		await new Promise<void>((wake) => {
			this.sleepers.push({ until: this.time + ms, wake });
			signal?.addEventListener('abort', () => wake(), { once: true });
		});
	}

	/** Moves on by `ms` milliseconds, stopping at each sleeper's time so that it acts then. */
	async advance(ms: number): Promise<void> {
		const end = this.time + ms;
		await settle();
		for (;;) {
			const next = this.sleepers
				.filter(({ until }) => until <= end)
				.sort((a, b) => a.until - b.until)[0];
			if (next === undefined) break;
			this.sleepers = this.sleepers.filter((sleeper) => sleeper !== next);
			this.time = next.until;
			next.wake();
			await settle();
		}
		this.time = end;
	}
}

/** Lets everything run that waits for nothing but its turn. */
export async function settle(): Promise<void> {
	for (let round = 0; round < 20; round++) await Promise.resolve();
}
