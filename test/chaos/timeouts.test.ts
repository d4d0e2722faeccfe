import { SEED } from '../simulator';
import { copyNode, listChildren, simulated, wikiLink } from '../support/simulation';
import { setCopyTimeout, setListTimeout } from './nodeUnderTest';

const TIMEOUT_MS = 300;
const endpoint = 'wiki.nodes.copy';

const copy = copyNode({
	node: wikiLink(SEED.nodes.weeklyReportTemplate),
	targetParentNode: wikiLink(SEED.nodes.projects),
	title: 'Weekly report 36',
});

beforeAll(() => {
	setCopyTimeout(TIMEOUT_MS);
	setListTimeout(TIMEOUT_MS);
});

describe('When an answer does not come in time', () => {
	it(
		'a list is asked for again',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ endpoint: 'wiki.nodes.list', kind: 'hang' });
			const { json, error } = await engine.run({
				parameters: listChildren({ parentNode: SEED.nodes.customers, limit: 5 }),
			});
			expect(error).toBeUndefined();
			expect(json).toHaveLength(5);
			expect(requestsTo('wiki.nodes.list')).toHaveLength(2);
		}),
	);

	it(
		'a copy that was made is found',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ endpoint, kind: 'hang', phase: 'after' });
			const { json } = await engine.run({ parameters: copy });
			expect(json).toEqual([expect.objectContaining({ copied: true, recovered: true })]);
			expect(requestsTo(endpoint)).toHaveLength(1);
		}),
	);

	it(
		'a copy that is made after the node has given up is found, too',
		simulated(
			async ({ simulator, engine, requestsTo }) => {
				simulator.faults.add({ endpoint, kind: 'delay', ms: TIMEOUT_MS + 60 });
				const { json } = await engine.run({ parameters: copy });
				expect(json).toEqual([expect.objectContaining({ copied: true, recovered: true })]);
				expect(requestsTo(endpoint)).toHaveLength(1);
			},
			{ speed: 20 },
		),
	);

	it(
		'a copy that is not to be seen is warned of, and not sent again',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({ endpoint, kind: 'hang' });
			const { error } = await engine.run({ parameters: copy });
			expect(error?.message).toBe(
				'Feishu did not answer in time; the copy may have been made or not',
			);
			expect(error?.description).toContain('did not see it; Feishu may still be making it');
			expect(requestsTo(endpoint)).toHaveLength(1);
		}),
	);
});
