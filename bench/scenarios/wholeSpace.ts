import { listChildren } from '../../test/support/simulation';
import type { BareTree } from '../bare/feishu';
import { Plan } from '../floor/plan';
import { grownSpace, TOP } from '../shapes';
import type { Scenario } from './types';

/** A whole space with all its levels. */
export function wholeSpace(pages: number, parents: number, speed: number): Scenario {
	const shape = grownSpace(pages, parents);
	return {
		id: 'b',
		title: `list of ${pages} nodes in ${parents} parents`,
		shape,
		speed,
		quota: 'wiki.nodes.list',
		outputs: pages,
		run: ({ spaceId }) => ({
			parameters: listChildren({
				space: spaceId,
				returnAll: true,
				options: { includeDescendants: true },
			}),
		}),
		bare: async (feishu, { spaceId }) => {
			await feishu.signIn();
			return countPages(await feishu.trees(spaceId, undefined));
		},
		plan: () => {
			const plan = new Plan();
			plan.list(shape, TOP, plan.signIn, true);
			return plan;
		},
	};
}

export function countPages(trees: BareTree[]): number {
	return trees.reduce((sum, { below }) => sum + 1 + countPages(below), 0);
}
