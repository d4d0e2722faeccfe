import {
	DRIVE_PAGE_SIZE,
	filePages,
	nodePages,
	spacePages,
	WIKI_PAGE_SIZE,
} from '../actions/listings';
import type { Lookups } from '../actions/lookups';
import { fileUrl, readDriveFile, type DriveFile } from '../domain/driveFile';
import { MY_LIBRARY, type DocumentType } from '../domain/reference';
import { readWikiNode, withUrl, type WikiNode } from '../domain/wikiNode';
import { readWikiSpace, withSettingsUrl } from '../domain/wikiSpace';
import { failureOf } from '../transport/errors';
import { brokenPaging, type Page } from '../transport/paginate';
import type { Api } from '../transport/request';
import type { Branch, BranchPage, ReadBranch } from './treeWalk';

/** Where the lists read. */
export interface Source {
	api: Api;
	lookups: Lookups;
	/** For links that no answer brings along. */
	origin: string;
}

/** A tree whose entries a list shows. */
export interface Place {
	/** The same for the same tree, whatever the credential. */
	id: string;
	root: Branch;
	read: ReadBranch;
	/** How many of the entries are there for everybody. */
	extras?: number;
}

/** The spaces that the identity can see, and its own library after the last. */
export function spacesPlace({ api, origin }: Source): Place {
	const library = {
		path: ['My document library (我的文档库)'],
		value: MY_LIBRARY,
		url: origin,
	};
	return {
		id: 'spaces',
		root: { token: '', path: [] },
		extras: 1,
		read: async (branch) => {
			const page = await spacePages(api)(pageOf(branch, WIKI_PAGE_SIZE));
			const next = nextPageOf(branch, page);
			const entries = page.items
				.map(readWikiSpace)
				.filter((space) => space !== undefined)
				.map((space) => ({
					path: [nameOf(space.name)],
					value: space.space_id,
					url: String(withSettingsUrl(space, origin).url),
				}));
			return { entries: next ? entries : [...entries, library], branches: [], next };
		},
	};
}

/** The space whose pages are listed: by its ID, by a page in it, or all of them. */
export type ChosenSpace =
	| { kind: 'space'; spaceId: string }
	| { kind: 'page'; token: string; type?: DocumentType }
	| { kind: 'all' };

/** The pages of a space; below their space's name where all spaces are listed. */
export function pagesPlace(source: Source, chosen: ChosenSpace): Place {
	const read: ReadBranch = async (branch) =>
		branch.spaceId === undefined
			? await readSpaces(source, chosen, branch)
			: await readChildren(source, branch, branch.spaceId);
	const spaceId = chosen.kind === 'space' ? chosen.spaceId : undefined;
	return {
		id: JSON.stringify(['pages', chosen]),
		root: { token: '', spaceId, path: [] },
		read,
	};
}

async function readSpaces(
	{ api, lookups }: Source,
	chosen: ChosenSpace,
	branch: Branch,
): Promise<BranchPage> {
	if (chosen.kind === 'page') {
		const { space_id: spaceId } = await lookups.wikiNode(chosen.token, chosen.type);
		return { entries: [], branches: [{ token: '', spaceId, path: [] }] };
	}
	const page = await spacePages(api)(pageOf(branch, WIKI_PAGE_SIZE));
	const spaces = page.items.map(readWikiSpace).filter((space) => space !== undefined);
	const next = nextPageOf(branch, page);
	return {
		entries: [],
		branches: [
			...spaces.map(({ space_id: spaceId, name }) => ({
				token: '',
				spaceId,
				path: [nameOf(name)],
			})),
			// The first levels of these spaces come before further spaces.
			...(next === undefined ? [] : [next]),
		],
	};
}

async function readChildren(
	{ api, origin }: Source,
	branch: Branch,
	spaceId: string,
): Promise<BranchPage> {
	const children = nodePages(api, spaceId, branch.token || undefined);
	const page = await passOverUnreadable(branch, children(pageOf(branch, WIKI_PAGE_SIZE)));
	const nodes = page.items.map(readWikiNode).filter((node) => node !== undefined);
	const pathOf = (node: WikiNode) => [...branch.path, nameOf(node.title)];
	return {
		entries: nodes.map((node) => ({
			path: pathOf(node),
			value: node.node_token,
			url: String(withUrl(node, origin).url),
		})),
		branches: nodes
			.filter(({ has_child: hasChild }) => hasChild)
			.map((node) => ({ token: node.node_token, spaceId, path: pathOf(node) })),
		next: nextPageOf(branch, page),
	};
}

/** Drive below the identity's root folder; shared folders elsewhere are known to Feishu by link only. */
export function drivePlace({ api, lookups, origin }: Source, kind: 'folder' | 'file'): Place {
	const isWanted = ({ type }: DriveFile) =>
		kind === 'folder' ? type === 'folder' : type !== 'folder' && type !== 'shortcut';
	return {
		id: kind,
		root: { token: '', path: [] },
		read: async (branch) => {
			if (branch.token === '') {
				const token = await lookups.rootFolderToken();
				return { entries: [], branches: [{ token, path: [] }] };
			}
			const listed = filePages(api, branch.token, 'edited')(pageOf(branch, DRIVE_PAGE_SIZE));
			const page = await passOverUnreadable(branch, listed);
			const files = page.items.map(readDriveFile).filter((file) => file !== undefined);
			const pathOf = ({ name }: DriveFile) => [...branch.path, nameOf(name)];
			return {
				// A file's link tells its type, so that it need not be asked for again.
				entries: files.filter(isWanted).map((file) => ({
					path: pathOf(file),
					value: kind === 'folder' ? file.token : fileUrl(file, origin),
					url: fileUrl(file, origin),
				})),
				branches: files
					.filter(({ type }) => type === 'folder')
					.map((folder) => ({ token: folder.token, path: pathOf(folder) })),
				next: nextPageOf(branch, page),
			};
		},
	};
}

const nameOf = (name: unknown) => (typeof name === 'string' && name !== '' ? name : 'Untitled');

const pageOf = ({ pageToken }: Branch, pageSize: number) => ({ pageSize, pageToken });

/** @throws FeishuError when there is more, but not where: a part must not look like the whole list */
function nextPageOf(branch: Branch, { hasMore, pageToken }: Page): Branch | undefined {
	if (!hasMore) return undefined;
	if (pageToken === undefined) throw brokenPaging('did not say where it goes on');
	if (pageToken === branch.pageToken) throw brokenPaging('goes round in circles');
	return { ...branch, pageToken };
}

/** It may not be read, was deleted, or waits for its deletion. */
const UNREADABLE_CODES = [131005, 131006, 131011, 131012, 1061003, 1061004, 1061007, 1248006];

/** A branch that may not be read has nothing to choose from; where the walk begins must be readable. */
async function passOverUnreadable(branch: Branch, page: Promise<Page>): Promise<Page> {
	const read = await page.then(
		(received) => ({ received }),
		(thrown: unknown) => ({ thrown }),
	);
	if ('received' in read) return read.received;
	const isUnreadable = UNREADABLE_CODES.some((code) => code === failureOf(read.thrown)?.code);
	if (!isUnreadable || branch.path.length === 0) throw read.thrown;
	return { items: [], hasMore: false, pageToken: undefined };
}
