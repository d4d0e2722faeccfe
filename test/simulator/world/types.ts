/** Kinds of documents a wiki node can stand for (reference, section 5.1). */
export const OBJ_TYPES = ['doc', 'docx', 'sheet', 'mindnote', 'bitable', 'file', 'slides'] as const;
export type ObjType = (typeof OBJ_TYPES)[number];
export type NodeType = 'origin' | 'shortcut';
export type FileType = ObjType | 'shortcut';

export const isObjType = (value: unknown): value is ObjType =>
	OBJ_TYPES.some((objType) => objType === value);

/** `edit` includes adding children (container edit); `none` refuses with 131006 or 1061004. */
export type Access = 'none' | 'read' | 'edit';

/** Times in the world are Unix seconds. */
export interface WikiSpace {
	readonly spaceId: string;
	name: string;
	description: string;
	spaceType: 'team' | 'person' | 'my_library';
	visibility: 'public' | 'private';
	openSharing: 'open' | 'closed';
	access: Access;
	/** Left out of the list of spaces. */
	hidden: boolean;
	/** Open id whose library this is; only for `my_library`. */
	libraryOf: string | null;
	readonly rootNodeTokens: string[];
	nodeCount: number;
}

export interface WikiNode {
	readonly nodeToken: string;
	readonly objToken: string;
	readonly objType: ObjType;
	readonly nodeType: NodeType;
	readonly spaceId: string;
	/** `''` on the first level. */
	readonly parentNodeToken: string;
	/** 1 = first level of the space. */
	readonly level: number;
	title: string;
	readonly originNodeToken: string;
	readonly originSpaceId: string;
	nodeCreatedAt: number;
	objCreatedAt: number;
	objEditedAt: number;
	creator: string;
	owner: string;
	nodeCreator: string;
	/** Own right; absent = inherited from the parent, then the space. */
	access: Access | undefined;
	/** Filtered out of listings, and not readable. */
	hidden: boolean;
	readonly childTokens: string[];
}

export interface DriveFolder {
	readonly token: string;
	name: string;
	/** `''` for a root folder. */
	readonly parentToken: string;
	ownerId: string;
	createdAt: number;
	modifiedAt: number;
	access: Access | undefined;
	readonly entryTokens: string[];
}

export interface DriveFile {
	readonly token: string;
	name: string;
	readonly type: FileType;
	readonly folderToken: string;
	ownerId: string;
	createdAt: number;
	modifiedAt: number;
	access: Access | undefined;
	deleted: boolean;
	/** Only for `type: 'shortcut'`. */
	target: { token: string; type: ObjType } | undefined;
	/** Milliseconds on the clock from which `metas/batch_query` knows it. */
	knownFromMs: number;
}

/** A document wherever it lives: a Drive file, or what stands behind a wiki node. */
export interface StoredDocument {
	token: string;
	type: ObjType;
	title: string;
	ownerId: string;
	createdAt: number;
	editedAt: number;
	knownFromMs: number;
	place: { in: 'drive'; file: DriveFile } | { in: 'wiki'; node: WikiNode };
}

export interface SimulatedApp {
	readonly appId: string;
	appSecret: string;
	readonly openId: string;
	/** `'all'`, or the scopes enabled for the app. */
	scopes: 'all' | readonly string[];
	enabled: boolean;
	/** Member of all spaces and folders; otherwise it sees only what was granted to it. */
	member: boolean;
	/** The address its IP allow-list denies (99991401), or null. */
	deniedIp: string | null;
}

export interface IssuedToken {
	readonly token: string;
	readonly kind: 'tenant' | 'user';
	readonly appId: string;
	readonly openId: string;
	readonly scopes: 'all' | readonly string[];
	readonly issuedAtMs: number;
	expiresAtMs: number;
	revoked: boolean;
}

/** Who calls: the app itself, or a person through the app. */
export interface Caller {
	readonly kind: 'tenant' | 'user';
	readonly app: SimulatedApp;
	readonly openId: string;
	readonly scopes: 'all' | readonly string[];
}
