import type { RecordedRequest, Simulator } from '../simulator';
import { chanceOf, seedFor } from './chance';
import { HOPELESS, type Mishap, type Weather } from './mishaps';

/** The mishaps of one storm, as they strike. */
export interface FaultLog {
	/** What struck the request with this log ID, if anything did. */
	mishapOf(logId: string): string | undefined;
	/** How often each has struck. */
	counts(): Map<string, number>;
}

/**
 * Lets mishaps strike. Which one meets a request depends on the seed, on the request and on how often
 * it has come before: not on the order in which requests of other items arrive.
 */
export function releaseFaults(simulator: Simulator, weathers: Weather[], seed: number): FaultLog {
	const struck = new Map<string, string>();
	for (const weather of weathers) {
		const fateOf = fates(weather, seed);
		const strikes = (mishap: Mishap) => (request: RecordedRequest) => {
			if (fateOf(request) !== mishap) return false;
			struck.set(request.logId, mishap.name);
			mishap.sideEffect?.(simulator, request);
			return true;
		};
		for (const mishap of weather.mishaps) {
			const { fault, phase } = mishap;
			for (const endpoint of weather.endpoints) {
				simulator.faults.add({
					...fault,
					phase,
					endpoint,
					times: Infinity,
					when: strikes(mishap),
				});
			}
		}
	}
	return { mishapOf: (logId) => struck.get(logId), counts: () => countsOf([...struck.values()]) };
}

/** Decides once for each request. */
function fates(weather: Weather, seed: number): (request: RecordedRequest) => Mishap | undefined {
	const decided = new WeakMap<RecordedRequest, { mishap: Mishap | undefined }>();
	const occurrences = new Map<string, number>();
	return (request) => {
		const known = decided.get(request);
		if (known !== undefined) return known.mishap;
		const { endpoint, path, query, body } = request;
		const key = JSON.stringify([endpoint, path, query, body]);
		const occurrence = occurrences.get(key) ?? 0;
		occurrences.set(key, occurrence + 1);
		const mishap = fate(weather, seedFor(seed, key), occurrence);
		decided.set(request, { mishap });
		return mishap;
	};
}

function fate(
	{ mishaps, share, hopelessShare }: Weather,
	seed: number,
	occurrence: number,
): Mishap | undefined {
	if (chanceOf(seed).happens(hopelessShare)) {
		return mishaps.find(({ name }) => name === HOPELESS.name);
	}
	const chance = chanceOf(seedFor(seed, String(occurrence)));
	return chance.happens(share) ? drawn(mishaps, chance.next()) : undefined;
}

/** @param lot from 0 to 1 */
function drawn(mishaps: Mishap[], lot: number): Mishap | undefined {
	let rest = lot * mishaps.reduce((sum, { weight }) => sum + weight, 0);
	return mishaps.find(({ weight }) => (rest -= weight) < 0);
}

function countsOf(names: string[]): Map<string, number> {
	const counts = new Map<string, number>();
	for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
	return counts;
}
