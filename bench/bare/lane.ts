import type { Clock } from '../../nodes/FeishuDocs/transport/clock';
import type { Limits } from '../floor/limits';

/** What of a round trip is sure to lie between two calls' counting; timers may be a millisecond early. */
const CERTAIN_PART = 0.8;

/**
 * The plainest queue that keeps the limits without being refused: first come, first served. It knows
 * the simulated round trip: that much before a call's end it was not counted later than the next
 * call's start.
 */
export class BareLane {
	/** When the places in the windows were taken, oldest first; no more of them than windows have. */
	private readonly placeTaken: number[] = [];

	private underWay = 0;

	private waiting: Array<() => void> = [];

	private turn: Promise<void> = Promise.resolve();

	constructor(
		private readonly limits: Limits,
		private readonly clock: Clock,
		private readonly roundTripMs: number,
	) {}

	async run<T>(send: () => Promise<T>): Promise<T> {
		const myTurn = this.turn.then(async () => await this.takePlace());
		this.turn = myTurn;
		await myTurn;
		return await send().finally(() => this.leave());
	}

	private async takePlace(): Promise<void> {
		for (;;) {
			const waitMs = this.waitMs();
			if (waitMs <= 0) break;
			if (waitMs === Infinity) await new Promise<void>((resolve) => this.waiting.push(resolve));
			else await this.clock.sleep(waitMs);
		}
		this.underWay += 1;
	}

	private waitMs(): number {
		if (this.underWay >= this.limits.concurrency) return Infinity;
		const waits = this.limits.windows.map(({ calls, windowMs }) => {
			const place = this.placeTaken.length + this.underWay - calls;
			if (place < 0) return 0;
			const takenAt = this.placeTaken[place];
			return takenAt === undefined ? Infinity : takenAt + windowMs - this.clock.now();
		});
		return Math.max(0, ...waits);
	}

	private leave(): void {
		this.placeTaken.push(this.clock.now() - this.roundTripMs * CERTAIN_PART);
		const places = Math.max(0, ...this.limits.windows.map(({ calls }) => calls));
		this.placeTaken.splice(0, this.placeTaken.length - places);
		this.underWay -= 1;
		this.waiting.splice(0).forEach((wake) => wake());
	}
}
