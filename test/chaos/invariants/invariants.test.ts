import { wantedKey, type Thing } from '../effects';
import type { CopyRun, ItemRecord, Outcome } from '../outcomes';
import type { Target } from '../places';
import type { CopyItem } from '../plan';
import { checkExisting } from './existing';
import { checkNaming } from './naming';
import { checkOrder } from './order';
import { checkStopped, checkUnnamed } from './unnamed';

const target: Target = { kind: 'wiki', spaceId: '7', parentNodeToken: 'parent' };
const source = { token: 'source', path: 'wiki', title: 'Template', type: 'docx' };
const wanted: CopyItem = { source, target, title: 'Report', ifExists: 'create', asLink: true };

const thing = (token: string, position: number, title = 'Report'): Thing => ({
	token,
	title,
	type: 'docx',
	hidden: false,
	isForeign: false,
	target,
	position,
	key: wantedKey({ ...wanted, title }),
});

const copied = (token: string, more = {}): Outcome => ({
	kind: 'done',
	json: [{ node_token: token, url: `https://x/${token}`, copied: true, ...more }],
});
const warning: Outcome = {
	kind: 'failed',
	sentence: 'The connection to Feishu broke; the copy may have been made or not',
	code: 'ECONNRESET',
};
const refusal: Outcome = { kind: 'failed', sentence: 'The app may not edit', code: 131006 };

function runOf(outcomes: Outcome[], item: Partial<CopyItem> = {}): CopyRun {
	const items = outcomes.map(
		(outcome, index): ItemRecord<CopyItem> => ({
			name: `item ${index}`,
			item: { ...wanted, ...item },
			outcome,
			sizes: { before: 1, after: 3 },
		}),
	);
	const plan = { kind: 'copyNode' as const, onError: 'stopWorkflow' as const, items: [] };
	return { name: 'run', plan, items, error: undefined, disorder: [] };
}

const stopped = (description: string): CopyRun => ({
	...runOf([{ kind: 'stopped' }, { kind: 'stopped' }]),
	error: { sentence: 'The app may not edit', description },
});

const foreign = [thing('old', 0, 'Before')];
const made = [thing('a', 1), thing('b', 2)];
const naming = (run: CopyRun) => checkNaming(run.items, { made, foreign }).map(({ says }) => says);

describe('The invariants of a storm', () => {
	it('let a success for each copy pass', () => {
		const run = runOf([copied('a'), copied('b', { recovered: true })]);
		expect(naming(run)).toEqual([]);
		expect(checkUnnamed([run], made)).toEqual([]);
		expect(checkOrder(run, made)).toEqual([]);
	});

	it.each<[string, Outcome[]]>([
		['two items that name one copy', [copied('a'), copied('a')]],
		['a copy that does not exist', [copied('z')]],
		['a page of before that is told as a copy', [copied('old')]],
		['a page of before that is another', [copied('old', { copied: false })]],
		['an output without a link', [copied('a', { url: '' })]],
		['an existing page that was "recovered"', [copied('a', { copied: false, recovered: true })]],
		['a success without output', [{ kind: 'done', json: [] }]],
	])('report %s', (_what, outcomes) => {
		expect(naming(runOf(outcomes, { ifExists: 'skip' }))).not.toEqual([]);
	});

	it('report a copy that nobody names, unless an item warns of it', () => {
		expect(checkUnnamed([runOf([copied('a'), refusal])], made)).toHaveLength(1);
		expect(checkUnnamed([runOf([copied('a'), warning])], made)).toEqual([]);
		expect(checkUnnamed([runOf([warning, refusal])], made)).toHaveLength(1);
	});

	it('report a stopped run that does not tell of all its copies', () => {
		expect(checkStopped(stopped('Before that, 2 copies were made: …'), made)).toEqual([]);
		expect(checkStopped(stopped('Before that, 1 copy was made: …'), made)).toHaveLength(1);
		expect(checkStopped(stopped('Before that, 3 copies were made: …'), made)).toHaveLength(1);
		const besides = 'Besides, for item 1: No answer; the copy may have been made or not.';
		expect(checkStopped(stopped(`Before that, 1 copy was made: …. ${besides}`), made)).toEqual([]);
	});

	it.each<[string, Outcome[], Thing[]]>([
		['there before', [copied('a')], [thing('old', 0)]],
		['made by an earlier item', [copied('a'), copied('b')], foreign],
		['made by an earlier item that failed', [warning, copied('b')], foreign],
	])('report a copy that was to be skipped, since one was %s', (_what, outcomes, others) => {
		const run = runOf(outcomes, { ifExists: 'skip' });
		expect(checkExisting([run], { made, foreign: others })).toHaveLength(1);
	});

	it('let a copy pass that was to be skipped if there were one', () => {
		const run = runOf([copied('a')], { ifExists: 'skip' });
		expect(checkExisting([run], { made, foreign })).toEqual([]);
	});

	it('report copies in the wrong order', () => {
		expect(checkOrder(runOf([copied('b'), copied('a')]), made)).toHaveLength(1);
	});
});
