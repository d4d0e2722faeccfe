import type { IDataObject } from 'n8n-workflow';

import { failureOf, FeishuError, inputError, type FeishuFailure } from '../transport/errors';
import { oneAtATime } from '../transport/oneAtATime';
import { placeOf, type Child, type Place } from './places';
import type { Run } from './types';

/** What to do when the target holds something of the same title and type. */
export type IfExists = 'create' | 'skip' | 'fail';

/** What the copy will look like among the children of its target. */
export interface Wanted {
	title: string;
	type: string;
	/** A shortcut's copy may be a shortcut or a document: Feishu's pages do not say. */
	mayBeShortcut: boolean;
}

/** One copy to be made; `T` is the API's object for what it makes. */
export interface CopyPlan<T> {
	/** The target's name within an app. */
	place: string;
	/** Reads the target's children to the end. */
	list: () => Promise<T[]>;
	asChild: (entry: T) => Child;
	/** Asked only where it is needed: it may cost a request. */
	wanted: () => Promise<Wanted>;
	ifExists: IfExists;
	/** Children that stand for other copies of the same kind; what this one comes to is added. */
	claimed?: Set<string>;
	/** Sends the copy. @throws FeishuError of kind `outcomeUnknown` when it may have been made */
	send: () => Promise<T>;
}

export interface Copied<T> {
	entry: T;
	/** false: it was there already. */
	copied: boolean;
	/** The copy was made, but its answer was lost; it was found in the target. */
	recovered: boolean;
}

/** Feishu may finish a copy after the connection is gone: the target is looked into more than once. */
const LOOKS_AFTER_MS = [0, 2_000, 5_000];

/** By the server's clock; the `Date` header and creation times are whole seconds. */
const CLOCK_SLACK_MS = 2_000;

/** @throws FeishuError of kind `input`: a misspelt choice must not copy twice */
export function readIfExists({ ifExists }: IDataObject, itemIndex: number): IfExists {
	if (ifExists === undefined || ifExists === null || ifExists === '') return 'create';
	if (ifExists === 'create' || ifExists === 'skip' || ifExists === 'fail') return ifExists;
	throw inputError('If Exists', itemIndex, 'is none of its choices', 'Use create, skip or fail.');
}

/**
 * Makes one copy and never a second one. Copies into one target are made one after the other, in the
 * order of the items; executions of one process wait for each other too, since Feishu answers writes
 * at once under one parent with 131009.
 */
export async function copyInto<T>(
	run: Run,
	itemIndex: number,
	plan: CopyPlan<T>,
): Promise<Copied<T>> {
	const { baseUrl, appId } = await run.api.credential();
	await run.order.reached(itemIndex);
	const turn = oneAtATime(
		JSON.stringify([baseUrl, appId, plan.place]),
		async () =>
			await copyOnce(run, placeOf<T>(run.places, plan.place), plan).catch((thrown: unknown) => {
				// Before the next in the queue begins.
				run.itemFailed();
				throw thrown;
			}),
		run.signal,
	);
	run.order.pass(itemIndex);
	return await turn;
}

async function copyOnce<T>(run: Run, place: Place<T>, plan: CopyPlan<T>): Promise<Copied<T>> {
	if (plan.ifExists !== 'create') {
		const existing = await findExisting(place, plan);
		if (existing !== undefined) {
			giveOut(run, plan, existing.child.token);
			run.tally.skipped += 1;
			return { entry: existing.entry, copied: false, recovered: false };
		}
	}
	const made = await plan.send().then(
		(entry) => ({ entry, recovered: false }),
		async (thrown: unknown) => await recover(run, place, plan, thrown),
	);
	const child = plan.asChild(made.entry);
	giveOut(run, plan, child.token);
	run.tally.made.push(child.url);
	if (made.recovered) run.tally.recovered += 1;
	await remember(place, plan, made.entry, child);
	return { ...made, copied: true };
}

/** What stands for one item must not be adopted as the lost copy of another. */
function giveOut<T>(run: Run, plan: CopyPlan<T>, token: string): void {
	run.givenOut.add(token, run.clock.now());
	plan.claimed?.add(token);
}

/** By what it was asked for: an answer has been seen to tell another type than the list does. */
async function remember<T>(
	place: Place<T>,
	plan: CopyPlan<T>,
	entry: T,
	child: Child,
): Promise<void> {
	if (place.children === undefined) return;
	const { title, type } = await plan.wanted().catch(() => child);
	place.children.push({ entry, child: { ...child, title, type } });
}

async function findExisting<T>(place: Place<T>, plan: CopyPlan<T>) {
	place.children ??= (await plan.list()).map((entry) => ({ entry, child: plan.asChild(entry) }));
	const wanted = await plan.wanted();
	const existing = place.children.find(
		({ child }) => !plan.claimed?.has(child.token) && isLike(child, wanted),
	);
	if (existing === undefined || plan.ifExists === 'skip') return existing;
	throw new FeishuError({
		kind: 'refused',
		sentence: `The target already holds "${wanted.title}" (${wanted.type}): ${existing.child.url}`,
		advice:
			"Nothing was made. Choose another name, or set 'If Exists' to Skip to use the one that is there.",
	});
}

/** Looks for a copy whose answer was lost, and adopts it where it cannot be another one. */
async function recover<T>(run: Run, place: Place<T>, plan: CopyPlan<T>, thrown: unknown) {
	const failure = failureOf(thrown);
	if (failure?.kind !== 'outcomeUnknown' || run.signal.aborted) throw thrown;
	const found = await lookFor(run, plan, failure).catch(() => undefined);
	const [entry] = found ?? [];
	if (entry !== undefined && found?.length === 1) return { entry, recovered: true };
	// Whatever there is now: what this run knows of the target is not to be trusted any more.
	place.children = undefined;
	throw stillUnknown(failure, found?.length);
}

/** The children that may be the copy of which `failure` tells. */
async function lookFor<T>(
	run: Run,
	plan: CopyPlan<T>,
	{ sentAtMs = Infinity }: FeishuFailure,
): Promise<T[]> {
	const wanted = await plan.wanted();
	for (const waitMs of LOOKS_AFTER_MS) {
		await run.clock.sleep(waitMs, run.signal);
		const children = await plan.list();
		const since = (run.api.serverTime(sentAtMs) ?? Infinity) - CLOCK_SLACK_MS;
		// A list that changes while it is read may show an entry twice.
		const seen = new Set<string>();
		const found = children.filter((entry) => {
			const child = plan.asChild(entry);
			const isKnown = seen.has(child.token) || run.givenOut.has(child.token);
			seen.add(child.token);
			return !isKnown && child.createdAtMs >= since && isLike(child, wanted);
		});
		if (found.length > 0) return found;
	}
	return [];
}

/** @param matches how many new children look like the copy; undefined = the target could not be read */
function stillUnknown(failure: FeishuFailure, matches: number | undefined): FeishuError {
	return new FeishuError({ ...failure, advice: `${failure.advice} ${whatWasSeen(matches)}` });
}

function whatWasSeen(matches: number | undefined): string {
	if (matches === undefined) return 'The node could not look there itself.';
	if (matches === 0) {
		return 'The node looked there and did not see it; Feishu may still be making it.';
	}
	return `The node found ${matches} new ones there and cannot tell which of them it is.`;
}

/** Whether a child is what a copy will look like. */
export function isLike(child: Child, wanted: Wanted): boolean {
	if (child.isShortcut && !wanted.mayBeShortcut) return false;
	return child.type === wanted.type && child.title.trim() === wanted.title.trim();
}
