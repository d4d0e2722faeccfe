import { childrenByPage, listingPages, type Shape } from '../shapes';
import type { LaneName } from './limits';

/** One request that somebody who knows everything beforehand still has to make. */
export interface Task {
	lane: LaneName;
	/** Those whose answers it needs, or whose end it has to wait for. */
	after: Task[];
}

/** The least possible requests of a run, in an order in which each stands after those it needs. */
export class Plan {
	readonly tasks: Task[] = [];

	/** The token, which everything needs. */
	readonly signIn = this.add('auth.tenantAccessToken', []);

	add(lane: LaneName, after: Task[]): Task {
		const task: Task = { lane, after };
		this.tasks.push(task);
		return task;
	}

	/** Lists the children of a page, or TOP, page after page; with descendants also those below. */
	list(shape: Shape, page: number, after: Task, withDescendants: boolean): Task[] {
		return this.listBelow(childrenByPage(shape), page, after, withDescendants);
	}

	/** Copies a page and what is below it: parents before children, siblings one after the other. */
	copy(shape: Shape, page: number, after: Task[]): void {
		this.copyBelow(childrenByPage(shape), page, after);
	}

	private listBelow(
		children: Map<number, number[]>,
		page: number,
		after: Task,
		withDescendants: boolean,
	): Task[] {
		const made: Task[] = [];
		let previous = after;
		for (const listed of listingPages(children.get(page) ?? [])) {
			const answer = this.add('wiki.nodes.list', [previous]);
			made.push(answer);
			previous = answer;
			if (!withDescendants) continue;
			for (const child of listed.filter((one) => children.has(one))) {
				made.push(...this.listBelow(children, child, answer, true));
			}
		}
		return made;
	}

	private copyBelow(children: Map<number, number[]>, page: number, after: Task[]): Task {
		const copy = this.add('wiki.nodes.copy', after);
		let previousSibling: Task[] = [];
		for (const child of children.get(page) ?? []) {
			previousSibling = [this.copyBelow(children, child, [copy, ...previousSibling])];
		}
		return copy;
	}
}
