import type { FileType, ObjType, World } from '../simulator';
import { EDITOR_OPEN_ID } from '../simulator/world/world';
import type { Chance } from './chance';

/** Where copies go: the children of a page, the first level of a space, or a folder. */
export type Target =
	| { kind: 'wiki'; spaceId: string; parentNodeToken?: string }
	| { kind: 'drive'; folderToken: string };

export type WikiTarget = Extract<Target, { kind: 'wiki' }>;
export type DriveTarget = Extract<Target, { kind: 'drive' }>;

/** What is copied. */
export interface Source {
	/** Of the page, or of the file. */
	token: string;
	/** As in a link to it: `wiki`, `docx`, `sheets`, `file`. */
	path: string;
	title: string;
	type: string;
}

/** The content that a storm begins with. */
export interface Places {
	wikiSources: [Source, ...Source[]];
	driveSources: [Source, ...Source[]];
	wikiTargets: [WikiTarget, ...WikiTarget[]];
	driveTargets: [DriveTarget, ...DriveTarget[]];
	/** Nothing is copied here: 250 files, two pages. */
	archive: DriveTarget;
}

/** Titles that are used again and again; some are in the targets before. */
export const TITLES = ['Report', '周报 9月1日', 'Notes "A/B"'] as const;

/** Of two sources, so that only the type tells their copies apart. */
const SHARED_TITLE = 'Template';

export function buildPlaces(world: World, chance: Chance): Places {
	const wikiSources = buildWikiSources(world);
	return {
		wikiSources,
		driveSources: buildDriveSources(world),
		wikiTargets: buildWikiTargets(world, wikiSources[0], chance),
		driveTargets: [
			buildFolder(world, 'Empty', 0),
			buildFolder(world, 'Some', chance.between(6, 20)),
		],
		archive: buildFolder(world, 'Archive', 250),
	};
}

function buildWikiSources(world: World): Places['wikiSources'] {
	const { spaceId } = world.addSpace({ name: 'Sources' });
	const source = (title: string, objType: ObjType): Source => {
		const { nodeToken } = world.addNode({ spaceId, title, objType });
		return { token: nodeToken, path: 'wiki', title, type: objType };
	};
	return [source(SHARED_TITLE, 'docx'), source(SHARED_TITLE, 'sheet'), source('Budget', 'bitable')];
}

function buildDriveSources(world: World): Places['driveSources'] {
	const folderToken = world.addFolder({ name: 'Sources' }).token;
	const source = (name: string, type: FileType, path: string): Source => {
		const { token } = world.addFile({ folderToken, name, type });
		return { token, path, title: name, type };
	};
	return [
		source(SHARED_TITLE, 'docx', 'docx'),
		source(SHARED_TITLE, 'sheet', 'sheets'),
		source('Contract.pdf', 'file', 'file'),
	];
}

function buildWikiTargets(world: World, source: Source, chance: Chance): Places['wikiTargets'] {
	const { spaceId } = world.addSpace({ name: 'Targets' });
	const parentOf = (title: string, count: number, isHidden: (n: number) => boolean): WikiTarget => {
		const parentNodeToken = world.addNode({ spaceId, title }).nodeToken;
		for (let n = 0; n < count; n++) {
			world.addNode({
				spaceId,
				parentNodeToken,
				...contentBefore(n),
				// A shortcut is no copy, whatever its title says.
				...(n === 0
					? { title: TITLES[1], nodeType: 'shortcut', originNodeToken: source.token }
					: {}),
				hidden: isHidden(n),
				createdAt: LONG_AGO + n,
			});
		}
		return { kind: 'wiki', spaceId, parentNodeToken };
	};
	return [
		{ kind: 'wiki', spaceId },
		parentOf('Empty', 0, () => false),
		parentOf('Some', chance.between(6, 20), () => false),
		parentOf('More', chance.between(20, 40), () => false),
		// Three pages, of which the second is empty although more follow.
		parentOf('Many', 102, (n) => (n >= 50 && n < 100) || n % 3 === 2),
	];
}

/** Unix seconds. */
const LONG_AGO = 1_700_000_000;

/** From the second on some that look like copies to come. */
function contentBefore(n: number): { title: string; objType: ObjType } {
	const title = [`Before ${n}`, TITLES[0], SHARED_TITLE][Math.ceil(n / 2)];
	return { title: title ?? `Before ${n}`, objType: n % 2 === 0 ? 'sheet' : 'docx' };
}

function buildFolder(world: World, name: string, count: number): DriveTarget {
	const { token } = world.addFolder({ name });
	for (let n = 0; n < count; n++) {
		const { title, objType } = contentBefore(n);
		world.addFile({ folderToken: token, name: title, type: objType, createdAt: LONG_AGO + n });
	}
	return { kind: 'drive', folderToken: token };
}

/** What is in a target. */
export interface Entry {
	token: string;
	title: string;
	type: string;
	/** Left out of listings. */
	hidden: boolean;
	/** Not made by the node. */
	isForeign: boolean;
}

/** In the order in which they were made. */
export function entriesOf(world: World, target: Target): Entry[] {
	if (target.kind === 'drive') {
		return world.filesIn(target.folderToken).map(({ token, name, type, ownerId }) => ({
			token,
			title: name,
			type,
			hidden: false,
			isForeign: ownerId === EDITOR_OPEN_ID,
		}));
	}
	return world
		.childrenOf(target.spaceId, target.parentNodeToken)
		.map(({ nodeToken, title, objType, nodeType, hidden, creator }) => ({
			token: nodeToken,
			title,
			type: nodeType === 'shortcut' ? `shortcut to ${objType}` : objType,
			hidden,
			isForeign: creator === EDITOR_OPEN_ID,
		}));
}

/** Names a target in messages and as a key. */
export function nameOf(target: Target): string {
	if (target.kind === 'drive') return `folder ${target.folderToken}`;
	return target.parentNodeToken === undefined
		? `space ${target.spaceId}`
		: `page ${target.parentNodeToken}`;
}
