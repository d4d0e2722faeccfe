import { unixSeconds, type SimulatorClock } from '../clock';
import type { Mint } from './mint';
import type { Access, DriveFile, DriveFolder, FileType, ObjType } from './types';

export interface FolderInput {
	/** Absent: the root folder of the default app. */
	parentToken?: string;
	name: string;
	token?: string;
	access?: Access;
	ownerId?: string;
	createdAt?: number;
}

export interface FileInput {
	/** Absent: the root folder of the default app. */
	folderToken?: string;
	name: string;
	type: FileType;
	token?: string;
	access?: Access;
	ownerId?: string;
	/** Unix seconds; default: now on the clock. */
	createdAt?: number;
	modifiedAt?: number;
	deleted?: boolean;
	/** What a `shortcut` points at. */
	target?: { token: string; type: ObjType };
	knownFromMs?: number;
}

export type DriveEntry =
	| { kind: 'folder'; folder: DriveFolder }
	| { kind: 'file'; file: DriveFile };

/** Folders and files of the cloud space. */
export class DriveStore {
	private readonly folders = new Map<string, DriveFolder>();
	private readonly files = new Map<string, DriveFile>();

	constructor(
		private readonly clock: SimulatorClock,
		private readonly mint: Mint,
		private readonly defaultOwner: string,
	) {}

	addRoot(token: string, ownerId: string): DriveFolder {
		return this.storeFolder({ token, name: '', ownerId }, '');
	}

	addFolder(input: FolderInput & { parentToken: string }): DriveFolder {
		const parent = this.folderFor(input.parentToken);
		const folder = this.storeFolder(input, parent.token);
		parent.entryTokens.push(folder.token);
		return folder;
	}

	addFile(input: FileInput & { folderToken: string }): DriveFile {
		const folder = this.folderFor(input.folderToken);
		const createdAt = input.createdAt ?? unixSeconds(this.clock);
		const file: DriveFile = {
			token: input.token ?? this.mint.documentToken(),
			name: input.name,
			type: input.type,
			folderToken: folder.token,
			ownerId: input.ownerId ?? this.defaultOwner,
			createdAt,
			modifiedAt: input.modifiedAt ?? createdAt,
			access: input.access,
			deleted: input.deleted ?? false,
			target: input.target,
			knownFromMs: input.knownFromMs ?? 0,
		};
		this.files.set(file.token, file);
		folder.entryTokens.push(file.token);
		return file;
	}

	findFolder(token: string): DriveFolder | undefined {
		return this.folders.get(token);
	}

	findFile(token: string): DriveFile | undefined {
		return this.files.get(token);
	}

	/** One level of a folder, deleted files left out, in the order of creation. */
	entriesOf(folderToken: string): DriveEntry[] {
		return (this.folders.get(folderToken)?.entryTokens ?? []).flatMap((token): DriveEntry[] => {
			const folder = this.folders.get(token);
			if (folder) return [{ kind: 'folder', folder }];
			const file = this.files.get(token);
			return file && !file.deleted ? [{ kind: 'file', file }] : [];
		});
	}

	/** From the root folder down to the folder itself. */
	pathOf(folder: DriveFolder): DriveFolder[] {
		const parent = this.folders.get(folder.parentToken);
		return parent ? [...this.pathOf(parent), folder] : [folder];
	}

	get size(): number {
		return this.folders.size + this.files.size;
	}

	private folderFor(token: string): DriveFolder {
		const folder = this.folders.get(token);
		if (!folder) throw new Error(`No folder ${token} in the simulated world`);
		return folder;
	}

	private storeFolder(input: Omit<FolderInput, 'parentToken'>, parentToken: string): DriveFolder {
		const createdAt = input.createdAt ?? unixSeconds(this.clock);
		const folder: DriveFolder = {
			token: input.token ?? this.mint.documentToken(),
			name: input.name,
			parentToken,
			ownerId: input.ownerId ?? this.defaultOwner,
			createdAt,
			modifiedAt: createdAt,
			access: input.access,
			entryTokens: [],
		};
		this.folders.set(folder.token, folder);
		return folder;
	}
}
