import type { FileType } from './world/types';

const DOCUMENT_PATHS: Record<FileType, string> = {
	doc: 'docs',
	docx: 'docx',
	sheet: 'sheets',
	bitable: 'base',
	mindnote: 'mindnotes',
	slides: 'slides',
	file: 'file',
	shortcut: 'file',
};

/** Browser links to content, with the shapes of the platform (reference, section 8). */
export class Links {
	/** `base` is an origin, without a slash at the end. */
	constructor(private readonly base: string) {}

	node(nodeToken: string): string {
		return `${this.base}/wiki/${nodeToken}`;
	}

	document(type: FileType, token: string): string {
		return `${this.base}/${DOCUMENT_PATHS[type]}/${token}`;
	}

	folder(token: string): string {
		return `${this.base}/drive/folder/${token}`;
	}

	space(spaceId: string): string {
		return `${this.base}/wiki/settings/${spaceId}`;
	}
}
