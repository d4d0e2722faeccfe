import type { FeishuFailure } from '../../../nodes/FeishuDocs/transport/errors';
import type { FailedOutcome } from '../../../nodes/FeishuDocs/transport/response';
import { decideRetry, type CallHistory } from '../../../nodes/FeishuDocs/transport/retry';

const failure: FeishuFailure = { kind: 'refused', sentence: 'It failed', advice: 'Run again.' };
const READ = true;
const COPY = false;
const MINUTE = 60_000;

const FIRST_FAILURE: CallHistory = {
	failures: 1,
	limits: 0,
	unexplainedLimits: 0,
	retryingMs: 100,
	tokenRefreshed: false,
};

const notDone: FailedOutcome = { kind: 'notDone', failure };
const collision: FailedOutcome = { kind: 'notDone', contention: 'collision', failure };
const busy: FailedOutcome = { kind: 'notDone', contention: 'busy', failure };
const unknown: FailedOutcome = { kind: 'unknown', mayRepeatReads: true, failure };
const internalError: FailedOutcome = { kind: 'unknown', mayRepeatReads: false, failure };
const deadToken: FailedOutcome = { kind: 'tokenInvalid', failure };
const refused: FailedOutcome = { kind: 'refused', failure };

const limited = (resetMs: number | null): FailedOutcome => ({
	kind: 'rateLimited',
	resetMs,
	failure,
});

function decide(outcome: FailedOutcome, repeatable: boolean, history = {}, random = 0) {
	return decideRetry(outcome, repeatable, { ...FIRST_FAILURE, ...history }, random);
}

/** Reference section 9: the answers × reads and copies. */
describe('what is repeated', () => {
	it.each([
		['not done', notDone, 'wait', 'wait'],
		['a collision of writes', collision, 'wait', 'wait'],
		['a copy while another is under way', busy, 'wait', 'wait'],
		['unknown', unknown, 'wait', 'fail'],
		['an internal error that must not be repeated', internalError, 'fail', 'fail'],
		['a dead token', deadToken, 'refreshToken', 'refreshToken'],
		['a rate limit', limited(1000), 'pauseLane', 'pauseLane'],
		['a rate limit without a time', limited(null), 'pauseLane', 'pauseLane'],
		['a refusal', refused, 'fail', 'fail'],
	])('after %s', (_name, outcome, forRead, forCopy) => {
		const history = { unexplainedLimits: 1 };
		expect(decide(outcome, READ, history).kind).toBe(forRead);
		expect(decide(outcome, COPY, history).kind).toBe(forCopy);
	});

	it.each([0, 1, 3, 7])(
		'never repeats a copy of unknown outcome, after %i failures',
		(failures) => {
			expect(decide(unknown, COPY, { failures })).toEqual({ kind: 'fail' });
		},
	);

	it('refreshes the token once only', () => {
		expect(decide(deadToken, READ, { tokenRefreshed: true })).toEqual({ kind: 'fail' });
		expect(decide(deadToken, COPY, { tokenRefreshed: true })).toEqual({ kind: 'fail' });
	});

	it('refreshes the token although the call failed otherwise before', () => {
		expect(decide(deadToken, READ, { failures: 5 })).toEqual({ kind: 'refreshToken' });
	});
});

describe('how long it waits', () => {
	it.each([
		[1, 250],
		[2, 500],
		[3, 1000],
		[4, 2000],
		[5, 4000],
		[6, 8000],
		[7, 8000],
	])('after failure %i: %i ms, and up to a quarter more', (failures, waitMs) => {
		expect(decide(notDone, COPY, { failures }, 0)).toEqual({ kind: 'wait', waitMs });
		const longest = decide(unknown, READ, { failures }, 1);
		expect(longest).toEqual({ kind: 'wait', waitMs: Math.round(waitMs * 1.25) });
		const between = decide(unknown, READ, { failures }, 0.5);
		expect(between).toEqual({ kind: 'wait', waitMs: Math.round(waitMs * 1.125) });
	});

	it('waits as long as Feishu asks, without jitter that would end the pause early', () => {
		expect(decide(limited(52_000), READ, {}, 0.9)).toMatchObject({ kind: 'pauseLane' });
		const decision = decide(limited(52_000), READ, {}, 0);
		expect(decision).toEqual({ kind: 'pauseLane', waitMs: 52_000 });
	});

	it('does not storm a server that says "wait 0 seconds"', () => {
		const decision = decide(limited(0), READ, { unexplainedLimits: 1 });
		expect(decision.kind === 'pauseLane' && decision.waitMs).toBeGreaterThanOrEqual(250);
	});

	it('backs off by itself from a limit that gives no time', () => {
		const waits = [1, 2, 3, 4, 5, 6, 7].map((unexplainedLimits) => {
			const decision = decide(limited(null), READ, { unexplainedLimits });
			return decision.kind === 'pauseLane' ? decision.waitMs : undefined;
		});
		expect(waits).toEqual([250, 500, 1000, 2000, 4000, 8000, 8000]);
	});

	it('pauses the lane for five minutes when Feishu asks for them', () => {
		const decision = decide(limited(5 * MINUTE), READ);
		expect(decision).toEqual({ kind: 'pauseLane', waitMs: 5 * MINUTE });
	});

	it('closes the lane for the whole time when Feishu asks for more than five minutes', () => {
		const decision = decide(limited(60 * MINUTE), COPY);
		expect(decision).toEqual({ kind: 'pauseLane', waitMs: 60 * MINUTE });
	});
});

