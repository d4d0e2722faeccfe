import type { Lane, LaneRefusal } from '../../../nodes/FeishuDocs/transport/limiter';
import { settle } from '../../support/clocks';

/** Callers that queue up under their names, and what has become of them. */
export function callersOf(lane: Lane) {
	const entered: string[] = [];
	const refused: Array<[name: string, refusal: LaneRefusal]> = [];
	return {
		entered,
		refused,
		async arrive(name: string, signal?: AbortSignal): Promise<void> {
			void lane.enter(signal).then((refusal) => {
				if (refusal === undefined) entered.push(name);
				else refused.push([name, refusal]);
			});
			await settle();
		},
	};
}
