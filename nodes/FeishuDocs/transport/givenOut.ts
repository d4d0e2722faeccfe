/** A copy that was made longer ago than this is told apart from a new one by its time. */
const KEPT_MS = 10 * 60_000;

/**
 * The copies that this process has reported as made, by token: when the answer to a copy is lost and
 * the target is searched for it, they are somebody's already.
 */
export class GivenOut {
	/** Token → when it was given out, oldest first. */
	private readonly times = new Map<string, number>();

	add(token: string, nowMs: number): void {
		for (const [old, time] of this.times) {
			if (time > nowMs - KEPT_MS) break;
			this.times.delete(old);
		}
		// One that is given out again moves to the end.
		this.times.delete(token);
		this.times.set(token, nowMs);
	}

	has(token: string): boolean {
		return this.times.has(token);
	}
}
