import { FeishuError } from '../../../nodes/FeishuDocs/transport/errors';
import { oneAtATime } from '../../../nodes/FeishuDocs/transport/oneAtATime';
import { settle } from '../../support/clocks';

/** An action that ends when it is told to. */
function openAction() {
	let end = () => {};
	let hasBegun = false;
	const ended = new Promise<void>((resolve) => {
		end = resolve;
	});
	const run = async () => {
		hasBegun = true;
		await ended;
	};
	return { run, end, hasBegun: () => hasBegun };
}

describe('Actions with the same key', () => {
	it('run one after the other, in the order in which they came', async () => {
		const order: number[] = [];
		await Promise.all(
			[1, 2, 3].map(async (n) => {
				await oneAtATime('key', async () => {
					order.push(n);
					await settle();
					order.push(-n);
				});
			}),
		);
		expect(order).toEqual([1, -1, 2, -2, 3, -3]);
	});

	it('go on after one that failed, whose error its own caller gets', async () => {
		const failing = oneAtATime('key', async () => await Promise.reject(new Error('no')));
		const next = oneAtATime('key', async () => await Promise.resolve('done'));
		await expect(failing).rejects.toThrow('no');
		await expect(next).resolves.toBe('done');
	});

	it('do not wait for those of another key', async () => {
		const first = openAction();
		const running = oneAtATime('one', first.run);
		await expect(oneAtATime('other', async () => await Promise.resolve(1))).resolves.toBe(1);
		first.end();
		await running;
	});

	it('stop waiting at once when they are cancelled, and never begin', async () => {
		const [first, second, third] = [openAction(), openAction(), openAction()];
		const cancel = new AbortController();
		const running = oneAtATime('key', first.run);
		const waiting = oneAtATime('key', second.run, cancel.signal);
		const last = oneAtATime('key', third.run);
		await settle();
		cancel.abort();
		await expect(waiting).rejects.toBeInstanceOf(FeishuError);
		expect([first.hasBegun(), third.hasBegun()]).toEqual([true, false]);
		first.end();
		third.end();
		await Promise.all([running, last]);
		expect([second.hasBegun(), third.hasBegun()]).toEqual([false, true]);
	});
});
