import { copyNode, wikiLink } from '../../test/support/simulation';
import { Plan } from '../floor/plan';
import { treeAndTarget } from '../shapes';
import type { Scenario } from './types';

/** A page with everything below it, copied below another page. */
export function treeCopy(pages: number, speed: number): Scenario {
	const shape = treeAndTarget(pages);
	return {
		id: 'd',
		title: `copy of a tree of ${pages} nodes`,
		shape,
		speed,
		quota: 'wiki.nodes.copy',
		outputs: pages,
		run: ({ pages: tokens }) => ({
			parameters: copyNode({
				node: wikiLink(tokens[0] ?? ''),
				targetParentNode: wikiLink(tokens.at(-1) ?? ''),
				options: { includeDescendants: true },
			}),
		}),
		bare: async (feishu, { pages: tokens }) => {
			await feishu.signIn();
			const [source, target] = await Promise.all([
				feishu.page(tokens[0] ?? ''),
				feishu.page(tokens.at(-1) ?? ''),
			]);
			const below = await feishu.trees(source.space_id, source.node_token);
			return await feishu.copyTrees([{ page: source, below }], target);
		},
		plan: () => {
			const plan = new Plan();
			const source = plan.add('wiki.spaces.getNode', [plan.signIn]);
			const target = plan.add('wiki.spaces.getNode', [plan.signIn]);
			const reading = plan.list(shape, 0, source, true);
			// The source is read whole before anything is changed: the node promises that.
			plan.copy(shape, 0, [target, ...reading]);
			return plan;
		},
	};
}
