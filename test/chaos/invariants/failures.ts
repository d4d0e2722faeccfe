import type { RunRecord } from '../outcomes';

/** What the node waits for and repeats: rate limits and busy places. */
const NEVER_SHOWN = new Set<unknown>([99991400, 131009, 1061045]);

/** A person never sees what solves itself by waiting. */
export function checkFailures({ name, items, error }: RunRecord): string[] {
	const shown = items.flatMap((record) =>
		record.outcome.kind === 'failed' &&
		(NEVER_SHOWN.has(record.outcome.code) || isWaiting(record.outcome.sentence))
			? [`${record.name} fails with: ${record.outcome.sentence}`]
			: [],
	);
	if (error === undefined || !isWaiting(`${error.sentence} ${error.description}`)) return shown;
	return [...shown, `${name} stops with: ${error.sentence} ${error.description}`];
}

const isWaiting = (text: string): boolean =>
	/too many calls|asks to wait|99991400|131009|1061045/i.test(text);
