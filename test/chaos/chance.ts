import { seededRandom, wholeNumber } from '../unit/seededRandom';

/** Chance that comes back with its seed. */
export interface Chance {
	/** From 0 to 1. */
	next(): number;
	/** A whole number from `from` to `to`, both included. */
	between(from: number, to: number): number;
	/** True in `share` (0 to 1) of all cases. */
	happens(share: number): boolean;
	oneOf<T>(choices: readonly [T, ...T[]]): T;
}

export function chanceOf(seed: number): Chance {
	const next = seededRandom(seed);
	return {
		next,
		between: (from, to) => wholeNumber(next, from, to),
		happens: (share) => next() < share,
		oneOf: (choices) => choices[Math.floor(next() * choices.length)] ?? choices[0],
	};
}

/** A seed for one of many things of a kind, the same in whatever order they come (FNV-1a). */
export function seedFor(seed: number, name: string): number {
	let hash = 0x811c9dc5 ^ seed;
	for (const char of name) {
		hash = Math.imul(hash ^ (char.codePointAt(0) ?? 0), 0x01000193);
	}
	return hash;
}
