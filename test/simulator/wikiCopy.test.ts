import { SIMULATOR_APP_OPEN_ID } from './seed';
import type { Switches } from './switches';
import { benches, objectIn } from './testClient';

const start = benches();

async function library(switches: Partial<Switches> = {}) {
	const bench = await start({ quotas: false, switches });
	const { world } = bench.sim;
	const { spaceId } = world.addSpace({ name: 'Library' });
	const source = world.addNode({ spaceId, title: 'Template', objType: 'sheet' });
	world.addNode({ spaceId, title: 'Below', parentNodeToken: source.nodeToken });
	const target = world.addNode({ spaceId, title: 'Target' });
	world.addNode({ spaceId, title: 'First', parentNodeToken: target.nodeToken });
	const path = `/wiki/v2/spaces/${spaceId}/nodes/${source.nodeToken}/copy`;
	const copy = async (body: Record<string, unknown>, at = path) => await bench.post(at, body);
	const both = { target_space_id: spaceId, target_parent_token: target.nodeToken };
	const titles = () => world.childrenOf(spaceId, target.nodeToken).map(({ title }) => title);
	return { bench, world, spaceId, source, target, copy, both, titles };
}

test('copies one node without its children to the end of the target', async () => {
	const { world, copy, both, source, target, spaceId } = await library();
	const node = objectIn(await copy(both), 'node');
	expect(node).toMatchObject({
		title: 'Template',
		has_child: false,
		obj_type: 'sheet',
		creator: SIMULATOR_APP_OPEN_ID,
	});
	expect(node.node_token).not.toBe(source.nodeToken);
	expect(node.obj_token).not.toBe(source.objToken);
	const last = world.childrenOf(spaceId, target.nodeToken).at(-1);
	expect(last?.nodeToken).toBe(node.node_token);
});

test('no title keeps the source title, an empty one is an empty title', async () => {
	const { copy, both, titles } = await library();
	await copy(both);
	await copy({ ...both, title: '' });
	await copy({ ...both, title: '周报 第一周' });
	expect(titles()).toEqual(['First', 'Template', '', '周报 第一周']);
});

test('a target space alone means its first level', async () => {
	const { copy, spaceId, world } = await library();
	const node = objectIn(await copy({ target_space_id: spaceId, title: 'Top' }), 'node');
	expect(node.parent_node_token).toBe('');
	expect(world.childrenOf(spaceId).at(-1)?.title).toBe('Top');
});

test('a target parent alone is refused, unless that is switched off', async () => {
	const refused = await library();
	const parentOnly = { target_parent_token: refused.target.nodeToken };
	const { status, body } = await refused.copy(parentOnly);
	expect([status, body.code, body.msg]).toEqual([400, 131002, 'param err: space_id is not int']);
	const accepted = await library({ copyNeedsTargetSpace: false });
	const answer = await accepted.copy({ target_parent_token: accepted.target.nodeToken });
	expect(objectIn(answer, 'node').parent_node_token).toBe(accepted.target.nodeToken);
});

test('refuses wrong spaces, nodes and types', async () => {
	const { copy, both, source, spaceId, world, titles } = await library();
	const other = world.addSpace({ name: 'Other' }).spaceId;
	const at = (space: string, node: string) => `/wiki/v2/spaces/${space}/nodes/${node}/copy`;
	const code = async (body: Record<string, unknown>, path?: string) =>
		(await copy(body, path)).body.code;
	expect(await code({})).toBe(131002);
	expect(await code({ ...both, target_space_id: 'abc' })).toBe(131002);
	expect(await code(both, at('abc', source.nodeToken))).toBe(131002);
	expect(await code(both, at(other, source.nodeToken))).toBe(131005);
	expect(await code(both, at(spaceId, 'unknown'))).toBe(131005);
	expect(await code({ ...both, target_space_id: other })).toBe(131005);
	expect(await code({ ...both, target_parent_token: 'unknown' })).toBe(131005);
	expect(await code({ ...both, title: 7 })).toBe(99992402);
	expect(await code({ ...both, target_parent_token: 'x'.repeat(1000) })).toBe(99992402);
	expect(titles()).toEqual(['First']);
});

test('needs read on the source and edit on the target', async () => {
	const { copy, both, source, target, spaceId, world } = await library();
	const code = async (body: Record<string, unknown>) => (await copy(body)).body.code;
	world.setAccess(source.nodeToken, 'none');
	expect(await code(both)).toBe(131006);
	world.setAccess(source.nodeToken, 'read');
	expect(await code(both)).toBe(0);
	world.setAccess(target.nodeToken, 'read');
	expect(await code(both)).toBe(131006);
	world.setAccess(spaceId, 'read');
	expect(await code({ target_space_id: spaceId })).toBe(131006);
});

test('refuses what is over a limit with 131003', async () => {
	const { copy, both, spaceId, world } = await library();
	const code = async () => (await copy(both)).body.code;
	world.limits.childrenPerLevel = 1;
	expect(await code()).toBe(131003);
	world.limits.childrenPerLevel = 2000;
	world.limits.levels = 1;
	expect(await code()).toBe(131003);
	world.limits.levels = 2;
	expect(await code()).toBe(0);
	world.limits.nodesPerSpace = world.wiki.spaces.get(spaceId)?.nodeCount ?? 0;
	expect(await code()).toBe(131003);
});

test('the limits are those of the platform', async () => {
	const { world } = await library();
	expect(world.limits).toEqual({
		nodesPerSpace: 400_000,
		levels: 50,
		childrenPerLevel: 2000,
		entriesPerFolder: 1500,
		driveEntries: 400_000,
	});
});

test('a share of copies meets lock contention and does nothing', async () => {
	const { copy, both, titles } = await library({ copyContention: 0.5 });
	const codes: unknown[] = [];
	for (let call = 0; call < 40; call++) codes.push((await copy(both)).body.code);
	const made = codes.filter((code) => code === 0).length;
	expect(new Set(codes)).toEqual(new Set([0, 131009]));
	expect(titles()).toHaveLength(1 + made);
});

test('the copy of a shortcut points at the same page', async () => {
	const { bench, spaceId, source, both, world } = await library();
	const shortcut = world.addNode({
		spaceId,
		title: 'Link',
		nodeType: 'shortcut',
		originNodeToken: source.nodeToken,
	});
	const answer = await bench.post(
		`/wiki/v2/spaces/${spaceId}/nodes/${shortcut.nodeToken}/copy`,
		both,
	);
	expect(objectIn(answer, 'node')).toMatchObject({
		node_type: 'shortcut',
		origin_node_token: source.nodeToken,
		obj_token: source.objToken,
	});
});
