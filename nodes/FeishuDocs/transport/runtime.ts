import { systemClock } from './clock';
import { GivenOut } from './givenOut';
import { Lanes } from './limiter';
import type { Runtime } from './request';

/** What all executions of an n8n process share. */
export const systemRuntime: Runtime = {
	clock: systemClock,
	lanes: new Lanes(systemClock),
	givenOut: new GivenOut(),
	random: Math.random,
};
