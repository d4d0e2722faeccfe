import type { SimulatorClock } from '../clock';
import { DriveStore, type DriveEntry, type FileInput, type FolderInput } from './drive';
import { Identities, type AppInput, type UserTokenInput } from './identities';
import { Mint } from './mint';
import { OAuthStore } from './oauth';
import { Rights } from './rights';
import type {
	Access,
	DriveFile,
	DriveFolder,
	IssuedToken,
	ObjType,
	SimulatedApp,
	StoredDocument,
	WikiNode,
	WikiSpace,
} from './types';
import { WikiStore, type NodeInput, type SpaceInput } from './wiki';

/** Limits of the platform (reference, section 9); a test may lower them. */
export interface WorldLimits {
	nodesPerSpace: number;
	levels: number;
	childrenPerLevel: number;
	entriesPerFolder: number;
	driveEntries: number;
}

/** Open id of the person who wrote whatever names no author. */
export const EDITOR_OPEN_ID = 'ou_00000000000000000000000000000001';

/** State of the simulated platform: build it, look into it, change it. Times: Unix seconds. */
export class World {
	readonly wiki: WikiStore;
	readonly drive: DriveStore;
	readonly identities: Identities;
	readonly rights: Rights;
	readonly oauth: OAuthStore;
	/** Names for open ids, shown on the pages for people. */
	readonly people = new Map<string, string>();
	readonly limits: WorldLimits = {
		nodesPerSpace: 400_000,
		levels: 50,
		childrenPerLevel: 2000,
		entriesPerFolder: 1500,
		driveEntries: 400_000,
	};
	private readonly rootTokens = new Map<string, string>();
	private readonly documentMint: Mint;

	constructor(clock: SimulatorClock, seed = 7) {
		// Two sequences: how often a token is exchanged must not change the tokens of new documents.
		this.documentMint = new Mint(seed);
		this.wiki = new WikiStore(clock, this.documentMint, EDITOR_OPEN_ID);
		this.drive = new DriveStore(clock, this.documentMint, EDITOR_OPEN_ID);
		this.identities = new Identities(clock, new Mint(seed + 1));
		this.rights = new Rights(this.wiki, this.drive);
		this.oauth = new OAuthStore(clock, new Mint(seed + 2));
	}

	addApp(input: AppInput & { rootFolderToken?: string }): SimulatedApp {
		const app = this.identities.addApp(input);
		const rootToken = input.rootFolderToken ?? `nod${this.documentMint.opaque(24)}`;
		this.drive.addRoot(rootToken, app.openId);
		this.rootTokens.set(app.openId, rootToken);
		return app;
	}

	addSpace(input: SpaceInput): WikiSpace {
		return this.wiki.addSpace(input);
	}

	addNode(input: NodeInput): WikiNode {
		return this.wiki.addNode(input);
	}

	addFolder(input: FolderInput): DriveFolder {
		return this.drive.addFolder({ ...input, parentToken: input.parentToken ?? this.firstRoot() });
	}

	addFile(input: FileInput): DriveFile {
		return this.drive.addFile({ ...input, folderToken: input.folderToken ?? this.firstRoot() });
	}

	get spaces(): WikiSpace[] {
		return [...this.wiki.spaces.values()];
	}

	childrenOf(spaceId: string, parentNodeToken?: string): WikiNode[] {
		return this.wiki.childrenOf(spaceId, parentNodeToken);
	}

	/** Files (not folders) of one level. */
	filesIn(folderToken: string): DriveFile[] {
		return this.drive
			.entriesOf(folderToken)
			.flatMap((entry) => (entry.kind === 'file' ? [entry.file] : []));
	}

	foldersIn(folderToken: string): DriveFolder[] {
		return this.drive
			.entriesOf(folderToken)
			.flatMap((entry) => (entry.kind === 'folder' ? [entry.folder] : []));
	}

