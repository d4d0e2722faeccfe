import type { Contention, FailedOutcome } from './response';

/** What has already been tried for one call. */
export interface CallHistory {
	/** Attempts that ended in "not done" or "unknown", the present one included. */
	failures: number;
	/** Rate-limit answers, the present one included. */
	limits: number;
	/** Those in a row that gave no time to wait, the present one included. */
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

/** How long a call is tried again. */
interface Patience {
	maxFailures: number;
	maxRetryingMs: number;
	longestWaitMs: number;
}

const FIRST_WAIT_MS = 250;
const LONGEST_WAIT_MS = 8_000;
const MAX_RETRYING_MS = 2 * 60_000;

/** 250 ms + 0.5 s + 1 s + 2 s + 4 s + 8 s + 8 s: about 24 seconds. */
const ORDINARY: Patience = {
	maxFailures: 8,
	maxRetryingMs: MAX_RETRYING_MS,
	longestWaitMs: LONGEST_WAIT_MS,
};

/** Where others write, too, the next try may well collide again: about a minute. */
const COLLIDING: Patience = { ...ORDINARY, maxFailures: 12 };

/**
 * Somebody else copies for as long as their flow runs. Whoever asks seldom never meets the moment in
 * which they pause.
 */
const BUSY: Patience = { maxFailures: 300, maxRetryingMs: 5 * 60_000, longestWaitMs: 1_500 };

/** A limit that never ends is none, such as that of an API outside the tenant's plan. */
const MAX_LIMITS = 300;
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
			if (history.limits >= MAX_LIMITS) return { kind: 'fail' };
			if (outcome.resetMs) {
				return { kind: 'pauseLane', waitMs: Math.max(outcome.resetMs, FIRST_WAIT_MS) };
			}
			if (history.unexplainedLimits >= MAX_UNEXPLAINED_LIMITS) return { kind: 'fail' };
			return { kind: 'pauseLane', waitMs: backoffMs(history.unexplainedLimits, random) };
		case 'unknown':
			if (!repeatable || !outcome.mayRepeatReads) return { kind: 'fail' };
			return waitUnlessExhausted(ORDINARY, history, random);
		case 'notDone':
			return waitUnlessExhausted(patienceWith(outcome.contention), history, random);
	}
}

function patienceWith(contention: Contention | undefined): Patience {
	if (contention === undefined) return ORDINARY;
	return contention === 'busy' ? BUSY : COLLIDING;
}

function waitUnlessExhausted(
	{ maxFailures, maxRetryingMs, longestWaitMs }: Patience,
	{ failures, retryingMs }: CallHistory,
	random: number,
): RetryDecision {
	if (failures >= maxFailures || retryingMs >= maxRetryingMs) return { kind: 'fail' };
	return { kind: 'wait', waitMs: backoffMs(failures, random, longestWaitMs) };
}

/** 250 ms doubling to 8 s, and up to a quarter more, so that many callers do not come back at once. */
function backoffMs(failures: number, random: number, longestWaitMs = LONGEST_WAIT_MS): number {
	const waitMs = Math.min(FIRST_WAIT_MS * 2 ** (failures - 1), longestWaitMs);
	return Math.round(waitMs * (1 + random / 4));
}
