import { LIMITS, type LaneName, type Limits } from './limits';
import type { Task } from './plan';

/**
 * The least time in which the tasks can be done, in milliseconds: every answer takes one round trip
 * and nothing else takes time. A discrete-event calculation: whenever a lane has room by its windows
 * and its concurrency, the waiting task with the longest chain behind it is sent.
 */
export function leastTimeMs(tasks: Task[], roundTripMs: number): number {
	const waitingFor = new Map(tasks.map((task) => [task, task.after.length]));
	const dependents = dependentsOf(tasks);
	const chain = chainLengths(tasks, dependents);
	const lanes = new Map<LaneName, LaneModel>();
	const makeReady = (task: Task) => {
		const lane = lanes.get(task.lane) ?? new LaneModel(LIMITS[task.lane]);
		lanes.set(task.lane, lane);
		lane.ready(task, chain.get(task) ?? 0);
	};
	tasks.filter(({ after }) => after.length === 0).forEach(makeReady);

	let now = 0;
	for (;;) {
		for (const lane of lanes.values()) lane.startWhatFits(now, now + roundTripMs);
		const next = Math.min(...[...lanes.values()].map((lane) => lane.nextEventAt(now)));
		if (next === Infinity) return now;
		now = next;
		for (const done of [...lanes.values()].flatMap((lane) => lane.takeEnded(now))) {
			for (const dependent of dependents.get(done) ?? []) {
				const left = (waitingFor.get(dependent) ?? 1) - 1;
				waitingFor.set(dependent, left);
				if (left === 0) makeReady(dependent);
			}
		}
	}
}

/** One lane of the calculation: who waits, who is under way, when the windows have room. */
class LaneModel {
	private readonly waiting: Array<{ task: Task; chain: number }> = [];

	private underWay: Array<{ task: Task; endsAt: number }> = [];

	private readonly startedAt: number[] = [];

	constructor(private readonly limits: Limits) {}

	/** @param chain how many tasks follow on it, one after the other */
	ready(task: Task, chain: number): void {
		const place = this.waiting.findIndex((other) => other.chain < chain);
		this.waiting.splice(place === -1 ? this.waiting.length : place, 0, { task, chain });
	}

	startWhatFits(now: number, endsAt: number): void {
		while (this.hasRoom() && this.windowOpensAt() <= now) {
			const next = this.waiting.shift();
			if (next === undefined) return;
			this.startedAt.push(now);
			this.underWay.push({ task: next.task, endsAt });
		}
	}

	nextEventAt(now: number): number {
		const opensAt =
			this.waiting.length > 0 && this.hasRoom() ? Math.max(this.windowOpensAt(), now) : Infinity;
		return Math.min(opensAt, ...this.underWay.map(({ endsAt }) => endsAt));
	}

	takeEnded(now: number): Task[] {
		const ended = this.underWay.filter(({ endsAt }) => endsAt <= now);
		this.underWay = this.underWay.filter(({ endsAt }) => endsAt > now);
		return ended.map(({ task }) => task);
	}

	private hasRoom(): boolean {
		return this.underWay.length < this.limits.concurrency;
	}

	/** Every request is counted at the same point of its round trip, so starts stand for it. */
	private windowOpensAt(): number {
		return Math.max(
			0,
			...this.limits.windows.map(({ calls, windowMs }) => {
				const leaving = this.startedAt[this.startedAt.length - calls];
				return leaving === undefined ? 0 : leaving + windowMs;
			}),
		);
	}
}

function dependentsOf(tasks: Task[]): Map<Task, Task[]> {
	const dependents = new Map<Task, Task[]>(tasks.map((task) => [task, []]));
	for (const task of tasks) {
		for (const earlier of task.after) dependents.get(earlier)?.push(task);
	}
	return dependents;
}

function chainLengths(tasks: Task[], dependents: Map<Task, Task[]>): Map<Task, number> {
	const chain = new Map<Task, number>();
	for (const task of [...tasks].reverse()) {
		const behind = (dependents.get(task) ?? []).map((one) => chain.get(one) ?? 0);
		chain.set(task, 1 + Math.max(0, ...behind));
	}
	return chain;
}
