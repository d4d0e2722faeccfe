/**
 * Feishu's clock as its answers tell it: what is new in a listing is decided by it, since the clock
 * of the machine that n8n runs on may be hours off.
 */
export class ServerClock {
	/**
	 * Server minus local, in milliseconds; never too great. A `Date` header is cut to the second and
	 * some time passes until it is read, so of all answers the one with the greatest difference is best.
	 */
	private aheadMs: number | undefined;

	/**
	 * @param date the `Date` header of an answer
	 * @param receivedAtMs epoch milliseconds, local
	 */
	observe(date: unknown, receivedAtMs: number): void {
		const serverMs = typeof date === 'string' ? Date.parse(date) : NaN;
		if (Number.isNaN(serverMs)) return;
		this.aheadMs = Math.max(this.aheadMs ?? -Infinity, serverMs - receivedAtMs);
	}

	/**
	 * @param localMs epoch milliseconds, local
	 * @returns the same moment in epoch milliseconds of the server, at most about a second early;
	 * undefined before an answer had a date
	 */
	at(localMs: number): number | undefined {
		return this.aheadMs === undefined ? undefined : localMs + this.aheadMs;
	}
}
