import { unixSeconds, type SimulatorClock } from '../clock';
import type { Mint } from './mint';
import type { Access, NodeType, ObjType, WikiNode, WikiSpace } from './types';

export interface SpaceInput {
	name: string;
	spaceId?: string;
	description?: string;
	spaceType?: WikiSpace['spaceType'];
	visibility?: WikiSpace['visibility'];
	openSharing?: WikiSpace['openSharing'];
	access?: Access;
	hidden?: boolean;
	libraryOf?: string;
}

export interface NodeInput {
	spaceId: string;
	/** Absent or `''`: first level of the space. */
	parentNodeToken?: string;
	title: string;
	/** Default `docx`; for a shortcut always the type of its origin. */
	objType?: ObjType;
	/** `shortcut` needs `originNodeToken`. */
	nodeType?: NodeType;
	originNodeToken?: string;
	nodeToken?: string;
	objToken?: string;
	access?: Access;
	hidden?: boolean;
	/** Unix seconds; default: now on the clock. */
	createdAt?: number;
	/** Unix seconds; default: `createdAt`. */
	editedAt?: number;
	/** Open id; default: the person who owns the seed content. */
	creator?: string;
}

/** Spaces and their node trees. */
export class WikiStore {
	readonly spaces = new Map<string, WikiSpace>();
	private readonly nodes = new Map<string, WikiNode>();
	/** Origin nodes by the token of the document behind them. */
	private readonly nodesByObjToken = new Map<string, WikiNode>();

	constructor(
		private readonly clock: SimulatorClock,
		private readonly mint: Mint,
		private readonly defaultCreator: string,
	) {}

	addSpace(input: SpaceInput): WikiSpace {
		const space: WikiSpace = {
			spaceId: input.spaceId ?? this.mint.spaceId(),
			name: input.name,
			description: input.description ?? '',
			spaceType: input.spaceType ?? 'team',
			visibility: input.visibility ?? 'private',
			openSharing: input.openSharing ?? 'closed',
			access: input.access ?? 'edit',
			hidden: input.hidden ?? false,
			libraryOf: input.libraryOf ?? null,
			rootNodeTokens: [],
			nodeCount: 0,
		};
		this.spaces.set(space.spaceId, space);
		return space;
	}

	addNode(input: NodeInput): WikiNode {
		const space = this.spaces.get(input.spaceId);
		if (!space) throw new Error(`No space ${input.spaceId} in the simulated world`);
		const parent = this.parentFor(input);
		const node = this.build(input, parent);
		if (this.nodes.has(node.nodeToken)) throw new Error(`Node ${node.nodeToken} exists already`);
		this.nodes.set(node.nodeToken, node);
		if (node.nodeType === 'origin') this.nodesByObjToken.set(node.objToken, node);
		(parent?.childTokens ?? space.rootNodeTokens).push(node.nodeToken);
		space.nodeCount++;
		return node;
	}

	findNode(nodeToken: string): WikiNode | undefined {
		return this.nodes.get(nodeToken);
	}

	findByObjToken(objToken: string): WikiNode | undefined {
		return this.nodesByObjToken.get(objToken);
	}

	/** Children in Feishu's order: as they were added. */
	childrenOf(spaceId: string, parentNodeToken = ''): WikiNode[] {
		const tokens =
			parentNodeToken === ''
				? this.spaces.get(spaceId)?.rootNodeTokens
				: this.nodes.get(parentNodeToken)?.childTokens;
		return (tokens ?? []).flatMap((token) => this.nodes.get(token) ?? []);
	}

	/** From the first level down to the node itself. */
	pathOf(node: WikiNode): WikiNode[] {
		const parent = this.nodes.get(node.parentNodeToken);
		return parent ? [...this.pathOf(parent), node] : [node];
	}

	get size(): number {
		return this.nodes.size;
	}

	private parentFor(input: NodeInput): WikiNode | undefined {
		if (!input.parentNodeToken) return undefined;
		const parent = this.nodes.get(input.parentNodeToken);
		if (!parent || parent.spaceId !== input.spaceId) {
			throw new Error(`No node ${input.parentNodeToken} in space ${input.spaceId}`);
		}
		return parent;
	}

	private build(input: NodeInput, parent: WikiNode | undefined): WikiNode {
		const nodeToken = input.nodeToken ?? this.mint.documentToken();
		const origin = input.nodeType === 'shortcut' ? this.originFor(input) : undefined;
		const createdAt = input.createdAt ?? unixSeconds(this.clock);
		const creator = input.creator ?? this.defaultCreator;
		return {
			nodeToken,
			objToken: origin?.objToken ?? input.objToken ?? this.mint.documentToken(),
			objType: origin?.objType ?? input.objType ?? 'docx',
			nodeType: origin ? 'shortcut' : 'origin',
			spaceId: input.spaceId,
			parentNodeToken: parent?.nodeToken ?? '',
			level: (parent?.level ?? 0) + 1,
			title: input.title,
			originNodeToken: origin?.nodeToken ?? nodeToken,
			originSpaceId: origin?.spaceId ?? input.spaceId,
			nodeCreatedAt: createdAt,
			objCreatedAt: origin?.objCreatedAt ?? createdAt,
			objEditedAt: origin?.objEditedAt ?? input.editedAt ?? createdAt,
			creator,
			owner: creator,
			nodeCreator: creator,
			access: input.access,
			hidden: input.hidden ?? false,
			childTokens: [],
		};
	}

	private originFor(input: NodeInput): WikiNode {
		const origin = this.nodes.get(input.originNodeToken ?? '');
		if (!origin) throw new Error(`Shortcut "${input.title}" needs an existing originNodeToken`);
		return origin;
	}
}
