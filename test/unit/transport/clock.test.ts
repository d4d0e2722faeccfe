import { systemClock, untilAborted } from '../../../nodes/FeishuDocs/transport/clock';
import { settle } from '../../support/clocks';

const HOUR = 3_600_000;

function never(): Promise<void> {
	return new Promise(() => {});
}

/** Whether the promise has ended by now. */
async function hasEnded(promise: Promise<void>): Promise<boolean> {
	let ended = false;
	void promise.then(() => {
		ended = true;
	});
	await settle();
	return ended;
}

describe('waiting for a promise or a cancellation', () => {
	it('ends with the promise', async () => {
		await expect(untilAborted(Promise.resolve())).resolves.toBeUndefined();
		const { signal } = new AbortController();
		await expect(untilAborted(Promise.resolve(), signal)).resolves.toBeUndefined();
	});

	it('ends at once when the signal is aborted already', async () => {
		expect(await hasEnded(untilAborted(never(), AbortSignal.abort()))).toBe(true);
	});

	it('ends when the signal is aborted', async () => {
		const controller = new AbortController();
		const waiting = untilAborted(never(), controller.signal);
		expect(await hasEnded(waiting)).toBe(false);
		controller.abort();
		expect(await hasEnded(waiting)).toBe(true);
	});

	it('passes on what the promise fails with', async () => {
		const { signal } = new AbortController();
		await expect(untilAborted(Promise.reject(new Error('no')), signal)).rejects.toThrow('no');
	});

	it('puts one listener on a signal, however many wait, now and later', async () => {
		const controller = new AbortController();
		const added = jest.spyOn(controller.signal, 'addEventListener');
		for (let wait = 0; wait < 20; wait++) await untilAborted(Promise.resolve(), controller.signal);
		const waiting = Array.from(
			{ length: 20 },
			async () => await untilAborted(new Promise(() => {}), controller.signal),
		);
		expect(added).toHaveBeenCalledTimes(1);
		controller.abort();
		expect(await hasEnded(Promise.all(waiting).then(() => {}))).toBe(true);
	});
});

describe("the system's clock", () => {
	beforeEach(() => {
		jest.useFakeTimers();
	});
	afterEach(() => {
		jest.useRealTimers();
	});

	it('tells the time, and goes on evenly when the clock of the machine is set back', async () => {
		const before = systemClock.now();
		expect(Math.abs(before - Date.now())).toBeLessThan(60_000);
		jest.setSystemTime(Date.now() - 600_000);
		await jest.advanceTimersByTimeAsync(1000);
		expect(systemClock.now() - before).toBeGreaterThanOrEqual(1000);
		expect(systemClock.now() - before).toBeLessThan(60_000);
	});

	it('sleeps as long as it is told', async () => {
		const sleeping = systemClock.sleep(1000);
		await jest.advanceTimersByTimeAsync(999);
		expect(await hasEnded(sleeping)).toBe(false);
		await jest.advanceTimersByTimeAsync(1);
		expect(await hasEnded(sleeping)).toBe(true);
	});

	it('wakes at once when the execution is cancelled', async () => {
		const controller = new AbortController();
		const sleeping = systemClock.sleep(HOUR, controller.signal);
		expect(await hasEnded(sleeping)).toBe(false);
		controller.abort();
		expect(await hasEnded(sleeping)).toBe(true);
	});
});
