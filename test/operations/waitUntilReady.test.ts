import { SEED } from '../simulator';
import { copyFile, simulated } from '../support/simulation';

const parameters = copyFile({
	file: `https://example.feishu.cn/file/${SEED.files.nda}`,
	folder: SEED.folders.contracts,
	name: 'NDA copy',
	options: { waitUntilReady: true },
});

describe('Wait Until Ready', () => {
	it(
		'asks until Feishu knows the new file',
		simulated(
			async ({ engine, requestsTo }) => {
				const { json } = await engine.run({ parameters });
				expect(json).toEqual([expect.objectContaining({ copied: true, ready: true })]);
				const asked = requestsTo('drive.metas.batchQuery');
				expect(asked.length).toBeGreaterThan(2);
				expect(Number(asked.at(-1)?.at) - Number(asked[0]?.at)).toBeGreaterThanOrEqual(9_000);
			},
			{ switches: { driveCopyDelayMs: 10_000 } },
		),
	);

	it(
		'gives up after a minute without failing the copy that was made',
		simulated(
			async ({ engine, requestsTo }) => {
				const { json, error } = await engine.run({ parameters });
				expect(error).toBeUndefined();
				expect(json).toEqual([expect.objectContaining({ copied: true, ready: false })]);
				const asked = requestsTo('drive.metas.batchQuery');
				expect(Number(asked.at(-1)?.at) - Number(asked[0]?.at)).toBeGreaterThanOrEqual(55_000);
			},
			{ switches: { driveCopyDelayMs: 3_600_000 } },
		),
	);

	it(
		'goes on through what Feishu says meanwhile, and does not wait for what it will not tell',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({
				endpoint: 'drive.metas.batchQuery',
				kind: 'error',
				status: 400,
				code: 99991672,
				msg: 'Access denied.',
				times: Infinity,
			});
			const { json } = await engine.run({ parameters });
			expect(json).toEqual([expect.objectContaining({ copied: true, ready: false })]);
			expect(requestsTo('drive.metas.batchQuery')).toHaveLength(1);
		}),
	);

	it(
		'is not in the output unless it was asked for',
		simulated(async ({ engine }) => {
			const { json } = await engine.run({ parameters: { ...parameters, options: {} } });
			expect(json[0]).not.toHaveProperty('ready');
		}),
	);
});
