import { SEED } from '../simulator';
import { copyNode, listChildren, simulated, wikiLink } from '../support/simulation';

const { weeklyReportTemplate, projects, customers } = SEED.nodes;

const copy = copyNode({
	node: wikiLink(weeklyReportTemplate),
	targetParentNode: wikiLink(projects),
	title: 'Report',
	options: { ifExists: 'skip' },
});

describe('The words at the output', () => {
	it(
		'tell how long the quota was waited for',
		simulated(
			async ({ simulator, engine }) => {
				simulator.faults.add({ endpoint: 'wiki.nodes.list', kind: 'rateLimit', resetSeconds: 40 });
				const { hints } = await engine.run({
					parameters: listChildren({ parentNode: wikiLink(customers), limit: 10 }),
				});
				expect(hints).toHaveLength(1);
				expect(hints[0]).toMatch(/^Waited (3[5-9]|4\d|5\d) s for Feishu's quota, in 4 requests\.$/);
			},
			{ speed: 60 },
		),
	);

	it(
		'tell what was there already, and what was found again',
		simulated(async ({ simulator, engine }) => {
			simulator.faults.add({ endpoint: 'wiki.nodes.copy', kind: 'cut', phase: 'after' });
			const { hints } = await engine.run({ parameters: copy, items: [{}, {}, {}] });
			expect(hints).toEqual([
				'Skipped because already there: 2. Found again after the answer to the copy was lost: 1.',
			]);
		}),
	);

	it(
		'are none for an ordinary run',
		simulated(async ({ engine }) => {
			const { hints } = await engine.run({
				parameters: listChildren({ parentNode: wikiLink(customers) }),
			});
			expect(hints).toEqual([]);
		}),
	);
});
