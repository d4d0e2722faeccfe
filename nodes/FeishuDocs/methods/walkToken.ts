import { foundBy, type Branch, type Walk } from './treeWalk';

/** A place in a walk, and what is needed to go on from there when the walk itself is forgotten. */
export interface WalkPosition {
	walkId: string;
	/** How many entries were found up to here. */
	found: number;
	rest: Branch[];
	isCut: boolean;
}

/** The editor sends it back with each further page, so it must stay small: a few hundred places. */
export const MAX_TOKEN_LENGTH = 64_000;

/** Feishu allows 50 levels in a space. */
const MAX_LEVELS = 60;

/** Spaces and names are written once; a place refers to them by number, -1 = none. */
interface Encoded {
	walk: string;
	found: number;
	cut: boolean;
	spaces: string[];
	/** Each with the number of the name above it. */
	names: Array<[above: number, name: string]>;
	places: Array<[token: string, space: number, name: number, pageToken?: string]>;
}

/**
 * The end of a walk as the editor hands it back for the next page; undefined when all was seen. Of more
 * places than fit, the last are left out.
 */
export function encodePosition(walk: Walk): string | undefined {
	let { rest } = walk;
	if (rest.length === 0) return undefined;
	let text = encode(walk, rest);
	while (text.length > MAX_TOKEN_LENGTH && rest.length > 1) {
		rest = rest.slice(0, Math.ceil(rest.length * 0.8) - 1);
		text = encode(walk, rest);
	}
	return text;
}

function encode(walk: Walk, rest: Branch[]): string {
	const spaces = new Numbering<string>();
	const names = new Numbering<[number, string]>();
	const places = rest.map(({ token, spaceId, path, pageToken }): Encoded['places'][number] => {
		const space = spaceId === undefined ? -1 : spaces.numberOf(spaceId);
		const name = path.reduce((above, part) => names.numberOf([above, part]), -1);
		return pageToken === undefined ? [token, space, name] : [token, space, name, pageToken];
	});
	const encoded: Encoded = {
		walk: walk.id,
		found: foundBy(walk),
		cut: walk.isCut || rest.length < walk.rest.length,
		spaces: spaces.values,
		names: names.values,
		places,
	};
	return JSON.stringify(encoded);
}

/** Gives each value its number, the same one each time. */
class Numbering<T> {
	readonly values: T[] = [];

	private readonly numbers = new Map<string, number>();

	numberOf(value: T): number {
		const text = JSON.stringify(value);
		const number = this.numbers.get(text) ?? this.values.push(value) - 1;
		this.numbers.set(text, number);
		return number;
	}
}

/** undefined for the first page, and for anything that is not a place in a walk. */
export function decodePosition(token: string | undefined): WalkPosition | undefined {
	if (token === undefined || token.length > MAX_TOKEN_LENGTH) return undefined;
	const encoded = parseJson(token);
	if (!isEncoded(encoded)) return undefined;
	const { walk, found, cut, spaces, names, places } = encoded;
	const paths: string[][] = [];
	for (const [above, name] of names) {
		const path = [...(paths[above] ?? []), name];
		if (path.length > MAX_LEVELS) return undefined;
		paths.push(path);
	}
	return {
		walkId: walk,
		found,
		isCut: cut,
		rest: places.map(([placeToken, space, name, pageToken]) => ({
			token: placeToken,
			spaceId: spaces[space],
			path: paths[name] ?? [],
			pageToken,
		})),
	};
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return undefined;
	}
}

function isEncoded(value: unknown): value is Encoded {
	if (typeof value !== 'object' || value === null) return false;
	const { walk, found, cut, spaces, names, places } = value as Partial<
		Record<keyof Encoded, unknown>
	>;
	return (
		typeof walk === 'string' &&
		Number.isSafeInteger(found) &&
		typeof cut === 'boolean' &&
		isListOf(spaces, isSpace) &&
		isListOf(names, (name) => isTuple(name, [Number.isSafeInteger, isText])) &&
		isListOf(places, isPlace)
	);
}

const isText = (value: unknown) => typeof value === 'string';

/** Both go into the path of a request; a place without a token is where a walk begins. */
const isSpace = (value: unknown) => typeof value === 'string' && /^[\w-]+$/.test(value);
const isPlaceToken = (value: unknown) => typeof value === 'string' && /^[\w-]*$/.test(value);

const isPlace = (value: unknown) =>
	isTuple(value, [
		isPlaceToken,
		Number.isSafeInteger,
		Number.isSafeInteger,
		(pageToken) => pageToken === undefined || isText(pageToken),
	]);

function isListOf(value: unknown, isItem: (item: unknown) => boolean): boolean {
	return Array.isArray(value) && value.every(isItem);
}

function isTuple(value: unknown, parts: Array<(part: unknown) => boolean>): boolean {
	return Array.isArray(value) && parts.every((isPart, index) => isPart(value[index]));
}
