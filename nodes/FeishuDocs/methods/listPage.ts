import type { INodeListSearchResult } from 'n8n-workflow';

import { bestFirst, matches, rowOf } from './names';
import {
	moreToSearch,
	noMatch,
	noMatchYet,
	nothingThere,
	tooLong,
	type Row,
	type Wording,
} from './notices';
import type { Place } from './places';
import { beginWalk, foundBy, walkOn, type Entry, type Walk } from './treeWalk';
import { isFull } from './walkMemory';
import { decodePosition, encodePosition } from './walkToken';

/** One page of a list costs at most this many requests to the API. */
const MAX_REQUESTS = 5;

/** So many rows and the editor's list can be scrolled, which is how it asks for more of a search. */
const ROWS_TO_SCROLL = 8;

/** What the editor asks for. */
export interface PageRequest {
	/** In lower case; empty when nothing is searched. */
	filter: string;
	/** Of the page before; undefined for the first. */
	paginationToken?: string;
}

/** The walk through a place as it is remembered for one identity. */
export interface RememberedWalk {
	recall(): Walk | undefined;
	remember(walk: Walk): void;
	newId(): string;
}

/**
 * One page of a list. The first page of an unfiltered list begins anew; a further page goes on where its
 * token says; a search answers from what the walk has found and goes on from there.
 */
export async function listPage(
	place: Place,
	wording: Wording,
	request: PageRequest,
	memory: RememberedWalk,
): Promise<INodeListSearchResult> {
	const { walk, from } = openWalk(place, request, memory);
	if (!isFull(walk)) await walkOn(walk, MAX_REQUESTS, place.read);
	const { filter } = request;
	const seen = walk.entries.slice(from - walk.before);
	const found = filter === '' ? seen : bestFirst(seen.filter(matching(filter)), filter);
	const rows = found.map(({ path, value, url }) => ({ name: rowOf(path), value, url }));
	const isFirst = from === 0;
	const notices = noticesFor(place, wording, walk, { filter, isFirst, rows: rows.length });
	return { results: [...rows, ...notices], paginationToken: encodePosition(walk) };
}

const matching = (filter: string) => (entry: Entry) => matches(entry, filter);

/** The walk that a page is taken from, and how many of its entries the pages before have shown. */
function openWalk(
	place: Place,
	{ filter, paginationToken }: PageRequest,
	memory: RememberedWalk,
): { walk: Walk; from: number } {
	const known = memory.recall();
	const position = decodePosition(paginationToken);
	if (position === undefined) {
		if (filter !== '' && known !== undefined) return { walk: known, from: 0 };
		const walk = beginWalk(memory.newId(), place.root);
		memory.remember(walk);
		return { walk, from: 0 };
	}
	const { walkId, found: from, rest, isCut } = position;
	const isRemembered = known?.id === walkId && from <= foundBy(known);
	const hasMore = isRemembered && (from < foundBy(known) || !isFull(known));
	if (hasMore) return { walk: known, from };
	return { walk: { id: walkId, before: from, entries: [], rest, isCut }, from };
}

function noticesFor(
	{ extras = 0 }: Place,
	wording: Wording,
	walk: Walk,
	page: { filter: string; isFirst: boolean; rows: number },
): Row[] {
	const isEnd = walk.rest.length === 0;
	const looked = foundBy(walk) - (isEnd ? extras : 0);
	if (isEnd && walk.isCut) return tooLong();
	if (isEnd && looked === 0) return nothingThere(wording);
	if (page.filter === '' || !page.isFirst) return [];
	if (isEnd) return page.rows === 0 ? noMatch(wording, looked) : [];
	const canGoOn = !isFull(walk);
	if (page.rows === 0) return noMatchYet(wording, looked, canGoOn);
	return page.rows < ROWS_TO_SCROLL ? moreToSearch(wording, looked, canGoOn) : [];
}
