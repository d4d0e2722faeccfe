import type { INodeProperties } from 'n8n-workflow';

interface LocatorField {
	displayName: string;
	name: string;
	description: string;
	/** The method that fills the list, from methods/listSearch.ts. */
	searchMethod: string;
	urlPlaceholder: string;
	idPlaceholder: string;
	hint?: string;
	required?: boolean;
	displayOptions: INodeProperties['displayOptions'];
}

/**
 * A resource locator. Its modes carry no validation: a link or a bare token is understood in each of
 * them, and n8n would refuse to run a workflow with, say, a token in the URL mode.
 */
export function locatorField(field: LocatorField): INodeProperties {
	return {
		displayName: field.displayName,
		name: field.name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...(field.required ? { required: true } : {}),
		description: field.description,
		...(field.hint === undefined ? {} : { hint: field.hint }),
		displayOptions: field.displayOptions,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				typeOptions: { searchListMethod: field.searchMethod, searchable: true },
			},
			{
				displayName: 'By URL',
				name: 'url',
				type: 'string',
				placeholder: field.urlPlaceholder,
			},
			{
				displayName: 'By ID',
				name: 'id',
				type: 'string',
				placeholder: field.idPlaceholder,
			},
		],
	};
}

/** The options that show a field for one operation only. */
export function shownFor(resource: string, operation: string): INodeProperties['displayOptions'] {
	return { show: { resource: [resource], operation: [operation] } };
}
