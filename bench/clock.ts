/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { setImmediate as nextRound, setTimeout as wait } from 'node:timers/promises';

import { untilAborted, type Clock } from '../nodes/FeishuDocs/transport/clock';

/** A clock that several processes of this machine can share. */
export interface ClockSpec {
	/** How many times faster than real time it runs. */
	speed: number;
	/** Epoch milliseconds at which it starts. */
	startedAt: number;
	/** The same moment on the machine's monotonic clock, in milliseconds. */
	startedAtMonotonic: number;
}

/** By the machine, not by the process, and with fractions: a fast clock makes seconds of milliseconds. */
const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

export function startClock(speed: number): ClockSpec {
	return { speed, startedAt: Date.now(), startedAtMonotonic: monotonicMs() };
}

export function sharedClock({ speed, startedAt, startedAtMonotonic }: ClockSpec): Clock {
	return {
		now: () => startedAt + (monotonicMs() - startedAtMonotonic) * speed,
		sleep: async (ms, signal) => await untilAborted(wait(Math.ceil(ms / speed)), signal),
	};
}

/** Real time, but whoever sleeps moves the clock on instead: for runs in which quotas do not count. */
export function leapingClock(): Clock {
	let leaptMs = 0;
	return {
		now: () => Date.now() + leaptMs,
		sleep: async (ms) => {
			leaptMs += Math.max(ms, 0);
			await nextRound();
		},
	};
}
