import { driveCopies } from './driveCopies';
import { flatList } from './flatList';
import { manyItems } from './manyItems';
import { treeCopy } from './treeCopy';
import type { Scenario } from './types';
import { wholeSpace } from './wholeSpace';

/**
 * Speeds: what waits for minutes may run several times faster than real time, since the few
 * milliseconds that this machine itself takes for a request are still little against a window. What
 * waits for round trips, or for a window of one second, runs in real time.
 */
export const FULL: Scenario[] = [
	flatList(2_000),
	wholeSpace(5_000, 600, 10),
	manyItems(50, 4),
	treeCopy(300, 4),
	driveCopies(100, 1),
];

/** Small and fast: whether the requests are right, not how long they take. */
export const QUICK: Scenario[] = [
	flatList(300),
	wholeSpace(700, 120, 20),
	manyItems(20, 10),
	treeCopy(60, 10),
	driveCopies(10, 1),
];

/** Run before the others and not reported: what is loaded and compiled first takes longer. */
export const WARM_UP: Scenario = treeCopy(60, 10);
