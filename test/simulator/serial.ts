/** Which API calls of which apps are under way, for the endpoints that take one call at a time. */
export class SerialCalls {
	private readonly busy = new Set<string>();

	/** A function that ends the call, or null when one is under way. */
	begin(key: string): (() => void) | null {
		if (this.busy.has(key)) return null;
		this.busy.add(key);
		return () => {
			this.busy.delete(key);
		};
	}
}
