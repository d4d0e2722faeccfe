/**
 * Lets items that are worked on side by side do one thing in the order of the items: copies under one
 * parent stand there in that order, however long each item's lookups take.
 */
export class ItemOrder {
	private readonly turns = new Map<number, Turn>();

	/** Resolves when all items before this one have passed. */
	async reached(itemIndex: number): Promise<void> {
		if (itemIndex > 0) await this.turn(itemIndex - 1).passed;
	}

	/** This item needs its turn no more; harmless when it has passed before. */
	pass(itemIndex: number): void {
		void this.reached(itemIndex).then(this.turn(itemIndex).pass);
	}

	private turn(itemIndex: number): Turn {
		let turn = this.turns.get(itemIndex);
		if (turn === undefined) {
			turn = newTurn();
			this.turns.set(itemIndex, turn);
		}
		return turn;
	}
}

interface Turn {
	passed: Promise<void>;
	pass: () => void;
}

function newTurn(): Turn {
	let pass = () => {};
	const passed = new Promise<void>((resolve) => {
		pass = resolve;
	});
	return { passed, pass };
}
