/** Time source of a simulator: milliseconds since 1970. Tests move it by hand. */
export interface SimulatorClock {
	now(): number;
}

export const SYSTEM_CLOCK: SimulatorClock = { now: () => Date.now() };

/** A clock that stands still until it is moved. Starts on 1 September 2026, 09:00:01 in China. */
export class HandClock implements SimulatorClock {
	constructor(private epochMs = Date.UTC(2026, 8, 1, 1, 0, 1)) {}

	now(): number {
		return this.epochMs;
	}

	advance(ms: number): void {
		this.epochMs += ms;
	}
}

export const unixSeconds = (clock: SimulatorClock): number => Math.floor(clock.now() / 1000);
