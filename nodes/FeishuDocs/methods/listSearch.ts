import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import {
	DRIVE_PAGE_SIZE,
	filePages,
	nodePages,
	spacePages,
	WIKI_PAGE_SIZE,
} from '../actions/listings';
import { createLookups, type Lookups } from '../actions/lookups';
import { fileUrl, readDriveFile } from '../domain/driveFile';
import { siteOrigin } from '../domain/link';
import { isSpaceId, MY_LIBRARY, parseReference } from '../domain/reference';
import { readWikiNode, withUrl } from '../domain/wikiNode';
import { readWikiSpace, withSettingsUrl } from '../domain/wikiSpace';
import { credentialNameFor } from '../transport/credential';
import { failureOf, toNodeError } from '../transport/errors';
import type { Page } from '../transport/paginate';
import { createApi, type Api } from '../transport/request';
import { systemRuntime } from '../transport/runtime';
import {
	decodeWalk,
	encodeWalk,
	walkTree,
	type Branch,
	type BranchPage,
	type Entry,
} from './treeWalk';

/** One page of a list costs at most this many requests to the API. */
const MAX_REQUESTS = 5;

const ACCESS_HELP =
	'https://github.com/n8n-nodes-feishu-docs/n8n-nodes-feishu-docs#give-the-app-access';

/** Shown instead of an empty list; choosing it leaves the field empty. */
const notice = (name: string): INodeListSearchResult => ({
	results: [{ name, value: '', url: ACCESS_HELP }],
});

const noSpace = notice(
	'The app sees no space yet. Add it to one (open the link beside this line), or paste a link.',
);

interface Picker {
	api: Api;
	lookups: Lookups;
	origin: string;
	context: ILoadOptionsFunctions;
}

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** Opens the API for the chosen credential, and converts what fails to n8n's error. */
function picker(
	list: (tools: Picker, filter: string, paginationToken?: string) => Promise<INodeListSearchResult>,
): Search {
	return async function search(filter = '', paginationToken) {
		const authentication = this.getCurrentNodeParameter('authentication');
		const api = createApi(this, systemRuntime, credentialNameFor(authentication));
		const listed = await api
			.credential()
			.then(async ({ baseUrl }) => {
				const tools = {
					api,
					lookups: createLookups(api),
					origin: siteOrigin(baseUrl),
					context: this,
				};
				return await list(tools, filter.trim().toLowerCase(), paginationToken);
			})
			.then(
				(result) => ({ result }),
				(thrown: unknown) => ({ thrown }),
			);
		if ('result' in listed) return listed.result;
		const failure = failureOf(listed.thrown);
		throw failure === undefined ? listed.thrown : toNodeError(this.getNode(), failure, 0);
	};
}

const matcher = (filter: string) => (entry: Entry) => entry.name.toLowerCase().includes(filter);

/** The spaces that the identity can see, and its own library. */
const searchSpaces = picker(async ({ api, origin }, filter, paginationToken) => {
	const entries: Entry[] = [];
	let pageToken = paginationToken;
	for (let request = 0; request < MAX_REQUESTS; request++) {
		const page = await spacePages(api)({ pageSize: WIKI_PAGE_SIZE, pageToken });
		for (const space of page.items.map(readWikiSpace)) {
			if (space === undefined) continue;
			const { url } = withSettingsUrl(space, origin);
			entries.push({ name: space.name, value: space.space_id, url: String(url) });
		}
		pageToken = page.hasMore ? page.pageToken : undefined;
		if (pageToken === undefined) break;
	}
	const isEmpty = entries.length === 0 && paginationToken === undefined && pageToken === undefined;
	if (isEmpty) {
		return noSpace;
	}
	if (pageToken === undefined) {
		entries.push({ name: 'My document library (我的文档库)', value: MY_LIBRARY, url: origin });
	}
	return { results: entries.filter(matcher(filter)), paginationToken: pageToken };
});

/** The pages of the space chosen in `spaceField`, or of all spaces; with their path. */
const searchNodes = (spaceField: string) =>
	picker(async (tools, filter, paginationToken) => {
		const walked = decodeWalk(paginationToken);
		const { branches, requests } =
			walked === undefined
				? await firstBranches(tools, spaceField)
				: { branches: walked, requests: 0 };
		if (branches.length === 0) {
			return noSpace;
		}
		const { entries, rest } = await walkTree(
			branches,
			MAX_REQUESTS - requests,
			async (branch) =>
				await passOverRefused(
					branch,
					nodePages(
						tools.api,
						branch.spaceId ?? '',
						branch.token || undefined,
					)(nextPage(branch, WIKI_PAGE_SIZE)),
				),
			(branch, { items }) => readNodes(branch, items, tools.origin),
			matcher(filter),
		);
		if (entries.length === 0 && rest.length === 0 && walked === undefined) {
			return notice(
				filter === ''
					? 'The app sees no page here. Give it the space or a page (open the link beside this line), or paste a link.'
					: 'No page with this title. Type less of it, or paste a link.',
			);
		}
		return walkedPage(entries, rest, walked === undefined);
	});

