import {
	describeReference,
	MY_LIBRARY,
	type DocumentType,
	type Reference,
} from '../domain/reference';
import type { WikiNode } from '../domain/wikiNode';
import { failureOf, FeishuError, inputError } from '../transport/errors';
import { referenceParameter, type Field } from './parameters';
import type { Run } from './types';

/** A wiki page as a field named it: by its own token, or by that of the document inside it. */
export interface NodeReference {
	token: string;
	/** The kind of the document when `token` is the document's. */
	documentType?: DocumentType;
	/** Where the pasted link leads, for links that this package makes. */
	origin?: string;
	/** The field's name in the editor. */
	field: string;
}

/** A space as a field named it: by ID, or by a page in it. */
export type SpaceReference = { spaceId: string } | { page: NodeReference };

/** One level of the page tree: the children of a page, or the top level of a space. */
export type Level =
	| { parent: NodeReference; space: SpaceReference | undefined }
	| { parent: undefined; space: SpaceReference };

const PAGE = 'a wiki page (…/wiki/…)';

/** Reads a field that wants a wiki page; undefined when it is empty. */
export function nodeParameter(
	run: Run,
	field: Field,
	itemIndex: number,
): NodeReference | undefined {
	const reference = referenceParameter(run.context, field, itemIndex);
	if (reference.kind === 'none') return undefined;
	return nodeReference(reference, field) ?? wrongKind(field, itemIndex, reference, PAGE);
}

/** Reads a field that wants a space; undefined when it is empty. A page stands for its space. */
export function spaceParameter(
	run: Run,
	field: Field,
	itemIndex: number,
): SpaceReference | undefined {
	const reference = referenceParameter(run.context, field, itemIndex);
	if (reference.kind === 'none') return undefined;
	if (reference.kind === 'space') return { spaceId: reference.spaceId };
	const page = nodeReference(reference, field);
	if (page !== undefined) return { page };
	return wrongKind(field, itemIndex, reference, 'a space (…/wiki/settings/…) or a page in it');
}

/**
 * Reads the two fields that name a level, a parent page and a space; undefined when both are empty.
 * A space in the field for the parent means its top level.
 */
export function levelParameters(
	run: Run,
	fields: { parent: Field; space: Field },
	itemIndex: number,
): Level | undefined {
	const space = spaceParameter(run, fields.space, itemIndex);
	const reference = referenceParameter(run.context, fields.parent, itemIndex);
	if (reference.kind === 'none') return space && { parent: undefined, space };
	if (reference.kind === 'space') {
		checkSameSpace(fields, reference.spaceId, space, itemIndex);
		return { parent: undefined, space: { spaceId: reference.spaceId } };
	}
	const parent =
		nodeReference(reference, fields.parent) ??
		wrongKind(fields.parent, itemIndex, reference, `${PAGE} or a space for its top level`);
	return { parent, space };
}

/** Two fields that both name a space must do so by the same ID: none is silently ignored. */
function checkSameSpace(
	fields: { parent: Field; space: Field },
	spaceId: string,
	space: SpaceReference | undefined,
	itemIndex: number,
): void {
	if (space === undefined || ('spaceId' in space && space.spaceId === spaceId)) return;
	throw inputError(
		fields.parent.displayName,
		itemIndex,
		`holds the space ${spaceId}, but '${fields.space.displayName}' does not hold the same`,
		`Leave '${fields.space.displayName}' empty for the top level of that space, or give a page in '${fields.parent.displayName}'.`,
	);
}

/** Reads a field that wants a Drive folder; undefined when it is empty. */
export function folderParameter(run: Run, field: Field, itemIndex: number): string | undefined {
	const reference = referenceParameter(run.context, field, itemIndex);
	if (reference.kind === 'none') return undefined;
	if (reference.kind === 'folder' || reference.kind === 'bare') return reference.token;
	return wrongKind(field, itemIndex, reference, 'a Drive folder (…/drive/folder/…)');
}

function nodeReference(
	reference: Reference,
	{ displayName: field }: Field,
): NodeReference | undefined {
	switch (reference.kind) {
		case 'bare':
			return { token: reference.token, field };
		case 'wikiNode':
			return { token: reference.token, origin: reference.origin, field };
		case 'document':
			return {
				token: reference.token,
				documentType: reference.type,
				origin: reference.origin,
				field,
			};
		default:
			return undefined;
	}
}

export function wrongKind(
	field: Field,
	itemIndex: number,
	reference: Reference,
	wanted: string,
): never {
	throw inputError(
		field.displayName,
		itemIndex,
		`holds ${describeReference(reference)}, but wants ${wanted}`,
		`Open what you mean in Feishu and paste its link from the address bar: ${wanted}.`,
	);
}

/** Of several pages, the one that Feishu refuses is named by its field. */
async function lookUp(run: Run, page: NodeReference): Promise<WikiNode> {
	return await run.lookups.wikiNode(page.token, page.documentType).catch((thrown: unknown) => {
		const failure = failureOf(thrown);
		if (failure?.kind !== 'refused') throw thrown;
		throw new FeishuError({ ...failure, sentence: `${failure.sentence} ('${page.field}')` });
	});
}

/** The node token of a page; asks Feishu only when the link was that of the document inside it. */
export async function locateNode(run: Run, page: NodeReference): Promise<string> {
	if (page.documentType === undefined) return page.token;
	return (await lookUp(run, page)).node_token;
}

/** The ID of the space that holds a page. */
export async function locateSpaceOf(run: Run, page: NodeReference): Promise<string> {
	return (await lookUp(run, page)).space_id;
}

/** The ID of a space; `my_library` is left as it is. */
export async function locateSpace(run: Run, space: SpaceReference): Promise<string> {
	return 'spaceId' in space ? space.spaceId : await locateSpaceOf(run, space.page);
}

/** The ID of a space in digits, as copying needs it. */
export async function locateNumericSpace(run: Run, space: SpaceReference): Promise<string> {
	const spaceId = await locateSpace(run, space);
	return spaceId === MY_LIBRARY ? await run.lookups.myLibrarySpaceId() : spaceId;
}