describe('when it gives up', () => {
	it.each([
		['a read', unknown, READ],
		['a copy that was not made', notDone, COPY],
	])('ends %s that always fails, after a handful of attempts', (_name, outcome, repeatable) => {
		let failures = 1;
		let waitedMs = 0;
		for (;;) {
			const decision = decide(outcome, repeatable, { failures, retryingMs: waitedMs }, 1);
			if (decision.kind !== 'wait') break;
			waitedMs += decision.waitMs;
			failures += 1;
			if (failures > 50) break;
		}
		expect(failures).toBeGreaterThanOrEqual(5);
		expect(failures).toBeLessThanOrEqual(10);
		expect(waitedMs).toBeLessThan(MINUTE);
	});

	/** How long a call that always fails so is tried again, in milliseconds of waiting. */
	function patience(outcome: FailedOutcome): number {
		let retryingMs = 0;
		for (let failures = 1; failures < 1000; failures++) {
			const decision = decide(outcome, COPY, { failures, retryingMs }, 0);
			if (decision.kind !== 'wait') break;
			retryingMs += decision.waitMs;
		}
		return retryingMs;
	}

	it('goes on for about a minute where writes collide', () => {
		expect(patience(collision)).toBeGreaterThan(0.75 * MINUTE);
		expect(patience(collision)).toBeLessThan(1.25 * MINUTE);
	});

	it('goes on for about five minutes where other flows may be copying all the time', () => {
		expect(patience(busy)).toBeGreaterThan(4 * MINUTE);
		expect(patience(busy)).toBeLessThan(6 * MINUTE);
	});

	it('asks often while other copies are under way, to meet the gap between them', () => {
		const waits = [1, 2, 3, 4, 5, 50].map((failures) => decide(busy, COPY, { failures }, 1));
		for (const decision of waits) {
			expect(decision.kind === 'wait' && decision.waitMs).toBeLessThanOrEqual(2_000);
		}
	});

	it('ends a read whose attempts take too long in all, however few they are', () => {
		expect(decide(unknown, READ, { failures: 2, retryingMs: 10 * MINUTE }).kind).toBe('fail');
	});

	it('ends a limit that is named again each time, but not before hundreds of calls', () => {
		expect(decide(limited(1000), COPY, { limits: 299 })).toMatchObject({ kind: 'pauseLane' });
		expect(decide(limited(1000), COPY, { limits: 300 })).toEqual({ kind: 'fail' });
	});

	it('ends a limit that says "wait 0 seconds" like one that does not say when it is over', () => {
		expect(decide(limited(0), READ, { unexplainedLimits: 40 })).toEqual({ kind: 'fail' });
	});

	it('ends a limit that never says when it is over, but not before five minutes', () => {
		let waitedMs = 0;
		let unexplainedLimits = 1;
		for (; unexplainedLimits < 1000; unexplainedLimits++) {
			const decision = decide(limited(null), READ, { unexplainedLimits }, 0);
			if (decision.kind !== 'pauseLane') break;
			waitedMs += decision.waitMs;
		}
		expect(unexplainedLimits).toBeLessThan(1000);
		expect(waitedMs).toBeGreaterThan(4.5 * MINUTE);
		expect(waitedMs).toBeLessThan(15 * MINUTE);
	});
});
