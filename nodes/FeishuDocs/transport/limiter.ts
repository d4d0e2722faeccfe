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

/**
 * The queue in front of one API of one app: first come, first served, within strict sliding windows.
 *
 * A call takes up its place in a window from its start until `windowMs` after its end. Feishu counts
 * it at some moment between the two, so the windows hold there too, whatever the network adds.
 */
export class Lane {
	private underWay = 0;

	/** When the calls of the longest window ended, oldest first. */
	private endedAt: number[] = [];

	private pausedUntil = 0;

	private lastTurn: Promise<void> = Promise.resolve();

	private onRelease: () => void = () => {};

	constructor(
		private readonly limits: LaneLimits,
		private readonly clock: Clock,
	) {}

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

	leave(): void {
		this.underWay -= 1;
		this.endedAt.push(this.clock.now());
		this.onRelease();
	}

	/** Lets nobody in for `ms` milliseconds: the server's word beats our windows. */
	pause(ms: number): void {
		this.pausedUntil = Math.max(this.pausedUntil, this.clock.now() + ms);
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
				await untilAborted(this.nextRelease(), signal);
			}
		}
	}

	/** Milliseconds until a place may be free; Infinity = not before a call under way ends. */
	private windowWaitMs(): number {
		if (this.underWay >= this.limits.concurrency) return Infinity;
		const now = this.clock.now();
		const longestMs = Math.max(...this.limits.windows.map(({ windowMs }) => windowMs));
		const firstKept = this.endedAt.findIndex((endedAt) => endedAt > now - longestMs);
		this.endedAt = firstKept === -1 ? [] : this.endedAt.slice(firstKept);
		return Math.max(
			...this.limits.windows.map(({ limit, windowMs }) => {
				const mustHaveLeft = this.underWay + this.endedAt.length - limit + 1;
				if (mustHaveLeft <= 0) return 0;
				const lastToLeave = this.endedAt[mustHaveLeft - 1];
				return lastToLeave === undefined ? Infinity : lastToLeave + windowMs - now;
			}),
		);
	}

	private async nextRelease(): Promise<void> {
		await new Promise<void>((resolve) => {
			this.onRelease = resolve;
		});
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
