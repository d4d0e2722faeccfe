import { isDocumentType } from '../../domain/driveFile';
import { DOCUMENT_TYPES, type DocumentType, type Reference } from '../../domain/reference';
import { FeishuError, inputError } from '../../transport/errors';
import { adviceFor } from '../../transport/errorCatalog';
import { describeReference } from '../../domain/reference';
import { referenceParameter } from '../parameters';
import { wrongKind } from '../locate';
import type { Run } from '../types';

export const FILE = { displayName: 'File', name: 'file' };
export const FILE_TYPE = { displayName: 'File Type', name: 'fileType' };

/** What the 'File' and 'File Type' fields say, before Feishu is asked. */
export interface SourceReference {
	reference: Exclude<
		Reference,
		{ kind: 'none' | 'folder' | 'space' | 'foreignLink' | 'unreadable' }
	>;
	/** undefined = automatic */
	chosenType: DocumentType | undefined;
}

/** The document to copy. */
export interface Source {
	/** The document's own token, also where a wiki page was named. */
	token: string;
	type: DocumentType;
	/** undefined when finding the type did not tell it */
	title: string | undefined;
	/** Where the pasted link leads. */
	origin: string | undefined;
}

/** Reads the two fields. A type that contradicts the link is refused. */
export function readSource(run: Run, itemIndex: number): SourceReference {
	const reference = referenceParameter(run.context, FILE, itemIndex);
	const chosenType = readChosenType(run, itemIndex);
	switch (reference.kind) {
		case 'none':
		case 'unreadable':
			throw inputError(
				FILE.displayName,
				itemIndex,
				'is empty',
				'Paste the link of the file to copy.',
			);
		case 'folder':
			throw inputError(
				FILE.displayName,
				itemIndex,
				'holds a link to a folder',
				"To copy a folder with everything in it, set 'Resource' to Drive Folder.",
			);
		case 'space':
		case 'foreignLink':
			return wrongKind(FILE, itemIndex, reference, 'a document, a file or a wiki page');
		case 'document':
			if (chosenType !== undefined && chosenType !== reference.type) {
				throw typeMismatch(itemIndex, chosenType, describeReference(reference));
			}
			return { reference, chosenType };
		default:
			return { reference, chosenType };
	}
}

function readChosenType(run: Run, itemIndex: number): DocumentType | undefined {
	const chosen: unknown = run.context.getNodeParameter(FILE_TYPE.name, itemIndex, 'auto');
	if (chosen === 'auto' || chosen === '' || chosen === undefined || chosen === null) {
		return undefined;
	}
	if (isDocumentType(chosen)) return chosen;
	throw inputError(
		FILE_TYPE.displayName,
		itemIndex,
		'is not a type that Feishu can copy',
		`Use auto or one of ${DOCUMENT_TYPES.join(', ')}.`,
	);
}

/** Finds out what is to be copied, asking Feishu only for what the link does not say. */
export async function locateSource(
	run: Run,
	{ reference, chosenType }: SourceReference,
	itemIndex: number,
): Promise<Source> {
	switch (reference.kind) {
		case 'wikiNode':
			return await documentOfPage(run, reference, chosenType, itemIndex);
		case 'document':
			return {
				token: reference.token,
				type: reference.type,
				title: undefined,
				origin: reference.origin,
			};
		case 'bare':
			if (chosenType === undefined) return await askForType(run, reference.token, itemIndex);
			return { token: reference.token, type: chosenType, title: undefined, origin: undefined };
	}
}

async function documentOfPage(
	run: Run,
	page: { token: string; origin?: string },
	chosenType: DocumentType | undefined,
	itemIndex: number,
): Promise<Source> {
	const node = await run.lookups.wikiNode(page.token);
	const type = node.obj_type;
	if (!isDocumentType(type)) {
		throw inputError(
			FILE.displayName,
			itemIndex,
			`is a wiki page of a type that Feishu cannot copy to Drive (${type})`,
			'Choose another page.',
		);
	}
	if (chosenType !== undefined && chosenType !== type) {
		throw typeMismatch(itemIndex, chosenType, `a wiki page that holds a ${type}`);
	}
	return { token: node.obj_token, type, title: node.title, origin: page.origin };
}

const NO_RIGHT = 970003;
const NO_SUCH_DOCUMENT = 970005;

/** A bare token: asked for as every type at once, then as a wiki page. */
async function askForType(run: Run, token: string, itemIndex: number): Promise<Source> {
	const { found, failureCodes } = await run.lookups.documentMeta(token, [...DOCUMENT_TYPES]);
	if (found !== undefined && isDocumentType(found.type)) {
		return { token, type: found.type, title: found.title, origin: undefined };
	}
	if (failureCodes.includes(NO_RIGHT)) throw metaError(NO_RIGHT);

	const page = await documentOfPage(run, { token }, undefined, itemIndex).then(
		(source) => ({ source }),
		(error: unknown) => ({ error }),
	);
	if ('source' in page) return page.source;
	throw isNotAPage(page.error) ? metaError(NO_SUCH_DOCUMENT) : page.error;
}

/** Codes of get_node for a token that is no wiki page's. */
function isNotAPage(error: unknown): boolean {
	return (
		error instanceof FeishuError && [131002, 131005, 131014].includes(Number(error.failure.code))
	);
}

/** batch_query reports these in its list of failures, without a text of their own. */
function metaError(code: number): FeishuError {
	const details = { text: '', scopes: [], fields: [] };
	return new FeishuError({ kind: 'refused', ...adviceFor(code, details), code });
}

function typeMismatch(itemIndex: number, chosenType: DocumentType, actual: string): FeishuError {
	return inputError(
		FILE_TYPE.displayName,
		itemIndex,
		`is ${chosenType}, but 'File' holds ${actual}`,
		"Set 'File Type' to Automatic: it is read from the link.",
	);
}

/** The source's name, for a copy that shall keep it. */
export async function titleOf(run: Run, source: Source): Promise<string> {
	if (source.title !== undefined && source.title !== '') return source.title;
	const { found, failureCodes } = await run.lookups.documentMeta(source.token, [source.type]);
	if (found !== undefined) return found.title;
	throw metaError(failureCodes[0] ?? NO_SUCH_DOCUMENT);
}
