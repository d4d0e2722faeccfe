import type { OnError } from 'n8n-workflow';

import type { Chance } from './chance';
import { TITLES, type Places, type Source, type Target } from './places';

/** One input item that copies. */
export interface CopyItem {
	source: Source;
	target: Target;
	/** Empty: the copy keeps the source's title. */
	title: string;
	ifExists: 'create' | 'skip' | 'fail';
	/** Whether the source is given as a link or as a bare token. */
	asLink: boolean;
}

/** One input item that lists; `limit` undefined = all. */
export interface ListItem {
	target: Target;
	limit: number | undefined;
}

/** One execution of the node. */
export type PlannedRun = { onError: OnError } & (
	| { kind: 'copyNode' | 'copyFile'; items: CopyItem[] }
	| { kind: 'listChildren' | 'listFiles'; items: ListItem[] }
);

/** Waves come one after the other; the runs of a wave side by side. */
export type Plan = PlannedRun[][];

const WAVES = 4;
const RUNS_OF_A_WAVE = [
	'copyNode',
	'copyNode',
	'copyNode',
	'copyFile',
	'listChildren',
	'listFiles',
] as const;

export function makePlan(chance: Chance, places: Places): Plan {
	return Array.from({ length: WAVES }, (_w, wave) =>
		RUNS_OF_A_WAVE.map((kind, run) => makeRun(kind, `${wave}.${run}`, chance, places)),
	);
}

function makeRun(
	kind: PlannedRun['kind'],
	name: string,
	chance: Chance,
	places: Places,
): PlannedRun {
	const onError = chance.oneOf<OnError>([
		'continueRegularOutput',
		'continueRegularOutput',
		'continueErrorOutput',
		'continueErrorOutput',
		'stopWorkflow',
	]);
	if (kind === 'listChildren' || kind === 'listFiles') {
		const count = chance.between(4, 8);
		return { kind, onError, items: many(count, () => listItem(kind, chance, places)) };
	}
	// A stopped run puts nothing out: titles of its own tell its copies apart from those of others.
	const titles = titlesOf(onError === 'stopWorkflow' || chance.happens(0.5) ? ` ${name}` : '');
	const count = chance.between(9, 17);
	return { kind, onError, items: copyItems(kind, count, titles, chance, places) };
}

const many = <T>(count: number, make: () => T): T[] => Array.from({ length: count }, make);

type Titles = readonly [string, ...string[]];

/** Without a suffix the titles are shared with other runs, and one of them is the source's own. */
function titlesOf(suffix: string): Titles {
	const [first, ...others] = TITLES.map((title) => title + suffix);
	const named: Titles = [first ?? suffix, ...others];
	return suffix === '' ? [...named, ''] : named;
}

/** Some items are like the one before: the next copy is wanted while the last is still new. */
function copyItems(
	kind: 'copyNode' | 'copyFile',
	count: number,
	titles: Titles,
	chance: Chance,
	places: Places,
): CopyItem[] {
	const items: CopyItem[] = [];
	for (let n = 0; n < count; n++) {
		const item = copyItem(kind, titles, chance, places);
		const last = chance.happens(0.45) ? items.at(-1) : undefined;
		items.push(last === undefined ? item : { ...last, ifExists: item.ifExists });
	}
	return items;
}

function copyItem(
	kind: 'copyNode' | 'copyFile',
	titles: Titles,
	chance: Chance,
	places: Places,
): CopyItem {
	const isNode = kind === 'copyNode';
	return {
		source: chance.oneOf(isNode ? places.wikiSources : places.driveSources),
		target: isNode ? chance.oneOf(places.wikiTargets) : chance.oneOf(places.driveTargets),
		title: chance.oneOf(titles),
		ifExists: chance.oneOf(['create', 'create', 'create', 'skip', 'skip', 'fail']),
		asLink: chance.happens(0.7),
	};
}

function listItem(kind: 'listChildren' | 'listFiles', chance: Chance, places: Places): ListItem {
	return {
		target:
			kind === 'listChildren'
				? chance.oneOf(places.wikiTargets)
				: chance.oneOf([places.archive, ...places.driveTargets]),
		limit: chance.happens(0.3) ? chance.between(1, 120) : undefined,
	};
}
