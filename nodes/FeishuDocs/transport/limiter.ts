import { untilAborted, type Clock } from './clock';

/** At most `limit` calls in any `windowMs` milliseconds. */
export interface Window {
	limit: number;
	windowMs: number;
}

export interface LaneLimits {
	windows: Window[];
	/** Calls under way at the same time. */
	concurrency: number;
}

/** The longest single pause that is waited for; a longer one is reported to the user. */
export const MAX_PAUSE_MS = 5 * 60_000;

/** Why a lane was not entered. */
export type LaneRefusal = { reason: 'cancelled' } | { reason: 'paused'; pauseMs: number };

/** What of a window is left unused rather than risk a refusal; see Lane. */
const SLACK_OF_WINDOW = 0.03;

/** Before so many calls have ended, the shortest of them says nothing about those to come. */
const CALLS_TO_LEARN_FROM = 10;

/** Part of a call's own time. */
const GAP_AFTER_CALL = 0.1;

/**
 * The queue in front of one API of one app: first come, first served, within strict sliding windows.
 *
 * Feishu counts a call at some moment between its start and its end, so its place in a window is free
 * `windowMs` after its end. Where calls take a good part of the window that would waste as much of the
 * quota. But from the start of a call until it is counted, and then to its end, something passes each
 * time; together it is the length of the shortest call, where calls are counted at about the same part
 * of each. So much may be taken off, except for a slack: that part varies, and a later call may turn out
 * shorter than any so far. A refusal then makes up for it.
 */
export class Lane {
	private underWay = 0;

	/** Per window, when the calls that are counted in it ended, oldest first. */
	private readonly ended: number[][];

	private callsEnded = 0;

	private shortestMs = Infinity;

	private pausedUntil = 0;

	/** After Feishu said "too many" there are others: calls go one at a time, so that one alone is refused. */
	private cautiousUntil = 0;

	private lastTurn: Promise<void> = Promise.resolve();

	private onRelease: () => void = () => {};

	constructor(
		private readonly limits: LaneLimits,
		private readonly clock: Clock,
	) {
		this.ended = limits.windows.map(() => []);
	}

	/**
	 * Waits for a place and takes it; the caller must `leave()` afterwards.
	 * @param onWait told how many milliseconds this call waits for the quota, being the first in line
	 * @returns undefined when the place is taken, otherwise why it was not
	 */
	async enter(
		signal?: AbortSignal,
		onWait?: (waitMs: number) => void,
	): Promise<LaneRefusal | undefined> {
		const previousTurn = this.lastTurn;
		let endTurn = () => {};
		this.lastTurn = new Promise<void>((resolve) => {
			endTurn = resolve;
		});
		await untilAborted(previousTurn, signal);
		const refusal = await this.waitForPlace(signal, onWait);
		if (refusal === undefined) this.underWay += 1;
		// One who gives up early must not let the next one overtake those before.
		void previousTurn.then(endTurn);
		return refusal;
	}

	/** @param startedAt when the call was sent, epoch milliseconds */
	leave(startedAt = this.clock.now()): void {
		const endedAt = this.clock.now();
		this.underWay -= 1;
		this.callsEnded += 1;
		this.shortestMs = Math.min(this.shortestMs, endedAt - startedAt);
		for (const ended of this.ended) ended.push(endedAt);
		if (this.limits.concurrency === 1) this.letOthersIn(endedAt - startedAt);
		this.onRelease();
	}

	/**
	 * Where Feishu takes one call at a time, other processes wait for a gap; a slow call is followed by
	 * one that they can meet.
	 */
	private letOthersIn(tookMs: number): void {
		const gapEnds = this.clock.now() + tookMs * GAP_AFTER_CALL;
		this.pausedUntil = Math.max(this.pausedUntil, gapEnds);
	}

	/** Lets nobody in for `ms` milliseconds: the server's word beats our windows. */
	pause(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + ms);
		const longestMs = Math.max(...this.limits.windows.map(({ windowMs }) => windowMs));
		this.cautiousUntil = this.pausedUntil + longestMs;
	}

	private async waitForPlace(
		signal?: AbortSignal,
		onWait?: (waitMs: number) => void,
	): Promise<LaneRefusal | undefined> {
		for (;;) {
			if (signal?.aborted) return { reason: 'cancelled' };
			const pauseMs = this.pausedUntil - this.clock.now();
			if (pauseMs > MAX_PAUSE_MS) return { reason: 'paused', pauseMs };
			const waitMs = Math.max(pauseMs, this.windowWaitMs());
			if (waitMs <= 0) return undefined;
			if (Number.isFinite(waitMs)) {
				onWait?.(waitMs);
				await this.clock.sleep(waitMs, signal);
			} else {
				await untilAborted(this.nextChance(signal), signal);
			}
		}
	}

	/** Milliseconds until a place may be free; Infinity = not before a call under way ends. */
	private windowWaitMs(): number {
		const now = this.clock.now();
		const concurrency = now < this.cautiousUntil ? 1 : this.limits.concurrency;
		if (this.underWay >= concurrency) return Infinity;
		return Math.max(
			...this.limits.windows.map(({ limit, windowMs }, index) => {
				const ended = this.ended[index] ?? [];
				const keptMs = windowMs - this.betweenCountsMs(windowMs);
				while ((ended[0] ?? Infinity) <= now - keptMs) ended.shift();
				const mustHaveLeft = this.underWay + ended.length - limit + 1;
				if (mustHaveLeft <= 0) return 0;
				const lastToLeave = ended[mustHaveLeft - 1];
				return lastToLeave === undefined ? Infinity : lastToLeave + keptMs - now;
			}),
		);
	}

	/** Milliseconds that lie between the counting of two calls, the one starting as the other ends. */
	private betweenCountsMs(windowMs: number): number {
		if (this.callsEnded < CALLS_TO_LEARN_FROM) return 0;
		return Math.max(0, this.shortestMs - windowMs * SLACK_OF_WINDOW);
	}

	/** When a call under way has ended, or when caution has, so that more may be under way. */
	private async nextChance(signal?: AbortSignal): Promise<void> {
		const released = new Promise<void>((resolve) => {
			this.onRelease = resolve;
		});
		const cautiousMs = this.cautiousUntil - this.clock.now();
		if (cautiousMs <= 0) return await released;
		await Promise.race([released, this.clock.sleep(cautiousMs, signal)]);
	}
}

/** All lanes of the process, one per base URL, app and API. */
export class Lanes {
	private readonly lanes = new Map<string, Lane>();

	constructor(private readonly clock: Clock) {}

	lane(owner: { baseUrl: string; appId: string }, api: string, limits: LaneLimits): Lane {
		const key = JSON.stringify([owner.baseUrl, owner.appId, api]);
		let lane = this.lanes.get(key);
		if (lane === undefined) {
			lane = new Lane(limits, this.clock);
			this.lanes.set(key, lane);
		}
		return lane;
	}
}
