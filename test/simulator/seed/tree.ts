import type { Access, ObjType } from '../world/types';
import type { World } from '../world/world';

/** A page of the seed and what is below it. */
export interface SeedPage {
	title: string;
	type?: ObjType;
	nodeToken?: string;
	objToken?: string;
	hidden?: boolean;
	access?: Access;
	creator?: string;
	/** Node token of the entity: makes this a shortcut. */
	shortcutTo?: string;
	children?: readonly SeedPage[];
}

type PageOptions = Omit<SeedPage, 'title' | 'children'>;

export function page(
	title: string,
	options: PageOptions = {},
	children: readonly SeedPage[] = [],
): SeedPage {
	return { title, ...options, children };
}

/** Ordinary documents with these titles. */
export const docs = (...titles: string[]): SeedPage[] => titles.map((title) => page(title));

/** Documents of one kind with these titles. */
export const ofType = (type: ObjType, ...titles: string[]): SeedPage[] =>
	titles.map((title) => page(title, { type }));

/** 3 March 2025, 09:12 in China: when the first page of the company was written. */
const FIRST_PAGE = 1_740_964_320;
const HOUR = 3600;
const DAY = 24 * HOUR;

/** Hands out plausible times: pages were written one after the other, edited now and then. */
export class SeedCalendar {
	private written = 0;

	next(): { createdAt: number; editedAt: number } {
		this.written++;
		// One page in the morning, one in the afternoon; edits are in working hours too.
		const isAfternoon = this.written % 2 === 1;
		const startOfDay = FIRST_PAGE + Math.floor(this.written / 2) * DAY;
		const createdAt = startOfDay + (isAfternoon ? 5 * HOUR : 0) + (this.written % 17) * 401;
		return { createdAt, editedAt: createdAt + (this.written % 29) * DAY + 1260 };
	}
}

export function plant(
	world: World,
	calendar: SeedCalendar,
	authors: readonly string[],
	spaceId: string,
	pages: readonly SeedPage[],
	parentNodeToken = '',
): void {
	for (const [index, seed] of pages.entries()) {
		const node = world.addNode({
			spaceId,
			parentNodeToken,
			title: seed.title,
			objType: seed.type,
			nodeToken: seed.nodeToken,
			objToken: seed.objToken,
			hidden: seed.hidden,
			access: seed.access,
			nodeType: seed.shortcutTo === undefined ? 'origin' : 'shortcut',
			originNodeToken: seed.shortcutTo,
			creator: seed.creator ?? authors[(index + seed.title.length) % authors.length],
			...calendar.next(),
		});
		plant(world, calendar, authors, spaceId, seed.children ?? [], node.nodeToken);
	}
}
