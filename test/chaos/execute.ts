import type { IDataObject, INodeParameters } from 'n8n-workflow';

import type { World } from '../simulator';
import type { Engine } from '../support/engine';
import { readRun, type RunRecord } from './outcomes';
import { entriesOf, type Target } from './places';
import type { CopyItem, ListItem, Plan, PlannedRun } from './plan';

/** Runs the waves one after the other, the runs of a wave side by side. */
export async function execute(plan: Plan, engine: Engine, world: World): Promise<RunRecord[]> {
	const records: RunRecord[] = [];
	for (const [wave, runs] of plan.entries()) {
		records.push(
			...(await Promise.all(
				runs.map(
					async (run, index) => await executeRun(`run ${wave}.${index}`, run, engine, world),
				),
			)),
		);
	}
	return records;
}

async function executeRun(
	name: string,
	plan: PlannedRun,
	engine: Engine,
	world: World,
): Promise<RunRecord> {
	const sizes = () => plan.items.map(({ target }) => entriesOf(world, target).length);
	const before = sizes();
	const result = await engine.run({
		parameters: parametersOf(plan),
		items: plan.items.map(inputOf),
		onError: plan.onError,
	});
	const after = sizes();
	return readRun(
		name,
		plan,
		result,
		before.map((size, index) => ({ before: size, after: after[index] ?? size })),
	);
}

const LISTS: INodeParameters = {
	returnAll: '={{ $json.limit === null }}',
	limit: '={{ $json.limit ?? 50 }}',
};

const COPIES: INodeParameters = { options: { ifExists: '={{ $json.ifExists }}' } };

function parametersOf({ kind }: PlannedRun): INodeParameters {
	switch (kind) {
		case 'copyNode':
			return {
				resource: 'wikiNode',
				operation: 'copy',
				node: '={{ $json.source }}',
				targetParentNode: '={{ $json.parent }}',
				targetSpace: '={{ $json.space }}',
				title: '={{ $json.title }}',
				...COPIES,
			};
		case 'copyFile':
			return {
				resource: 'driveFile',
				operation: 'copy',
				file: '={{ $json.source }}',
				folder: '={{ $json.folder }}',
				name: '={{ $json.title }}',
				...COPIES,
			};
		case 'listChildren':
			return {
				resource: 'wikiNode',
				operation: 'listChildren',
				parentNode: '={{ $json.parent }}',
				space: '={{ $json.space }}',
				...LISTS,
			};
		case 'listFiles':
			return {
				resource: 'driveFile',
				operation: 'getAll',
				folder: '={{ $json.folder }}',
				...LISTS,
			};
	}
}

function inputOf(item: CopyItem | ListItem): IDataObject {
	if (!('source' in item)) return { ...placeOf(item.target), limit: item.limit ?? null };
	const { source, target, title, ifExists, asLink } = item;
	const link = `https://example.feishu.cn/${source.path}/${source.token}`;
	return { ...placeOf(target), source: asLink ? link : source.token, title, ifExists };
}

function placeOf(target: Target): IDataObject {
	if (target.kind === 'drive') return { folder: target.folderToken };
	const { spaceId, parentNodeToken } = target;
	// With a parent the node looks the space up.
	return parentNodeToken === undefined
		? { space: spaceId, parent: '' }
		: { space: '', parent: parentNodeToken };
}
