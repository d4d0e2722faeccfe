import { Lane } from '../../../nodes/FeishuDocs/transport/limiter';
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

describe('a pause', () => {
	it('lets nobody in until it is over', async () => {
		const lane = laneOf(10, 1000);
		const callers = callersOf(lane);
		lane.pause(52_000);
		await callers.arrive('a');
		await callers.arrive('b');
		await clock.advance(51_999);
		expect(callers.entered).toEqual([]);
		await clock.advance(1);
		expect(callers.entered).toEqual(['a']);
	});

	it('is followed by a window in which calls go one at a time, so that one alone is refused', async () => {
		const lane = laneOf(10, 1000);
		const callers = callersOf(lane);
		for (const name of ['a', 'b', 'c', 'd', 'e']) await callers.arrive(name);
		lane.pause(5_000);
		callers.entered.forEach(() => lane.leave());
		for (const name of ['f', 'g', 'h', 'i']) await callers.arrive(name);
		await clock.advance(5_000);
		expect(callers.entered).toHaveLength(6);
		lane.leave();
		await settle();
		expect(callers.entered).toHaveLength(7);
		await clock.advance(1_000);
		expect(callers.entered).toHaveLength(9);
	});

	it('holds those too who are waiting already', async () => {
		const lane = laneOf(1, 1000);
		const callers = callersOf(lane);
		await callers.arrive('a');
		await callers.arrive('b');
		lane.leave();
		await clock.advance(500);
		lane.pause(10_000);
		await clock.advance(9_999);
		expect(callers.entered).toEqual(['a']);
		await clock.advance(1);
		expect(callers.entered).toEqual(['a', 'b']);
	});

	it('is not cut short by a shorter one', async () => {
		const lane = laneOf(10, 1000);
		const callers = callersOf(lane);
		lane.pause(10_000);
		lane.pause(1_000);
		await callers.arrive('a');
		await clock.advance(9_999);
		expect(callers.entered).toEqual([]);
	});

	it('of five minutes is waited for', async () => {
		const lane = laneOf(10, 1000);
		const callers = callersOf(lane);
		lane.pause(5 * MINUTE);
		await callers.arrive('a');
		await clock.advance(5 * MINUTE);
		expect(callers.entered).toEqual(['a']);
	});

	it('of more than five minutes refuses everybody at once, and says how long it is', async () => {
		const lane = laneOf(1, 1000);
		const callers = callersOf(lane);
		lane.pause(6 * MINUTE);
		for (const name of ['a', 'b', 'c']) await callers.arrive(name);
		await settle();
		const refusal = { reason: 'paused', pauseMs: 6 * MINUTE };
		expect(callers.refused).toEqual([
			['a', refusal],
			['b', refusal],
			['c', refusal],
		]);
		await clock.advance(6 * MINUTE);
		await callers.arrive('d');
		expect(callers.entered).toEqual(['d']);
	});
});

describe('a cancellation', () => {
	it('in the middle of the queue neither blocks the others nor lets them overtake', async () => {
		const lane = laneOf(10, 1000, 1);
		const callers = callersOf(lane);
		const second = new AbortController();
		await callers.arrive('a');
		await callers.arrive('b');
		await callers.arrive('c', second.signal);
		await callers.arrive('d');
		second.abort();
		await settle();
		expect(callers.refused).toEqual([['c', { reason: 'cancelled' }]]);
		expect(callers.entered).toEqual(['a']);
		lane.leave();
		await settle();
		expect(callers.entered).toEqual(['a', 'b']);
		lane.leave();
		await settle();
		expect(callers.entered).toEqual(['a', 'b', 'd']);
	});

	it.each([
		['for a call under way to end', (lane: Lane) => void lane.enter()],
		['for a pause to end', (lane: Lane) => lane.pause(MINUTE)],
	])('ends a wait at once: %s', async (_name, block) => {
		const lane = laneOf(10, 1000, 1);
		const callers = callersOf(lane);
		block(lane);
		await settle();
		const first = new AbortController();
		await callers.arrive('a', first.signal);
		await callers.arrive('b');
		first.abort();
		await settle();
		expect(callers.refused).toEqual([['a', { reason: 'cancelled' }]]);
		expect(callers.entered).toEqual([]);
	});

	it('hands the turn of the first in the queue to the next', async () => {
		const lane = laneOf(10, 1000, 1);
		const callers = callersOf(lane);
		await callers.arrive('a');
		const second = new AbortController();
		await callers.arrive('b', second.signal);
		await callers.arrive('c');
		second.abort();
		await settle();
		lane.leave();
		await settle();
		expect(callers.entered).toEqual(['a', 'c']);
	});

	it('refuses one who comes cancelled, although there is a place', async () => {
		const callers = callersOf(laneOf(10, 1000));
		await callers.arrive('a', AbortSignal.abort());
		expect(callers.refused).toEqual([['a', { reason: 'cancelled' }]]);
	});
});
