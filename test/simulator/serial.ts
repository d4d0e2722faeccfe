/** Which API calls of which apps are under way, for the endpoints that take one call at a time. */
export class SerialCalls {
	private readonly busy = new Map<string, symbol>();

	/** A function that ends the call, or null when one is under way. */
	begin(key: string): (() => void) | null {
		if (this.busy.has(key)) return null;
		const call = Symbol(key);
		this.busy.set(key, call);
		// Ending twice must not end the call that came after.
		return () => {
			if (this.busy.get(key) === call) this.busy.delete(key);
		};
	}
}
