import type { ILoadOptionsFunctions, INodeListSearchResult } from 'n8n-workflow';

import { createLookups } from '../actions/lookups';
import { siteOrigin } from '../domain/link';
import { parseReference } from '../domain/reference';
import { credentialNameFor, USER_CREDENTIAL } from '../transport/credential';
import { settled, untilAborted } from '../transport/clock';
import { failureOf, toNodeError, type FeishuFailure } from '../transport/errors';
import { oneAtATime } from '../transport/oneAtATime';
import { createApi, type Runtime } from '../transport/request';
import { systemRuntime } from '../transport/runtime';
import { identityKey } from './identityKey';
import { listPage } from './listPage';
import { noSpaceIn, type Row, type Wording } from './notices';
import {
	drivePlace,
	pagesPlace,
	spacesPlace,
	type ChosenSpace,
	type Place,
	type Source,
} from './places';
import { WalkMemory } from './walkMemory';

const TOOK_TOO_LONG: FeishuFailure = {
	kind: 'unavailable',
	sentence: 'The list could not be read in time',
	advice:
		"Feishu is slow, or its quota is used up at the moment. Open the list again in a minute, or choose 'By URL' and paste the link.",
};

interface Wanted {
	filter: string;
	paginationToken: string | undefined;
	/** Ends the waiting. */
	signal: AbortSignal;
}

type Search = (
	this: ILoadOptionsFunctions,
	filter?: string,
	paginationToken?: string,
) => Promise<INodeListSearchResult>;

/** What a list shows; rows instead where nothing can be listed. */
type Shown = { place: Place; wording: Omit<Wording, 'who'> } | { rows: Row[] };

type Show = (source: Source, context: ILoadOptionsFunctions) => Shown;

const showSpaces: Show = (source) => ({
	place: spacesPlace(source),
	wording: { things: 'space' },
});

/** The pages of the space in a field, or of all spaces when it is empty. */
const showPages =
	(spaceField: { name: string; displayName: string }): Show =>
	(source, context) => {
		const chosen = chosenSpace(context.getCurrentNodeParameter(spaceField.name));
		if (chosen === undefined) return { rows: noSpaceIn(spaceField.displayName) };
		return {
			place: pagesPlace(source, chosen),
			wording: { things: 'page', isAllSpaces: chosen.kind === 'all' },
		};
	};

const showDrive =
	(things: 'folder' | 'file'): Show =>
	(source) => ({ place: drivePlace(source, things), wording: { things } });

/** undefined when the field holds something that is no space. */
function chosenSpace(parameter: unknown): ChosenSpace | undefined {
	const reference = parseReference(locatorText(parameter));
	switch (reference.kind) {
		case 'none':
			return { kind: 'all' };
		case 'space':
			return { kind: 'space', spaceId: reference.spaceId };
		case 'bare':
		case 'wikiNode':
			return { kind: 'page', token: reference.token };
		case 'document':
			return { kind: 'page', token: reference.token, type: reference.type };
		default:
			return undefined;
	}
}

/**
 * What a locator holds as the editor sends it: with its expression resolved, or empty while the
 * expression has no value yet.
 */
function locatorText(parameter: unknown): string {
	const isLocator = typeof parameter === 'object' && parameter !== null && 'value' in parameter;
	const content: unknown = isLocator ? parameter.value : parameter;
	return typeof content === 'string' && !content.startsWith('=') ? content : '';
}

/**
 * The lists of one n8n process; they share what they remember.
 * @param longestWaitMs nothing can cancel a list, and nobody looks at it longer; real time
 */
export function createListSearch(runtime: Runtime, longestWaitMs = 30_000) {
	const memory = new WalkMemory(runtime.clock);

	/** @throws FeishuError */
	async function search(
		context: ILoadOptionsFunctions,
		show: Show,
		{ filter, paginationToken, signal }: Wanted,
	): Promise<INodeListSearchResult> {
		const credentialName = credentialNameFor(context.getCurrentNodeParameter('authentication'));
		const api = createApi(context, runtime, credentialName, signal);
		const address = await api.credential();
		const origin = siteOrigin(address.baseUrl);
		const shown = show({ api, lookups: createLookups(api), origin }, context);
		if ('rows' in shown) return { results: shown.rows };

		const { place } = shown;
		const who = credentialName === USER_CREDENTIAL ? 'person' : 'app';
		const identity = await identityKey(context, credentialName, address);
		const key = identity === undefined ? undefined : JSON.stringify([identity, place.id]);
		const page = async () =>
			await listPage(
				place,
				{ ...shown.wording, who },
				{ filter, paginationToken },
				{
					recall: () => (key === undefined ? undefined : memory.recall(key)),
					remember: (walk) => (key === undefined ? undefined : memory.remember(key, walk)),
					newId: () => runtime.random().toString(36).slice(2),
				},
			);
		// Two letters typed in a row must not read the same places twice.
		return key === undefined ? await page() : await oneAtATime(`list ${key}`, page, signal);
	}

	/** A list as n8n calls it; what fails becomes n8n's error. */
	const list = (show: Show): Search =>
		async function listed(filter = '', paginationToken) {
			const wanted = filter.trim().toLowerCase();
			const signal = AbortSignal.timeout(longestWaitMs);
			const searching = search(this, show, { filter: wanted, paginationToken, signal }).then(
				(result) => ({ result }),
				(thrown: unknown) => ({ thrown }),
			);
			await untilAborted(settled(searching), signal);
			// A request under way is left to end by itself.
			if (signal.aborted) throw toNodeError(this.getNode(), TOOK_TOO_LONG, 0);
			const outcome = await searching;
			if ('result' in outcome) return outcome.result;
			const failure = failureOf(outcome.thrown);
			throw failure === undefined ? outcome.thrown : toNodeError(this.getNode(), failure, 0);
		};

	return {
		searchSpaces: list(showSpaces),
		searchNodes: list(showPages({ name: 'space', displayName: 'Space' })),
		searchTargetNodes: list(showPages({ name: 'targetSpace', displayName: 'Target Space' })),
		searchFolders: list(showDrive('folder')),
		searchFiles: list(showDrive('file')),
	};
}

export const listSearch = createListSearch(systemRuntime);
