/** What is kept of a request. Never an Authorization header, never a secret. */
export interface RecordedRequest {
	/** `clock.now()` at arrival. */
	at: number;
	/** `clock.now()` when the answer was sent; absent while (or when) there is none. */
	endedAt?: number;
	method: string;
	/** Without the query, still percent-encoded. */
	path: string;
	query: Record<string, string>;
	/** Parsed JSON or form; secrets are replaced by `***`. */
	body: unknown;
	/** Id from the coverage table; null when no route fits. */
	endpoint: string | null;
	/** The app whose token it carried. */
	appId: string | null;
	status?: number;
	code?: number;
	logId: string;
}

/** Requests in the order of their arrival. */
export class Recorder {
	private readonly recorded: RecordedRequest[] = [];

	get requests(): readonly RecordedRequest[] {
		return this.recorded;
	}

	add(request: RecordedRequest): void {
		this.recorded.push(request);
	}

	clear(): void {
		this.recorded.length = 0;
	}
}
