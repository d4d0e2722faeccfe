import { startSimulator, type Simulator } from '../simulator';
import { acceleratedClock } from '../support/clocks';
import { createEngine, type Engine } from '../support/engine';
import { chanceOf, seedFor } from './chance';
import { effectsIn } from './effects';
import { execute } from './execute';
import { releaseFaults, type FaultLog } from './faults';
import { findViolations } from './invariants';
import type { Weather } from './mishaps';
import type { RunRecord } from './outcomes';
import { buildPlaces, type Places } from './places';
import { makePlan } from './plan';

/** What a storm came to. */
export interface Storm {
	runs: RunRecord[];
	requests: number;
	/** How often each mishap struck. */
	mishaps: Map<string, number>;
	/** Each with the operations concerned and what the simulator saw of them. */
	violations: string[];
}

/** Every fifth storm has the platform's quotas; the node's own lanes are there always. */
const hasQuotas = (seed: number) => seed % 5 === 0;

/** A minute's quota is half a second. */
const SPEED = 240;

/** A simulator and an engine, which share a fast clock and the chance of the seed. */
export async function withSimulator<T>(
	seed: number,
	body: (simulator: Simulator, engine: Engine) => Promise<T>,
): Promise<T> {
	const clock = acceleratedClock(SPEED);
	const simulator = await startSimulator({
		clock,
		content: 'empty',
		quotas: hasQuotas(seed),
		random: chanceOf(seedFor(seed, 'simulator')).next,
		serialCallMs: 1,
	});
	const random = chanceOf(seedFor(seed, 'runtime')).next;
	const engine = createEngine(simulator, { clock, random });
	return await body(simulator, engine).finally(async () => await simulator.close());
}

/** Carries out a seed's operations under its faults, and checks what came of them. */
export async function storm(seed: number, weathers: Weather[]): Promise<Storm> {
	return await withSimulator(
		seed,
		async (simulator, engine) => await rage(seed, weathers, simulator, engine),
	);
}

async function rage(
	seed: number,
	weathers: Weather[],
	simulator: Simulator,
	engine: Engine,
): Promise<Storm> {
	const { world } = simulator;
	const places = buildPlaces(world, chanceOf(seedFor(seed, 'places')));
	const plan = makePlan(chanceOf(seedFor(seed, 'plan')), places);
	const before = contentOf(simulator, places);
	const faults = releaseFaults(simulator, weathers, seed);

	const runs = await execute(plan, engine, world);
	await lateEffects(simulator, faults);

	const after = contentOf(simulator, places);
	const strays = after.elsewhere - before.elsewhere;
	return {
		runs,
		requests: simulator.requests.length,
		mishaps: faults.counts(),
		violations: [
			...(strays === 0 ? [] : [`${strays} copies outside all targets`]),
			...findViolations(runs, after.effects, simulator, faults),
		],
	};
}

function contentOf({ world }: Simulator, places: Places) {
	const effects = effectsIn(world, places);
	const inTargets = effects.made.length + effects.foreign.length;
	return { effects, elsewhere: world.wiki.size + world.drive.size - inTargets };
}

/** Copies that the node has given up may still be under way. */
export async function lateEffects({ requests }: Simulator, faults: FaultLog): Promise<void> {
	const isUnderWay = () =>
		requests.some(
			({ logId, endedAt }) =>
				endedAt === undefined && faults.mishapOf(logId)?.includes('late') === true,
		);
	while (isUnderWay()) await acceleratedClock(1).sleep(10);
}
