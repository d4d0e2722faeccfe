import type { RunOptions } from '../../test/support/engine';
import type { BareFeishu } from '../bare/feishu';
import type { LaneName } from '../floor/limits';
import type { Plan } from '../floor/plan';
import type { Shape } from '../shapes';

/** What the simulator holds for a scenario. */
export interface Place {
	/** Node tokens, in the order of the shape. */
	pages: string[];
	spaceId: string;
	/** A file in Drive, and an empty folder. */
	fileToken: string;
	folderToken: string;
}

/** Something a person would do, whose cost is measured. */
export interface Scenario {
	/** The letter in the table. */
	id: string;
	title: string;
	shape: Shape;
	/** How many times faster than real time node and simulator live. */
	speed: number;
	/** The API whose quota is to be used up, if it is. */
	quota: LaneName | undefined;
	/** How many items come out. */
	outputs: number;
	/** With the node. */
	run: (place: Place) => RunOptions;
	/** The same with the bare client. Returns how many came out. */
	bare: (feishu: BareFeishu, place: Place) => Promise<number>;
	/** The same by somebody who knows everything beforehand. */
	plan: () => Plan;
}
