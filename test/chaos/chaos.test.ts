/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { AFTER, COPY_TIMEOUT_MS, STORM } from './mishaps';
import { setCopyTimeout, setNaive } from './nodeUnderTest';
import { failureText } from './report';
import { storm, type Storm } from './storm';
import { totalsOf } from './totals';
import { treeStorm } from './trees/treeStorm';

/**
 * Random operations under random faults, checked against what the simulator holds in the end.
 * `CHAOS_SEED=7 npx jest test/chaos` runs one seed again, `CHAOS_SEEDS=200` more of them;
 * with `CHAOS_NAIVE=1` copies of an unknown outcome are sent again, and these tests fail.
 */
const { CHAOS_SEED, CHAOS_SEEDS = '20', CHAOS_NAIVE } = process.env;
const SEEDS =
	CHAOS_SEED === undefined
		? Array.from({ length: Number(CHAOS_SEEDS) }, (_, n) => n + 1)
		: [Number(CHAOS_SEED)];

const TREE_SEEDS = SEEDS.length > 1 ? SEEDS.slice(0, SEEDS.length / 4) : SEEDS;

/** For a busy machine; otherwise a storm takes some seconds. */
jest.setTimeout(120_000);

const begun = new Map<number, Promise<Storm>>();

async function stormOf(seed: number): Promise<Storm> {
	const known = begun.get(seed);
	if (known !== undefined) return await known;
	const beginning = storm(seed, STORM);
	begun.set(seed, beginning);
	return await beginning;
}

/** Two storms at a time: each works while the other waits. */
async function stormAndNext(seed: number): Promise<Storm> {
	const next = SEEDS[SEEDS.indexOf(seed) + 1];
	// Its own test tells what became of it.
	if (next !== undefined) stormOf(next).catch(() => {});
	return await stormOf(seed);
}

describe('In a storm of faults', () => {
	beforeAll(() => {
		setCopyTimeout(COPY_TIMEOUT_MS);
		setNaive(CHAOS_NAIVE !== undefined);
	});

	it.each(SEEDS)('nothing is lost, made twice or hidden (seed %i)', async (seed) => {
		const { violations } = await stormAndNext(seed);
		if (violations.length > 0) throw new Error(failureText(seed, violations));
	});

	it('thousands of operations meet every mishap, and most lost answers are made good', async () => {
		const totals = totalsOf(await Promise.all(begun.values()));
		process.stdout.write(`${JSON.stringify(totals)}\n`);
		if (SEEDS.length < 20) return;
		expect(totals.operations).toBeGreaterThanOrEqual(5000);
		const names = STORM.flatMap(({ mishaps }) => mishaps).map(({ name }) => name);
		expect(Object.keys(totals.mishaps)).toEqual(expect.arrayContaining(names));
		const lost = Object.entries(totals.mishaps)
			.filter(([name]) => name.endsWith(AFTER))
			.reduce((sum, [, count]) => sum + count, 0);
		expect(totals.recovered).toBeGreaterThan(0.7 * lost);
	});
});

describe('In a storm of faults, a tree', () => {
	beforeAll(() => setCopyTimeout(COPY_TIMEOUT_MS));

	it.each(TREE_SEEDS)(
		'is copied and completed, nothing twice or hidden (seed %i)',
		async (seed) => {
			const { violations } = await treeStorm(seed, STORM);
			if (violations.length > 0) throw new Error(failureText(seed, violations));
		},
	);
});

describe('The checks of a storm', () => {
	it('find nothing in calm weather, where nothing is warned of and nothing recovered', async () => {
		setCopyTimeout(60_000);
		const calm = await storm(1, []);
		expect(calm.violations).toEqual([]);
		expect(totalsOf([calm])).toMatchObject({ warned: 0, recovered: 0 });
	});

	it('find the copies of a naive node, which sends them again when their outcome is unknown', async () => {
		setCopyTimeout(COPY_TIMEOUT_MS);
		setNaive(true);
		const { violations } = await storm(1, STORM).finally(() => setNaive(false));
		const unnamed = violations.filter((text) => text.includes('copies nobody names'));
		expect(unnamed.length).toBeGreaterThan(5);
	});
});
