import { matchPattern } from '../routes/router';
import type { Links } from '../links';
import type { DriveFolder, StoredDocument, WikiNode, WikiSpace } from '../world/types';
import type { World } from '../world/world';
import { html, type Html } from './html';
import { badge, breadcrumb, layout, list, type LinkLine, type Page } from './layout';

export type { Page } from './layout';

const KINDS: Record<string, string> = {
	doc: 'Document (old format)',
	docx: 'Document',
	sheet: 'Sheet',
	bitable: 'Base',
	mindnote: 'Mind map',
	slides: 'Slides',
	file: 'File',
};

const DOCUMENT_PATH = /^\/(?:docx|docs|doc|sheets|base|bitable|file|mindnotes|mindnote|slides)\//;

/** A page for a person who opens a link in a browser; null = the path is none of ours. */
export function renderPage(path: string, world: World, links: Links): Page | null {
	if (path === '/') return new Pages(world, links).index();
	const spaceId = matchPattern('/wiki/settings/:id', path)?.id;
	if (spaceId !== undefined) return new Pages(world, links).space(spaceId);
	const nodeToken = matchPattern('/wiki/:token', path)?.token;
	if (nodeToken !== undefined) return new Pages(world, links).node(nodeToken);
	const folderToken = matchPattern('/drive/folder/:token', path)?.token;
	if (folderToken !== undefined) return new Pages(world, links).folder(folderToken);
	const documentToken = matchPattern('/:kind/:token', path)?.token;
	return documentToken !== undefined && DOCUMENT_PATH.test(path)
		? new Pages(world, links).document(documentToken)
		: null;
}

class Pages {
	constructor(
		private readonly world: World,
		private readonly links: Links,
	) {}

	index(): Page {
		const spaces = this.world.spaces
			.filter((space) => !space.hidden)
			.map((space) => ({ ...this.spaceLine(space), note: space.description }));
		const roots = [...this.world.identities.apps.values()].map(({ appId }) => ({
			href: this.links.folder(this.world.rootFolderToken(appId)),
			text: 'Drive',
			kind: 'folder',
			note: `root folder of ${appId}`,
		}));
		return layout(
			'Home',
			html`<h1>Simulated Feishu</h1>
				<p>
					A stand-in for the Feishu Open Platform with the content of a made-up company. Copies that
					a workflow makes show up here.
				</p>
				${list('Knowledge bases', spaces, 'No space yet.')}${list(
					'Cloud space',
					roots,
					'No app yet.',
				)}`,
		);
	}

	space(spaceId: string): Page {
		const space = this.world.wiki.spaces.get(spaceId);
		if (!space) return this.missing('space', spaceId);
		const lines = this.world.childrenOf(spaceId).map((node) => this.nodeLine(node));
		return layout(
			space.name,
			html`${breadcrumb([HOME])}
				<h1>${space.name}</h1>
				<p class="facts">
					Knowledge base · ${space.nodeCount} pages · space id <code>${spaceId}</code>
				</p>
				<p>${space.description}</p>
				${list('Pages', lines, 'No page yet.')}`,
		);
	}

	node(token: string): Page {
		const node = this.world.findNode(token);
		if (!node) return this.missing('page', token);
		const children = this.world.childrenOf(node.spaceId, token);
		const siblings = this.world.childrenOf(node.spaceId, node.parentNodeToken);
		const lines = (children.length > 0 ? children : siblings).map((other) => this.nodeLine(other));
		const heading =
			children.length > 0 ? `Below this page (${children.length})` : 'On the same level';
		return layout(
			node.title,
			html`${breadcrumb(this.nodePath(node))}
				<h1>${badge(node.objType)} ${node.title}</h1>
				${this.facts(node.objType, node.creator, node.nodeCreatedAt, node.objEditedAt)}
				${this.origin(node)}
				<p class="note">
					node token <code>${token}</code> · document token
					<a href="${this.links.document(node.objType, node.objToken)}"
						><code>${node.objToken}</code></a
					>
				</p>
				${list(heading, lines, 'Nothing else.')}`,
		);
	}

