import { ItemOrder } from '../../../nodes/FeishuDocs/actions/itemOrder';
import { settle } from '../../support/clocks';

describe('The order of the items', () => {
	it('is kept, whichever item is ready first', async () => {
		const order = new ItemOrder();
		const reached: number[] = [];
		const turn = async (itemIndex: number) => {
			await order.reached(itemIndex);
			reached.push(itemIndex);
			order.pass(itemIndex);
		};
		const turns = [3, 1, 2].map(turn);
		await settle();
		expect(reached).toEqual([]);
		await Promise.all([turn(0), ...turns]);
		expect(reached).toEqual([0, 1, 2, 3]);
	});

	it('goes on past items that end without their turn, in any order and more than once', async () => {
		const order = new ItemOrder();
		const third = order.reached(3);
		for (const itemIndex of [2, 0, 0, 1, 2]) order.pass(itemIndex);
		await expect(third).resolves.toBeUndefined();
	});
});
