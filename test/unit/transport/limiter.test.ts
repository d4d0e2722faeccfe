import { Lane, Lanes } from '../../../nodes/FeishuDocs/transport/limiter';
import { HandClock, settle } from '../../support/clocks';
import { callersOf } from './callers';

const MINUTE = 60_000;

let clock: HandClock;
beforeEach(() => {
	clock = new HandClock(0);
});

function laneOf(limit: number, windowMs: number, concurrency = 100): Lane {
	return new Lane({ windows: [{ limit, windowMs }], concurrency }, clock);
}

describe('a window', () => {
	it('lets in as many calls at once as it has places', async () => {
		const callers = callersOf(laneOf(3, 1000));
		for (const name of ['a', 'b', 'c', 'd']) await callers.arrive(name);
		expect(callers.entered).toEqual(['a', 'b', 'c']);
	});

	it('gives a place free when its time has passed since the end of the call', async () => {
		const lane = laneOf(1, 1000);
		const callers = callersOf(lane);
		await callers.arrive('a');
		await callers.arrive('b');
		await clock.advance(200);
		lane.leave();
		await clock.advance(999);
		expect(callers.entered).toEqual(['a']);
		await clock.advance(1);
		expect(callers.entered).toEqual(['a', 'b']);
	});

	/** Lets one call after the other take its time, then tells how long the next one waits. */
	async function waitAfter(lane: Lane, tookMs: number[]): Promise<number> {
		for (const ms of tookMs) {
			const entering = lane.enter();
			await clock.advance(MINUTE);
			await entering;
			await clock.advance(ms);
			lane.leave(clock.now() - ms);
		}
		const endedAt = clock.now();
		const entering = lane.enter().then(() => clock.now());
		await clock.advance(10 * MINUTE);
		return (await entering) - endedAt;
	}

	it('gives it free earlier by what the shortest call took, but for 3 % of the window', async () => {
		const calls = [100, 300, 100, 250, 120, 100, 300, 110, 100, 100];
		expect(await waitAfter(laneOf(1, 1000), calls)).toBe(930);
	});

	it('takes nothing off before ten calls have shown what the shortest is', async () => {
		expect(await waitAfter(laneOf(1, 1000), Array<number>(9).fill(100))).toBe(1000);
	});

	it('takes nothing off where calls are short in proportion to the window', async () => {
		expect(await waitAfter(laneOf(1, 1000), Array<number>(20).fill(30))).toBe(1000);
		expect(await waitAfter(laneOf(1, MINUTE), Array<number>(20).fill(1800))).toBe(MINUTE);
	});

	it('goes by a call that is shorter than all before as soon as it has ended', async () => {
		const calls = [...Array<number>(20).fill(200), 50];
		expect(await waitAfter(laneOf(1, 1000), calls)).toBe(980);
	});

	it('keeps the place of a call under way, however long it takes', async () => {
		const callers = callersOf(laneOf(1, 1000));
		await callers.arrive('a');
		await callers.arrive('b');
		await clock.advance(10 * MINUTE);
		expect(callers.entered).toEqual(['a']);
	});

	it('slides: each place comes back by itself', async () => {
		const lane = laneOf(2, 1000);
		const callers = callersOf(lane);
		await callers.arrive('a');
		lane.leave();
		await clock.advance(600);
		await callers.arrive('b');
		lane.leave();
		await callers.arrive('c');
		await callers.arrive('d');
		await clock.advance(400);
		expect(callers.entered).toEqual(['a', 'b', 'c']);
		lane.leave();
		await clock.advance(599);
		expect(callers.entered).toHaveLength(3);
		await clock.advance(1);
		expect(callers.entered).toEqual(['a', 'b', 'c', 'd']);
	});

	it('does not come alone: of two windows both hold', async () => {
		const windows = [
			{ limit: 3, windowMs: MINUTE },
			{ limit: 2, windowMs: 1000 },
		];
		const lane = new Lane({ windows, concurrency: 100 }, clock);
		const callers = callersOf(lane);
		for (const name of ['a', 'b', 'c', 'd']) await callers.arrive(name);
		expect(callers.entered).toEqual(['a', 'b']);
		lane.leave();
		lane.leave();
		await clock.advance(1000);
		expect(callers.entered).toEqual(['a', 'b', 'c']);
		lane.leave();
		await clock.advance(MINUTE - 1001);
		expect(callers.entered).toHaveLength(3);
		await clock.advance(1);
		expect(callers.entered).toEqual(['a', 'b', 'c', 'd']);
	});
});

describe('calls that may not run side by side', () => {
	it('go one after the other, at once', async () => {
		const lane = laneOf(5, 1000, 1);
		const callers = callersOf(lane);
		for (const name of ['a', 'b', 'c']) await callers.arrive(name);
		await clock.advance(10 * MINUTE);
		expect(callers.entered).toEqual(['a']);
		lane.leave();
		await settle();
		expect(callers.entered).toEqual(['a', 'b']);
		lane.leave();
		await settle();
		expect(callers.entered).toEqual(['a', 'b', 'c']);
	});

	it('enter in the order in which they came', async () => {
		const lane = laneOf(2, 1000, 1);
		const callers = callersOf(lane);
		const names = Array.from({ length: 30 }, (_, index) => `caller ${index}`);
		for (const name of names) await callers.arrive(name);
		for (let round = 0; round < 30; round++) {
			await clock.advance(1000);
			lane.leave();
		}
		await clock.advance(1000);
		expect(callers.entered).toEqual(names);
	});
});

describe('the lanes of a process', () => {
	const limits = { windows: [{ limit: 1, windowMs: 1000 }], concurrency: 1 };
	const owner = { baseUrl: 'https://open.feishu.cn', appId: 'cli_a' };

	it('are shared by the calls of one API of one app', () => {
		const lanes = new Lanes(clock);
		expect(lanes.lane({ ...owner }, 'list', limits)).toBe(lanes.lane(owner, 'list', { ...limits }));
	});

	it.each([
		['API', owner, 'copy'],
		['app', { ...owner, appId: 'cli_b' }, 'list'],
		['base URL', { ...owner, baseUrl: 'https://open.larksuite.com' }, 'list'],
		['split of the same letters', { baseUrl: 'https://open.feishu.cncli', appId: '_a' }, 'list'],
	])('are another one for another %s', (_name, other, api) => {
		const lanes = new Lanes(clock);
		expect(lanes.lane(other, api, limits)).not.toBe(lanes.lane(owner, 'list', limits));
	});
});
