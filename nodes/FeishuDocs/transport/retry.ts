import { MAX_PAUSE_MS } from './limiter';
import type { FailedOutcome } from './response';

/** What has already been tried for one call. */
export interface CallHistory {
	/** Attempts that ended in "not done" or "unknown", the present one included. */
	failures: number;
	/** Rate-limit answers in a row that gave no time to wait, the present one included. */
	unexplainedLimits: number;
	/** Milliseconds spent on attempts and back-off; waiting for one's turn in the lane is not counted. */
	retryingMs: number;
	tokenRefreshed: boolean;
}

export type RetryDecision =
	| { kind: 'fail' }
	| { kind: 'refreshToken' }
	| { kind: 'wait'; waitMs: number }
	/** Nobody may use the lane for this long. */
	| { kind: 'pauseLane'; waitMs: number };

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;
/** 250 ms + 0.5 s + 1 s + 2 s + 4 s + 8 s + 8 s: about 24 seconds. */
const MAX_FAILURES = 8;
const MAX_RETRYING_MS = 2 * 60_000;
/** Somebody else is writing to the same place, for as long as their flow runs. */
const MAX_CONTENTIONS = 300;
const MAX_CONTENDING_MS = 5 * 60_000;
/** Whoever asks seldom never meets the moment in which the others pause. */
const LONGEST_CONTENTION_WAIT_MS = 2_000;
/** A limit that never says when it ends: 8-second waits, about five minutes in all. */
const MAX_UNEXPLAINED_LIMITS = 40;

/**
 * May the call be repeated, and after how long? Pure.
 * @param repeatable false for a copy: never repeated when its outcome is unknown
 * @param random from 0 to 1, for jitter
 */
export function decideRetry(
	outcome: FailedOutcome,
	repeatable: boolean,
	history: CallHistory,
	random: number,
): RetryDecision {
	switch (outcome.kind) {
		case 'refused':
			return { kind: 'fail' };
		case 'tokenInvalid':
			return history.tokenRefreshed ? { kind: 'fail' } : { kind: 'refreshToken' };
		case 'rateLimited':
			if (outcome.resetMs !== null) {
				if (outcome.resetMs > MAX_PAUSE_MS) return { kind: 'pauseLane', waitMs: outcome.resetMs };
				return { kind: 'pauseLane', waitMs: Math.max(outcome.resetMs, FIRST_WAIT_MS) };
			}
			if (history.unexplainedLimits >= MAX_UNEXPLAINED_LIMITS) return { kind: 'fail' };
			return { kind: 'pauseLane', waitMs: backoffMs(history.unexplainedLimits, random) };
		case 'unknown':
			if (!repeatable || !outcome.mayRepeatReads) return { kind: 'fail' };
			return waitUnlessExhausted(history, random);
		case 'notDone':
			return outcome.isContention
				? outlastContention(history, random)
				: waitUnlessExhausted(history, random);
	}
}

function waitUnlessExhausted({ failures, retryingMs }: CallHistory, random: number): RetryDecision {
	if (failures >= MAX_FAILURES || retryingMs >= MAX_RETRYING_MS) return { kind: 'fail' };
	return { kind: 'wait', waitMs: backoffMs(failures, random) };
}

function outlastContention({ failures, retryingMs }: CallHistory, random: number): RetryDecision {
	if (failures >= MAX_CONTENTIONS || retryingMs >= MAX_CONTENDING_MS) return { kind: 'fail' };
	return { kind: 'wait', waitMs: Math.min(backoffMs(failures, random), jittered(random)) };
}

const jittered = (random: number) => Math.round(LONGEST_CONTENTION_WAIT_MS * (0.5 + random / 2));

/** 250 ms doubling to 8 s, and up to a quarter more, so that many callers do not come back at once. */
function backoffMs(failures: number, random: number): number {
	const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), LONGEST_WAIT_MS);
	return Math.round(waitMs * (1 + random / 4));
}
