import type { Clock } from '../transport/clock';
import type { Walk } from './treeWalk';

/** How long a walk is remembered after it was last used. */
export const MEMORY_MS = 2 * 60_000;

export const MAX_WALKS = 20;

/** How many entries a remembered walk may hold, and how many places still to go to. */
export const MAX_HELD = 5_000;

/** A walk that holds so much is not extended. */
export const isFull = ({ entries, rest }: Walk): boolean =>
	entries.length >= MAX_HELD || rest.length >= MAX_HELD;

/**
 * The walks of the lists that are open in editors, so that a search begins where the list or the
 * search before it stopped. They live in the memory of one n8n process only.
 */
export class WalkMemory {
	/** The one used longest ago first. */
	private readonly walks = new Map<string, { walk: Walk; usedAt: number }>();

	constructor(private readonly clock: Pick<Clock, 'now'>) {}

	/** @param key names everything that decides what the walk may see */
	recall(key: string): Walk | undefined {
		this.forgetOld();
		const walk = this.walks.get(key)?.walk;
		if (walk !== undefined) this.remember(key, walk);
		return walk;
	}

	/** Replaces what was known under the key. */
	remember(key: string, walk: Walk): void {
		this.walks.delete(key);
		this.walks.set(key, { walk, usedAt: this.clock.now() });
		this.forgetOld();
	}

	private forgetOld(): void {
		const now = this.clock.now();
		for (const [key, { usedAt }] of this.walks) {
			const isOld = now - usedAt >= MEMORY_MS;
			if (isOld || this.walks.size > MAX_WALKS) this.walks.delete(key);
		}
	}
}
