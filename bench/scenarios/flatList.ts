import { listChildren, wikiLink } from '../../test/support/simulation';
import { Plan } from '../floor/plan';
import { parentsWithChildren } from '../shapes';
import type { Scenario } from './types';

/** One parent with very many children, named by its link alone: page after page. */
export function flatList(children: number): Scenario {
	const shape = parentsWithChildren(1, children);
	return {
		id: 'a',
		title: `list of ${children} children`,
		shape,
		// Bound by round trips: faster, the machine's own milliseconds would be measured.
		speed: 1,
		quota: undefined,
		outputs: children,
		run: ({ pages }) => ({
			parameters: listChildren({ parentNode: wikiLink(pages[0] ?? ''), returnAll: true }),
		}),
		bare: async (feishu, { pages }) => {
			await feishu.signIn();
			const parent = await feishu.page(pages[0] ?? '');
			return (await feishu.children(parent.space_id, parent.node_token)).length;
		},
		plan: () => {
			const plan = new Plan();
			const lookup = plan.add('wiki.spaces.getNode', [plan.signIn]);
			plan.list(shape, 0, lookup, false);
			return plan;
		},
	};
}
