import { listChildren } from '../../test/support/simulation';
import { Plan } from '../floor/plan';
import { parentsWithChildren } from '../shapes';
import type { Scenario } from './types';

const CHILDREN = 150;

/** Many input items, each with a parent whose children fill three pages of a listing. */
export function manyItems(items: number, speed: number): Scenario {
	const shape = parentsWithChildren(items, CHILDREN);
	return {
		id: 'c',
		title: `${items} items of 3 pages each`,
		shape,
		speed,
		quota: 'wiki.nodes.list',
		outputs: items * CHILDREN,
		run: ({ pages, spaceId }) => ({
			parameters: listChildren({
				space: spaceId,
				parentNode: '={{ $json.parent }}',
				returnAll: true,
			}),
			items: pages.slice(0, items).map((parent) => ({ parent })),
		}),
		bare: async (feishu, { pages, spaceId }) => {
			await feishu.signIn();
			const lists = await Promise.all(
				pages.slice(0, items).map(async (parent) => await feishu.children(spaceId, parent)),
			);
			return lists.flat().length;
		},
		plan: () => {
			const plan = new Plan();
			for (let item = 0; item < items; item++) plan.list(shape, item, plan.signIn, false);
			return plan;
		},
	};
}
