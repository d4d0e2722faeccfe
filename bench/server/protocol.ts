import type { ClockSpec } from '../clock';
import type { Place } from '../scenarios/types';
import type { Shape } from '../shapes';

/** What the bench asks of the process that plays Feishu. */
export type Command =
	/** The simulator, with its quotas. */
	| { kind: 'simulate'; clock: ClockSpec; roundTripMs: number; shape: Shape }
	/** A space of any size that is made up while it is listed; no quotas. */
	| { kind: 'makeUp'; branches: number }
	/** Ends what was started last. */
	| { kind: 'stop' };

/** A request as the server saw it. */
export interface Seen {
	endpoint: string;
	/** Milliseconds of the shared clock. */
	at: number;
	rateLimited: boolean;
}

export interface Replies {
	simulate: { url: string; place: Place };
	makeUp: { url: string };
	stop: { seen: Seen[] };
}
