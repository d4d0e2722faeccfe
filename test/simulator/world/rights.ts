import type { DriveStore } from './drive';
import type { Access, Caller, DriveFile, DriveFolder, StoredDocument, WikiNode } from './types';
import type { WikiStore } from './wiki';

const STRENGTH: Record<Access, number> = { none: 0, read: 1, edit: 2 };

export const permits = (access: Access, needed: 'read' | 'edit'): boolean =>
	STRENGTH[access] >= STRENGTH[needed];

/**
 * Who may do what. Rights are inherited downwards; what is said nearest to the page or folder
 * counts. A grant to one app stands above what holds for everyone. A person who calls through an
 * app has that app's rights: the simulator does not keep rights per person.
 */
export class Rights {
	private readonly grants = new Map<string, Access>();

	constructor(
		private readonly wiki: WikiStore,
		private readonly drive: DriveStore,
	) {}

	/** `token` is a space id or the token of a node, folder or file. */
	grant(token: string, appId: string, access: Access): void {
		this.grants.set(`${appId} ${token}`, access);
	}

	toSpace(caller: Caller, spaceId: string): Access {
		const space = this.wiki.spaces.get(spaceId);
		if (!space) return 'none';
		if (space.libraryOf !== null) return space.libraryOf === caller.openId ? 'edit' : 'none';
		return this.granted(caller, spaceId) ?? (caller.app.member ? space.access : 'none');
	}

	toNode(caller: Caller, node: WikiNode): Access {
		if (node.hidden) return 'none';
		const own = this.own(caller, node.nodeToken, node.access);
		if (own) return own;
		const parent = this.wiki.findNode(node.parentNodeToken);
		return parent ? this.toNode(caller, parent) : this.toSpace(caller, node.spaceId);
	}

	toFolder(caller: Caller, folder: DriveFolder): Access {
		const own = this.own(caller, folder.token, folder.access);
		if (own) return own;
		const parent = this.drive.findFolder(folder.parentToken);
		if (parent) return this.toFolder(caller, parent);
		if (folder.ownerId === caller.openId) return 'edit';
		return caller.app.member ? 'edit' : 'none';
	}

	toFile(caller: Caller, file: DriveFile): Access {
		if (file.ownerId === caller.openId) return 'edit';
		const own = this.own(caller, file.token, file.access);
		if (own) return own;
		const folder = this.drive.findFolder(file.folderToken);
		return folder ? this.toFolder(caller, folder) : 'none';
	}

	toDocument(caller: Caller, document: StoredDocument): Access {
		return document.place.in === 'drive'
			? this.toFile(caller, document.place.file)
			: this.toNode(caller, document.place.node);
	}

	private granted(caller: Caller, token: string): Access | undefined {
		return this.grants.get(`${caller.app.appId} ${token}`);
	}

	private own(caller: Caller, token: string, access: Access | undefined): Access | undefined {
		// For an app that was not let in, a general right means nothing.
		return this.granted(caller, token) ?? (caller.app.member ? access : undefined);
	}
}
