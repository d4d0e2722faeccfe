import type { Clock } from '../../nodes/FeishuDocs/transport/clock';
import type { Limits } from '../floor/limits';

/** As the node's lanes: a place in a window counts from the call's end, at most this part after its start. */
const SLACK = 0.04;

/** The plainest queue that keeps the limits without being refused: first come, first served. */
export class BareLane {
	/** When the places in the windows were taken, oldest first; no more of them than windows have. */
	private readonly placeTaken: number[] = [];

	private underWay = 0;

	private waiting: Array<() => void> = [];

	private turn: Promise<void> = Promise.resolve();

	constructor(
		private readonly limits: Limits,
		private readonly clock: Clock,
	) {}

	async run<T>(send: () => Promise<T>): Promise<T> {
		const myTurn = this.turn.then(async () => await this.takePlace());
		this.turn = myTurn;
		await myTurn;
		const startedAt = this.clock.now();
		return await send().finally(() => this.leave(startedAt));
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

	private leave(startedAt: number): void {
		const windowMs = Math.max(0, ...this.limits.windows.map((window) => window.windowMs));
		this.placeTaken.push(Math.min(this.clock.now(), startedAt + windowMs * SLACK));
		this.placeTaken.sort((a, b) => a - b);
		const places = Math.max(0, ...this.limits.windows.map(({ calls }) => calls));
		this.placeTaken.splice(0, this.placeTaken.length - places);
		this.underWay -= 1;
		this.waiting.splice(0).forEach((wake) => wake());
	}
}
