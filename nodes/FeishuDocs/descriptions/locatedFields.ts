import type { INodeProperties } from 'n8n-workflow';

import { locatorField } from './locator';

interface Wording {
	displayName: string;
	name: string;
	description: string;
	hint?: string;
	required?: boolean;
	displayOptions: INodeProperties['displayOptions'];
}

export const spaceField = (wording: Wording): INodeProperties =>
	locatorField({
		...wording,
		searchMethod: 'searchSpaces',
		urlPlaceholder: 'e.g. https://example.feishu.cn/wiki/settings/7400000000000000001',
		idPlaceholder: 'e.g. 7400000000000000001',
	});

export const wikiNodeField = (wording: Wording): INodeProperties =>
	locatorField({
		...wording,
		searchMethod: wording.name.startsWith('target') ? 'searchTargetNodes' : 'searchNodes',
		urlPlaceholder: 'e.g. https://example.feishu.cn/wiki/AbCdEfGhIjKlMnOpQrStUvWxYz1',
		idPlaceholder: 'e.g. AbCdEfGhIjKlMnOpQrStUvWxYz1',
	});

export const fileField = (wording: Wording): INodeProperties =>
	locatorField({
		...wording,
		searchMethod: 'searchFiles',
		urlPlaceholder: 'e.g. https://example.feishu.cn/docx/AbCdEfGhIjKlMnOpQrStUvWxYz1',
		idPlaceholder: 'e.g. AbCdEfGhIjKlMnOpQrStUvWxYz1',
	});

export const folderField = (wording: Wording): INodeProperties =>
	locatorField({
		...wording,
		searchMethod: 'searchFolders',
		urlPlaceholder: 'e.g. https://example.feishu.cn/drive/folder/AbCdEfGhIjKlMnOpQrStUvWxYz1',
		idPlaceholder: 'e.g. AbCdEfGhIjKlMnOpQrStUvWxYz1',
	});
