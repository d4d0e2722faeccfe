import { DEFAULT_SWITCHES, SEED, type Switches } from '../simulator';
import { copyFile, copyNode, listChildren, simulated, wikiLink } from '../support/simulation';

/** Each of Feishu's open questions, answered the other way than the simulator's default. */
const OTHERWISE: Array<Partial<Switches>> = [
	{ wrongSecretCode: 10015 },
	{ unknownPath: 'json' },
	{ errorShape: 'documented' },
	{ lastPageToken: 'absent' },
	{ lastPageToken: 'value' },
	{ nodeUrl: false },
	{ copyNeedsTargetSpace: false },
	{ driveCopyDelayMs: 5_000 },
	{ originTokens: 'shortcuts' },
	{ driveTypeRequired: false },
	{ contentionStatus: 200, driveOverQuota: 'contention', msg1061045: 'can retry.' },
	{ rateLimitStatus: 400 },
	{ copyContention: 0.15 },
];

describe('Where documentation and reality differ', () => {
	it.each(OTHERWISE)('all three operations work with %j', async (switches) => {
		for (const name of Object.keys(switches)) expect(DEFAULT_SWITCHES).toHaveProperty(name);
		await simulated(
			async ({ simulator, engine }) => {
				const customers = wikiLink(SEED.nodes.customers);
				const list = await engine.run({
					parameters: listChildren({ parentNode: customers, returnAll: true }),
				});
				const visible = simulator.world
					.childrenOf(SEED.spaces.customerSuccess, SEED.nodes.customers)
					.filter(({ hidden }) => !hidden);
				expect([list.error, list.json.length]).toEqual([undefined, visible.length]);
				expect(list.json.every(({ url }) => String(url).startsWith('https://'))).toBe(true);

				const copy = await engine.run({
					parameters: copyNode({
						node: wikiLink(SEED.nodes.budgetShortcut),
						targetParentNode: wikiLink(SEED.nodes.projects),
						title: 'Budget',
					}),
				});
				expect([copy.error, copy.json[0]?.title]).toEqual([undefined, 'Budget']);

				const driveCopy = await engine.run({
					parameters: copyFile({ file: SEED.files.nda, folder: SEED.folders.contracts }),
					items: Array.from({ length: 8 }, (_, n) => ({ n })),
				});
				expect([driveCopy.error, driveCopy.json.length]).toEqual([undefined, 8]);
			},
			{ switches },
		)();
	});

	it('the missing scopes are named in both shapes', async () => {
		for (const errorShape of ['real', 'documented'] as const) {
			await simulated(
				async ({ simulator, engine }) => {
					simulator.world.addApp({ ...bare, scopes: ['wiki:wiki:readonly'] });
					const { error } = await engine.run({
						parameters: copyNode({
							node: wikiLink(SEED.nodes.meetingTemplate),
							targetParentNode: wikiLink(SEED.nodes.projects),
						}),
					});
					expect(error?.message).toBe('The app lacks a scope: wiki:node:copy or wiki:wiki');
				},
				{ switches: { errorShape }, credential: bare },
			)();
		}
	});
});

const bare = { appId: 'cli_a000000000000002', appSecret: 'Bare'.repeat(8) };
