import { startSimulator, type RecordedRequest, type Simulator } from '../../test/simulator';
import { sharedClock } from '../clock';
import type { Place } from '../scenarios/types';
import { TOP, type Shape } from '../shapes';
import type { Command, Replies, Seen } from './protocol';

const RATE_LIMITED = 99991400;

export interface Simulation {
	url: string;
	place: Place;
	end: () => Promise<Replies['stop']>;
}

/** The simulator of the tests, with a round trip's delay before and after each answer. */
export async function simulate({
	clock: spec,
	roundTripMs,
	shape,
}: Extract<Command, { kind: 'simulate' }>): Promise<Simulation> {
	const clock = sharedClock(spec);
	// The shortest time that a timer knows; the round trip comes on top.
	const simulator = await startSimulator({ content: 'empty', clock, serialCallMs: 0 });
	const place = build(simulator.world, shape);
	delay(simulator, roundTripMs / spec.speed);
	return {
		url: simulator.url,
		place,
		end: async () => {
			await simulator.close();
			return { seen: simulator.requests.map(seenOf) };
		},
	};
}

function build(world: Simulator['world'], shape: Shape): Place {
	const { spaceId } = world.addSpace({ name: 'Benchmark' });
	const pages: string[] = [];
	for (const [page, parent] of shape.entries()) {
		const { nodeToken } = world.addNode({
			spaceId,
			parentNodeToken: parent === TOP ? '' : pages[parent],
			title: `Page ${page} of the benchmark`,
		});
		pages.push(nodeToken);
	}
	const folder = world.addFolder({ name: 'Copies' });
	const file = world.addFile({ name: 'Contract', type: 'file' });
	return { pages, spaceId, fileToken: file.token, folderToken: folder.token };
}

/** Half of the round trip before the request is counted and answered, half after it; in real time. */
function delay({ faults }: Simulator, roundTripMs: number): void {
	for (const endpoint of [undefined, 'auth.tenantAccessToken'] as const) {
		for (const phase of ['before', 'after'] as const) {
			faults.add({ kind: 'delay', ms: roundTripMs / 2, endpoint, phase, times: Infinity });
		}
	}
}

function seenOf({ endpoint, at, code }: RecordedRequest): Seen {
	return { endpoint: endpoint ?? 'unknown', at, rateLimited: code === RATE_LIMITED };
}
