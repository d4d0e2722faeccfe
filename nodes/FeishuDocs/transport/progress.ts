import type { Clock } from './clock';

const LOG_EVERY_MS = 10_000;

/** What a run has asked of Feishu so far; writes a log line now and then while it goes on. */
export class Progress {
	/** Answers received. */
	requests = 0;

	/** Milliseconds that calls of this run stood first in a lane, waiting for the quota. */
	waitedMs = 0;

	private lastLineAt: number;

	constructor(
		private readonly clock: Clock,
		private readonly log: (line: string) => void,
	) {
		this.lastLineAt = clock.now();
	}

	answered(): void {
		this.requests += 1;
		this.sayNowAndThen(() => `Feishu: ${this.requests} requests answered`);
	}

	waiting(waitMs: number, api: string): void {
		this.waitedMs += waitMs;
		this.sayNowAndThen(
			() =>
				`Feishu: waiting ${Math.ceil(waitMs / 1000)} s for the quota of ${api}, after ${this.requests} requests`,
		);
	}

	private sayNowAndThen(line: () => string): void {
		const now = this.clock.now();
		if (now - this.lastLineAt < LOG_EVERY_MS) return;
		this.lastLineAt = now;
		this.log(line());
	}
}
