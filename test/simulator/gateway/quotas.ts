import type { SimulatorClock } from '../clock';

/** At most `calls` admitted calls in any window of `windowMs`. */
export interface QuotaWindow {
	calls: number;
	windowMs: number;
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const DAY = 24 * 60 * MINUTE;

/** Tier names of Feishu's rate-limit page (频控策略); wiki endpoints are tier 3. */
export const QUOTAS = {
	none: [],
	wiki: [{ calls: 100, windowMs: MINUTE }],
	driveList: [{ calls: 20, windowMs: SECOND }],
	/** Tier 4, also taken for endpoints without a number on their page. */
	tier4: [
		{ calls: 1000, windowMs: MINUTE },
		{ calls: 50, windowMs: SECOND },
	],
	driveWrite: [
		{ calls: 5, windowMs: SECOND },
		{ calls: 10_000, windowMs: DAY },
	],
} as const satisfies Record<string, readonly QuotaWindow[]>;

export type Verdict = { admitted: true } | { admitted: false; limit: number; resetSeconds: number };

/**
 * Strict sliding windows per app and API. Only admitted calls count; two windows are judged
 * together, the longer wait wins.
 */
export class Quotas {
	private readonly admitted = new Map<string, number[]>();

	constructor(private readonly clock: SimulatorClock) {}

	admit(key: string, windows: readonly QuotaWindow[]): Verdict {
		const now = this.clock.now();
		const longest = Math.max(0, ...windows.map((window) => window.windowMs));
		const times = (this.admitted.get(key) ?? []).filter((time) => time > now - longest);
		this.admitted.set(key, times);
		const waits = windows.flatMap((window) => waitFor(window, times, now));
		const worst = waits.sort((a, b) => b.waitMs - a.waitMs)[0];
		if (worst) {
			const resetSeconds = Math.max(1, Math.ceil(worst.waitMs / SECOND));
			return { admitted: false, limit: worst.limit, resetSeconds };
		}
		if (windows.length > 0) times.push(now);
		return { admitted: true };
	}

	clear(): void {
		this.admitted.clear();
	}
}

function waitFor(
	window: QuotaWindow,
	times: readonly number[],
	now: number,
): Array<{ limit: number; waitMs: number }> {
	// The call that must leave the window before one more fits; times are in order of arrival.
	const blocking = times[times.length - window.calls];
	if (blocking === undefined) return [];
	const waitMs = blocking + window.windowMs - now;
	return waitMs > 0 ? [{ limit: window.calls, waitMs }] : [];
}
