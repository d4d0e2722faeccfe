import type { EndpointId } from './coverage';
import type { JsonObject } from './http/json';
import type { RecordedRequest } from './recorder';

/** What a scripted fault does. */
export type FaultKind =
	| {
			kind: 'error';
			status: number;
			code: number;
			msg: string;
			headers?: Record<string, string>;
			/** Put over the standard `error` object; null = none. */
			error?: JsonObject | null;
	  }
	| {
			/** Anything a proxy might send: HTML, nothing, broken JSON. */
			kind: 'raw';
			status: number;
			contentType: string;
			body: string;
			headers?: Record<string, string>;
	  }
	/** The connection is destroyed. */
	| { kind: 'cut' }
	/** No answer; the connection stays open until the client or `close()` ends it. */
	| { kind: 'hang' }
	/** Real milliseconds, then on as usual. */
	| { kind: 'delay'; ms: number }
	/** 99991400; `resetSeconds: null` = without headers. Default 1. */
	| { kind: 'rateLimit'; resetSeconds?: number | null; status?: 429 | 400 }
	/** All tokens of the calling app are revoked just before the gateway looks at them. */
	| { kind: 'tokenRevoked' };

export interface FaultFilter {
	/** Absent: any API but the token endpoints (`auth.…`, `oauth.…`). */
	endpoint?: EndpointId;
	when?: (request: RecordedRequest) => boolean;
	/** Lets the first n matching requests pass. */
	skip?: number;
	/** How often it strikes; default 1. */
	times?: number;
	/** Share of matching requests (0 to 1) it strikes; default 1. */
	probability?: number;
	/**
	 * `before` (default): on arrival, nothing has been done. `after`: the effect is there (a copy
	 * exists), then this comes instead of the answer; requests that were refused are left alone.
	 */
	phase?: 'before' | 'after';
}

export type Fault = FaultFilter & FaultKind;

export interface FaultHandle {
	remove(): void;
	/** How often it has struck. */
	readonly hits: number;
}

interface Scripted {
	fault: Fault;
	matched: number;
	hits: number;
}

const GOES_ON: ReadonlySet<FaultKind['kind']> = new Set(['delay', 'tokenRevoked']);

/** Scripted faults, in the order they were added; the first that ends a request wins. */
export class Faults {
	private scripted: Scripted[] = [];

	constructor(private readonly random: () => number) {}

	add(fault: Fault): FaultHandle {
		const entry: Scripted = { fault, matched: 0, hits: 0 };
		this.scripted.push(entry);
		return {
			remove: () => {
				this.scripted = this.scripted.filter((other) => other !== entry);
			},
			get hits() {
				return entry.hits;
			},
		};
	}

	clear(): void {
		this.scripted = [];
	}

	/** The faults that strike this request now, at most one of them an end. */
	strike(phase: 'before' | 'after', request: RecordedRequest): FaultKind[] {
		const striking: FaultKind[] = [];
		for (const entry of this.scripted) {
			if (!this.strikes(entry, phase, request)) continue;
			striking.push(entry.fault);
			if (!GOES_ON.has(entry.fault.kind)) break;
		}
		return striking;
	}

	private strikes(entry: Scripted, phase: string, request: RecordedRequest): boolean {
		const { fault } = entry;
		if ((fault.phase ?? 'before') !== phase || !concerns(fault, request)) return false;
		if (entry.hits >= (fault.times ?? 1)) return false;
		entry.matched++;
		if (entry.matched <= (fault.skip ?? 0)) return false;
		if (fault.probability !== undefined && this.random() >= fault.probability) return false;
		entry.hits++;
		return true;
	}
}

function concerns(fault: Fault, request: RecordedRequest): boolean {
	if (request.endpoint === null) return false;
	const endpointFits =
		fault.endpoint === undefined
			? !/^o?auth\./.test(request.endpoint)
			: fault.endpoint === request.endpoint;
	return endpointFits && (fault.when?.(request) ?? true);
}
