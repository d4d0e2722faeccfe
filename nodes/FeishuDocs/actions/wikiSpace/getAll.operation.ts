import type { INodeProperties } from 'n8n-workflow';

import { shownFor } from '../../descriptions/locator';
import { limitField, returnAllField, simplifyField } from '../../descriptions/output';
import { siteOrigin } from '../../domain/link';
import { readWikiSpace, simplifyWikiSpace, withSettingsUrl } from '../../domain/wikiSpace';
import { collect } from '../../transport/paginate';
import { spacePages, WIKI_PAGE_SIZE } from '../listings';
import { limitParameter, simplifyParameter } from '../parameters';
import type { Operation } from '../types';

const shown = shownFor('wikiSpace', 'getAll');

const description: INodeProperties[] = [
	returnAllField(shown),
	limitField(shown),
	simplifyField(shown),
];

/** https://open.feishu.cn/document/server-docs/docs/wiki-v2/space/list */
export const getAll: Operation = {
	description,

	async execute(run, itemIndex) {
		const limit = limitParameter(run.context, itemIndex);
		const simplify = simplifyParameter(run.context, itemIndex);
		const origin = siteOrigin((await run.api.credential()).baseUrl);
		const items = await collect(spacePages(run.api), { pageSize: WIKI_PAGE_SIZE, limit });
		return items
			.map(readWikiSpace)
			.filter((space) => space !== undefined)
			.map((space) =>
				simplify ? simplifyWikiSpace(space, origin) : withSettingsUrl(space, origin),
			);
	},
};