	entriesOf(folderToken: string): DriveEntry[] {
		return this.drive.entriesOf(folderToken);
	}

	findNode(nodeToken: string): WikiNode | undefined {
		return this.wiki.findNode(nodeToken);
	}

	findFile(token: string): DriveFile | undefined {
		return this.drive.findFile(token);
	}

	findFolder(token: string): DriveFolder | undefined {
		return this.drive.findFolder(token);
	}

	/** A document by its token, in Drive or behind a wiki node. */
	findDocument(token: string): StoredDocument | undefined {
		const file = this.drive.findFile(token);
		if (file && file.type !== 'shortcut') return documentOfFile(file, file.type);
		const node = this.wiki.findByObjToken(token);
		return node && documentOfNode(node);
	}

	/** Root folder of an app, or of the person with that open id (made on first use). */
	rootFolderToken(appIdOrOpenId: string): string {
		const openId = this.identities.apps.get(appIdOrOpenId)?.openId ?? appIdOrOpenId;
		const known = this.rootTokens.get(openId);
		if (known) return known;
		const token = `nod${this.documentMint.opaque(24)}`;
		this.drive.addRoot(token, openId);
		this.rootTokens.set(openId, token);
		return token;
	}

	/** "My document library" of an app or person; made on first use. */
	libraryOf(openId: string): WikiSpace {
		const known = this.spaces.find((space) => space.libraryOf === openId);
		return (
			known ??
			this.addSpace({
				name: 'My Document Library',
				spaceType: 'my_library',
				hidden: true,
				libraryOf: openId,
			})
		);
	}

	/**
	 * Sets the right on a space, node, folder or file, for everyone or for one app.
	 * A space or node set to `none` is still listed; `hidden` leaves it out.
	 */
	setAccess(token: string, access: Access, appId?: string): void {
		if (appId !== undefined) return this.rights.grant(token, appId, access);
		const thing =
			this.wiki.spaces.get(token) ??
			this.wiki.findNode(token) ??
			this.drive.findFolder(token) ??
			this.drive.findFile(token);
		if (!thing) throw new Error(`Nothing with the token ${token} in the simulated world`);
		thing.access = access;
	}

	/** Life of new tenant tokens; 7200 unless a test shortens it. */
	get tokenLifeSeconds(): number {
		return this.identities.tokenLifeSeconds;
	}

	set tokenLifeSeconds(seconds: number) {
		this.identities.tokenLifeSeconds = seconds;
	}

	/** All tokens ever issued, so that a test can look for leaks. */
	get issuedTokens(): readonly string[] {
		return [...this.identities.issuedTokens, ...this.oauth.issuedTokens];
	}

	issueUserToken(input: UserTokenInput): IssuedToken {
		return this.identities.issueUserToken(input);
	}

	/** The next use of any token of the app (default: of all apps) is refused with 99991663. */
	revokeTokens(appId?: string): void {
		this.identities.revoke(appId);
		this.oauth.revoke(appId);
	}

	expireTokens(appId?: string): void {
		this.identities.expire(appId);
	}

	private firstRoot(): string {
		const [first] = this.rootTokens.values();
		if (first === undefined) throw new Error('The simulated world has no app yet');
		return first;
	}
}

function documentOfFile(file: DriveFile, type: ObjType): StoredDocument {
	return {
		token: file.token,
		type,
		title: file.name,
		ownerId: file.ownerId,
		createdAt: file.createdAt,
		editedAt: file.modifiedAt,
		knownFromMs: file.knownFromMs,
		place: { in: 'drive', file },
	};
}

function documentOfNode(node: WikiNode): StoredDocument {
	return {
		token: node.objToken,
		type: node.objType,
		title: node.title,
		ownerId: node.owner,
		createdAt: node.objCreatedAt,
		editedAt: node.objEditedAt,
		knownFromMs: 0,
		place: { in: 'wiki', node },
	};
}
