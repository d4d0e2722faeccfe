import {
	Lane,
	type LaneLimits,
	type LaneRefusal,
} from '../../../nodes/FeishuDocs/transport/limiter';
import { HandClock, settle } from '../../support/clocks';
import { seededRandom, wholeNumber } from '../seededRandom';

/** All times of a schedule are multiples of it, so that the clock can stop at each of them. */
const TICK_MS = 10;

interface Plan {
	limits: LaneLimits;
	callers: Array<{ arrivesAt: number; takesMs: number; givesUpAt: number | undefined }>;
	pauses: Array<{ at: number; ms: number }>;
}

interface Trip {
	caller: number;
	arrivesAt: number;
	start: number;
	end: number;
}

function planOf(seed: number): Plan {
	const random = seededRandom(seed);
	const ticks = (from: number, to: number) => wholeNumber(random, from, to) * TICK_MS;
	const windows = [{ limit: wholeNumber(random, 1, 6), windowMs: ticks(20, 60) }];
	if (random() < 0.5) windows.push({ limit: wholeNumber(random, 1, 3), windowMs: ticks(2, 19) });
	let arrivesAt = 0;
	return {
		limits: { windows, concurrency: wholeNumber(random, 1, 5) },
		callers: Array.from({ length: 60 }, () => {
			arrivesAt += random() < 0.4 ? 0 : ticks(0, 15);
			const givesUpAt = random() < 0.15 ? arrivesAt + ticks(0, 60) : undefined;
			return { arrivesAt, takesMs: ticks(0, 25), givesUpAt };
		}),
		pauses: Array.from({ length: 3 }, () => ({ at: ticks(0, 400), ms: ticks(1, 100) })),
	};
}

interface Cancellation {
	caller: number;
	at: number;
	refusal: LaneRefusal;
}

/** Plays the plan on a lane; trips stand in the order of their start. */
async function play(plan: Plan): Promise<{ trips: Trip[]; cancelled: Cancellation[] }> {
	const clock = new HandClock(0);
	const lane = new Lane(plan.limits, clock);
	const trips: Trip[] = [];
	const cancelled: Cancellation[] = [];
	let done = 0;

	plan.callers.forEach(({ arrivesAt, takesMs, givesUpAt }, caller) => {
		const abort = new AbortController();
		if (givesUpAt !== undefined) void clock.sleep(givesUpAt).then(() => abort.abort());
		void (async () => {
			await clock.sleep(arrivesAt);
			const refusal = await lane.enter(abort.signal);
			if (refusal === undefined) {
				const trip = { caller, arrivesAt, start: clock.now(), end: Infinity };
				trips.push(trip);
				await clock.sleep(takesMs);
				trip.end = clock.now();
				lane.leave();
			} else {
				cancelled.push({ caller, at: clock.now(), refusal });
			}
			done += 1;
		})();
	});
	for (const { at, ms } of plan.pauses) void clock.sleep(at).then(() => lane.pause(ms));

	while (done < plan.callers.length) {
		await clock.advance(TICK_MS);
		// A whole queue may move on at one time, and it moves on promise by promise.
		for (let round = 0; round < 3; round++) await settle();
		if (clock.now() > 10 * 60_000) throw new Error('Somebody waits for ever');
	}
	return { trips, cancelled };
}

/** Calls that a server may count in a window of the half-open time [from, from + windowMs). */
function touching(trips: Trip[], from: number, windowMs: number): number {
	return trips.filter(({ start, end }) => start < from + windowMs && end >= from).length;
}

/** From a pause until one window after it calls go one at a time. */
function isCautious({ limits, pauses }: Plan, at: number): boolean {
	const longestMs = Math.max(...limits.windows.map(({ windowMs }) => windowMs));
	return pauses.some((pause) => pause.at <= at && at < pause.at + pause.ms + longestMs);
}

const seeds = Array.from({ length: 25 }, (_, index) => index + 1);

describe.each(seeds)('a random schedule with seed %i', (seed) => {
	const plan = planOf(seed);
	let trips: Trip[];
	let cancelled: Cancellation[];
	let gaveUp: number[];
	beforeAll(async () => {
		({ trips, cancelled } = await play(plan));
		gaveUp = cancelled.map(({ caller }) => caller);
	});

	it('never holds more calls in any window than its limit, at their start, end or between', () => {
		const lastEnd = Math.max(...trips.map(({ end }) => end));
		const overfull: object[] = [];
		for (const { limit, windowMs } of plan.limits.windows) {
			for (let from = -windowMs; from <= lastEnd; from += TICK_MS) {
				const calls = touching(trips, from, windowMs);
				if (calls > limit) overfull.push({ from, windowMs, limit, calls });
			}
		}
		expect(overfull).toEqual([]);
	});

	it('never has more calls under way at once than it may', () => {
		for (const { start: at } of trips) {
			const underWay = trips.filter(({ start, end }) => start <= at && end > at);
			expect(underWay.length).toBeLessThanOrEqual(plan.limits.concurrency);
		}
	});

	it('starts nothing during a pause', () => {
		for (const { start } of trips) {
			expect(plan.pauses.some(({ at, ms }) => start > at && start < at + ms)).toBe(false);
		}
	});

	it('serves everybody who did not give up, in the order in which they came', () => {
		const served = trips.map(({ caller }) => caller);
		const expected = plan.callers.map((_, index) => index);
		expect(served).toEqual(expected.filter((caller) => !gaveUp.includes(caller)));
	});

	it('lets those who give up go at once', () => {
		const late = cancelled.filter(({ caller, at, refusal }) => {
			const plannedAt = plan.callers[caller]?.givesUpAt;
			return refusal.reason !== 'cancelled' || at !== plannedAt;
		});
		expect(late).toEqual([]);
	});

	it('lets nobody wait who could go', () => {
		const needlessWaits: object[] = [];
		trips.forEach(({ arrivesAt, start }, index) => {
			const before = trips.slice(0, index);
			const turnAt = Math.max(arrivesAt, before.at(-1)?.start ?? 0);
			for (let at = turnAt + TICK_MS; at < start; at += TICK_MS) {
				const isPaused = plan.pauses.some((pause) => at >= pause.at && at < pause.at + pause.ms);
				const underWay = before.filter(({ end }) => end > at).length;
				const isFull = underWay >= (isCautious(plan, at) ? 1 : plan.limits.concurrency);
				const isOverQuota = plan.limits.windows.some(
					({ limit, windowMs }) => before.filter(({ end }) => end + windowMs > at).length >= limit,
				);
				// Those before may have given up only now.
				const isBehindOneWhoGaveUp = gaveUp.some((caller) => {
					const other = plan.callers[caller];
					return (
						other !== undefined && other.arrivesAt <= arrivesAt && (other.givesUpAt ?? 0) >= at
					);
				});
				const mustWait = isPaused || isFull || isOverQuota || isBehindOneWhoGaveUp;
				if (!mustWait) needlessWaits.push({ caller: index, at, start });
			}
		});
		expect(needlessWaits).toEqual([]);
	});
});