	document(token: string): Page {
		const document = this.world.findDocument(token);
		if (!document) return this.missing('document', token);
		return layout(
			document.title,
			html`${breadcrumb(this.documentPath(document))}
				<h1>${badge(document.type)} ${document.title}</h1>
				${this.facts(document.type, document.ownerId, document.createdAt, document.editedAt)}
				<p class="note">token <code>${token}</code></p>
				<p class="note">The simulator keeps titles and places, not the contents of documents.</p>`,
		);
	}

	folder(token: string): Page {
		const folder = this.world.findFolder(token);
		if (!folder) return this.missing('folder', token);
		const lines = this.world.entriesOf(token).map((entry): LinkLine => {
			if (entry.kind === 'folder') return this.folderLine(entry.folder);
			const { name, type, target, createdAt } = entry.file;
			const href = target
				? this.links.document(target.type, target.token)
				: this.links.document(type, entry.file.token);
			return { href, text: name, kind: type, note: day(createdAt) };
		});
		const path = this.world.drive.pathOf(folder).slice(0, -1);
		return layout(
			nameOf(folder),
			html`${breadcrumb([HOME, ...path.map((above) => this.folderLine(above))])}
				<h1>${badge('folder')} ${nameOf(folder)}</h1>
				<p class="facts">Folder · ${lines.length} entries · token <code>${token}</code></p>
				${list('Contents', lines, 'This folder is empty.')}`,
		);
	}

	private missing(kind: string, token: string): Page {
		return layout(
			'Not found',
			html`<h1>Not found</h1>
				<p>
					There is no ${kind} <code>${token}</code> in the simulator. Content made during an earlier
					start is gone.
				</p>`,
			404,
		);
	}

	private facts(type: string, openId: string, createdAt: number, editedAt: number): Html {
		const person = this.world.people.get(openId) ?? openId;
		return html`<p class="facts">
			${KINDS[type] ?? type} · created by ${person} on ${day(createdAt)} · edited ${day(editedAt)}
		</p>`;
	}

	private origin(node: WikiNode): Html {
		if (node.nodeType === 'origin') return html``;
		return html`<p>
			A shortcut to <a href="${this.links.node(node.originNodeToken)}">the page itself</a>.
		</p>`;
	}

	private nodePath(node: WikiNode): LinkLine[] {
		const space = this.world.wiki.spaces.get(node.spaceId);
		const above = this.world.wiki.pathOf(node).slice(0, -1);
		return [
			HOME,
			...(space ? [this.spaceLine(space)] : []),
			...above.map((other) => ({ href: this.links.node(other.nodeToken), text: other.title })),
		];
	}

	private documentPath({ place }: StoredDocument): LinkLine[] {
		if (place.in === 'wiki') {
			const { nodeToken, title } = place.node;
			return [...this.nodePath(place.node), { href: this.links.node(nodeToken), text: title }];
		}
		const folder = this.world.findFolder(place.file.folderToken);
		const folders = folder ? this.world.drive.pathOf(folder) : [];
		return [HOME, ...folders.map((above) => this.folderLine(above))];
	}

	private spaceLine(space: WikiSpace): LinkLine {
		return { href: this.links.space(space.spaceId), text: space.name, kind: 'space' };
	}

	private nodeLine(node: WikiNode): LinkLine {
		const below = node.childTokens.length;
		const notes = [
			...(node.nodeType === 'shortcut' ? ['shortcut'] : []),
			...(node.hidden ? ['hidden from the app'] : []),
			...(node.access === 'none' ? ['not readable for the app'] : []),
			...(below > 0 ? [`${below} below`] : []),
		];
		return {
			href: this.links.node(node.nodeToken),
			text: node.title,
			kind: node.objType,
			note: notes.join(', '),
		};
	}

	private folderLine(folder: DriveFolder): LinkLine {
		return {
			href: this.links.folder(folder.token),
			text: nameOf(folder),
			kind: 'folder',
		};
	}
}

const HOME: LinkLine = { href: '/', text: 'Home' };
const nameOf = (folder: DriveFolder): string => (folder.parentToken === '' ? 'Drive' : folder.name);

/** Unix seconds → `2026-09-01 09:00` in China's time. */
const day = (unixSeconds: number): string =>
	new Date((unixSeconds + 8 * 3600) * 1000).toISOString().slice(0, 16).replace('T', ' ');
