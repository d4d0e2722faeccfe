import type { IDataObject, OnError } from 'n8n-workflow';

import type { WikiNode, World } from '../../simulator';
import type { Engine, RunResult } from '../../support/engine';
import { copyNode, wikiLink } from '../../support/simulation';
import { chanceOf, seedFor } from '../chance';
import { releaseFaults } from '../faults';
import type { Weather } from '../mishaps';
import { lateEffects, withSimulator } from '../storm';
import { buildSourceTree } from './sourceTree';
import { checkTrees, type TreeRecord } from './treeInvariants';

export interface TreeStorm {
	records: TreeRecord[];
	/** How often each mishap struck. */
	mishaps: Map<string, number>;
	violations: string[];
}

/** Input items; each has a title of its own, by which everything it makes is known. */
type TreeItem = Pick<TreeRecord, 'title' | 'parent'>;

/** Trees are copied under a seed's faults, tried again with "skip", and completed in calm weather. */
export async function treeStorm(seed: number, weathers: Weather[]): Promise<TreeStorm> {
	return await withSimulator(seed, async (simulator, engine) => {
		const { world } = simulator;
		const source = buildSourceTree(world);
		const items = itemsOf(world);
		const faults = releaseFaults(simulator, weathers, seed);
		const chance = chanceOf(seedFor(seed, 'trees'));
		const onError = () =>
			chance.oneOf<OnError>(['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput']);
		const records: TreeRecord[] = [];
		for (const attempt of ['create', 'skip', 'calm'] as const) {
			if (attempt === 'calm') simulator.faults.clear();
			const ifExists = attempt === 'create' ? 'create' : 'skip';
			// Two runs side by side copy to the same parents.
			const runs = [items.slice(0, 3), items.slice(3)].map(
				async (some) => await copyTrees(engine, source, some, ifExists, onError()),
			);
			records.push(...(await Promise.all(runs)).flat());
			await lateEffects(simulator, faults);
		}
		return { records, mishaps: faults.counts(), violations: checkTrees(world, records) };
	});
}

function itemsOf(world: World): TreeItem[] {
	const { spaceId } = world.addSpace({ name: 'Targets' });
	const parents = ['A', 'B'].map((title) => world.addNode({ spaceId, title }));
	return Array.from({ length: 3 }, (_, n) =>
		parents.map((parent) => ({ title: `Tree ${n}`, parent })),
	).flat();
}

async function copyTrees(
	engine: Engine,
	source: WikiNode,
	items: TreeItem[],
	ifExists: 'create' | 'skip',
	onError: OnError,
): Promise<TreeRecord[]> {
	const result = await engine.run({
		parameters: copyNode({
			node: wikiLink(source.nodeToken),
			targetParentNode: '={{ $json.parent }}',
			title: '={{ $json.title }}',
			options: { includeDescendants: true, ifExists },
		}),
		items: items.map(({ title, parent }) => ({ title, parent: parent.nodeToken })),
		onError,
	});
	return items.map((item, index) => ({ ...item, ...outputsOf(result, index) }));
}

function outputsOf(
	{ items, errorItems, error }: RunResult,
	index: number,
): Pick<TreeRecord, 'pages' | 'errors' | 'stop'> {
	const outputs = [...items, ...errorItems]
		.filter(({ pairedItem }) => (pairedItem as { item?: number }).item === index)
		.map(({ json }) => json);
	const isError = (json: IDataObject) => typeof json.error === 'string';
	return {
		pages: outputs.filter((json) => !isError(json)),
		errors: outputs.filter(isError),
		stop: error && `${error.message}. ${String(error.description)}`,
	};
}
