import type { INodePropertyOptions } from 'n8n-workflow';

/** The kinds of document by the names that people know, as choices of a field. */
export const DOCUMENT_TYPE_CHOICES: INodePropertyOptions[] = [
	{ name: 'Base', value: 'bitable' },
	{ name: 'Document (Docx)', value: 'docx' },
	{ name: 'Document (Old Type)', value: 'doc' },
	{ name: 'Mindnote', value: 'mindnote' },
	{ name: 'Sheet', value: 'sheet' },
	{ name: 'Slides', value: 'slides' },
	{ name: 'Uploaded File', value: 'file' },
];