async function firstBranches(
	{ api, lookups, context }: Picker,
	spaceField: string,
): Promise<{ branches: Branch[]; requests: number }> {
	const chosen = parseReference(locatorText(context.getCurrentNodeParameter(spaceField)));
	if (chosen.kind === 'space') {
		return { branches: [{ token: '', spaceId: chosen.spaceId, path: [] }], requests: 0 };
	}
	if (chosen.kind === 'bare' && isSpaceId(chosen.token)) {
		return { branches: [{ token: '', spaceId: chosen.token, path: [] }], requests: 0 };
	}
	if (chosen.kind === 'wikiNode' || chosen.kind === 'document' || chosen.kind === 'bare') {
		const type = chosen.kind === 'document' ? chosen.type : undefined;
		const { space_id: spaceId } = await lookups.wikiNode(chosen.token, type);
		return { branches: [{ token: '', spaceId, path: [] }], requests: 1 };
	}
	const page = await spacePages(api)({ pageSize: WIKI_PAGE_SIZE, pageToken: undefined });
	const spaces = page.items.map(readWikiSpace).filter((space) => space !== undefined);
	return {
		branches: spaces.map(({ space_id: spaceId, name }) => ({ token: '', spaceId, path: [name] })),
		requests: 1,
	};
}

function readNodes(branch: Branch, items: unknown[], origin: string): BranchPage {
	const nodes = items.map(readWikiNode).filter((node) => node !== undefined);
	const pathOf = (title: string) => [...branch.path, title];
	return {
		entries: nodes.map((node) => ({
			name: pathOf(node.title).join(' / '),
			value: node.node_token,
			url: String(withUrl(node, origin).url),
		})),
		branches: nodes
			.filter(({ has_child: hasChild }) => hasChild)
			.map((node) => ({
				token: node.node_token,
				spaceId: branch.spaceId,
				path: pathOf(node.title),
			})),
	};
}

/** Drive below the identity's root folder; shared folders elsewhere are known to Feishu by link only. */
const searchDrive = (kind: 'folder' | 'file') =>
	picker(async (tools, filter, paginationToken) => {
		const walked = decodeWalk(paginationToken);
		const root = walked === undefined ? await tools.lookups.rootFolderToken() : undefined;
		const { entries, rest } = await walkTree(
			walked ?? [{ token: root ?? '', path: [] }],
			MAX_REQUESTS - (root === undefined ? 0 : 1),
			async (branch) =>
				await passOverRefused(
					branch,
					filePages(tools.api, branch.token)(nextPage(branch, DRIVE_PAGE_SIZE)),
				),
			(branch, { items }) => readFiles(branch, items, kind, tools.origin),
			matcher(filter),
		);
		if (entries.length === 0 && rest.length === 0 && walked === undefined) {
			return notice(
				`Nothing found in the app's own Drive. A shared ${kind} is not listed by Feishu: paste its link with 'By URL'.`,
			);
		}
		return walkedPage(entries, rest, walked === undefined);
	});

function readFiles(
	branch: Branch,
	items: unknown[],
	kind: 'folder' | 'file',
	origin: string,
): BranchPage {
	const files = items.map(readDriveFile).filter((file) => file !== undefined);
	const pathOf = (name: string) => [...branch.path, name];
	const folders = files.filter(({ type }) => type === 'folder');
	const wanted =
		kind === 'folder'
			? folders
			: files.filter(({ type }) => type !== 'folder' && type !== 'shortcut');
	return {
		// A file's link tells its type, so that it need not be asked for again.
		entries: wanted.map((file) => ({
			name: pathOf(file.name).join(' / '),
			value: kind === 'folder' ? file.token : fileUrl(file, origin),
			url: fileUrl(file, origin),
		})),
		branches: folders.map((folder) => ({ token: folder.token, path: pathOf(folder.name) })),
	};
}

/**
 * The editor shows "No results" for an empty first page, and with a search it asks for the next page
 * only when the list is long enough to be scrolled. So a search that has found nothing yet says how
 * to go on.
 */
function walkedPage(entries: Entry[], rest: Branch[], isFirst: boolean): INodeListSearchResult {
	const foundNothingYet = isFirst && entries.length === 0;
	const results = foundNothingYet
		? notice(
				'Not found on the first levels. Clear the search and scroll the list, or paste the link.',
			).results
		: entries;
	return { results, paginationToken: encodeWalk(rest) };
}

const nextPage = ({ pageToken }: Branch, pageSize: number) => ({ pageSize, pageToken });

/** A branch that may not be read has nothing to choose from; the place where the walk began must be readable. */
async function passOverRefused(branch: Branch, page: Promise<Page>): Promise<Page> {
	const read = await page.then(
		(received) => ({ received }),
		(thrown: unknown) => ({ thrown }),
	);
	if ('received' in read) return read.received;
	const isRefused = failureOf(read.thrown)?.kind === 'refused';
	if (!isRefused || branch.path.length === 0) throw read.thrown;
	return { items: [], hasMore: false, pageToken: undefined };
}

/** What a locator holds as it stands in the editor; an expression is not known yet. */
function locatorText(parameter: unknown): string {
	const isLocator = typeof parameter === 'object' && parameter !== null && 'value' in parameter;
	const content: unknown = isLocator ? parameter.value : parameter;
	return typeof content === 'string' && !content.startsWith('=') ? content : '';
}

export const listSearch = {
	searchSpaces,
	searchNodes: searchNodes('space'),
	searchTargetNodes: searchNodes('targetSpace'),
	searchFolders: searchDrive('folder'),
	searchFiles: searchDrive('file'),
};
