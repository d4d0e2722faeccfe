import { SEED } from '../simulator';
import { copyFile, simulated } from '../support/simulation';

const parameters = copyFile({
	file: `https://example.feishu.cn/file/${SEED.files.nda}`,
	folder: SEED.folders.contracts,
	name: 'NDA copy',
	options: { waitUntilReady: true },
});

const KNOWN_AFTER_MS = 10_000;

describe('Wait Until Ready', () => {
	it(
		'asks until Feishu knows the new file',
		simulated(
			async ({ engine, requestsTo }) => {
				const { json } = await engine.run({ parameters });
				expect(json).toEqual([expect.objectContaining({ copied: true, ready: true })]);
				const asked = requestsTo('drive.metas.batchQuery');
				expect(asked.length).toBeGreaterThan(2);
				const copiedAt = Number(requestsTo('drive.files.copy')[0]?.at);
				expect(asked.at(-1)?.at).toBeGreaterThanOrEqual(copiedAt + KNOWN_AFTER_MS);
			},
			{ switches: { driveCopyDelayMs: KNOWN_AFTER_MS } },
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
		'gives up after a minute, also where each question has to wait for the quota',
		simulated(async ({ simulator, engine, requestsTo }) => {
			simulator.faults.add({
				endpoint: 'drive.metas.batchQuery',
				kind: 'rateLimit',
				resetSeconds: 250,
				times: Infinity,
			});
			const { json } = await engine.run({ parameters });
			expect(json).toEqual([expect.objectContaining({ copied: true, ready: false })]);
			expect(requestsTo('drive.metas.batchQuery')).toHaveLength(1);
		}),
	);

	it(
		'knows the file by the type that was copied, where the answer tells another one',
		simulated(
			async ({ engine }) => {
				const { json } = await engine.run({ parameters });
				expect(json).toEqual([expect.objectContaining({ type: 'docx', ready: true })]);
			},
			{ switches: { sampleDrift: true } },
		),
	);

	it(
		'is not in the output unless it was asked for',
		simulated(async ({ engine }) => {
			const { json } = await engine.run({ parameters: { ...parameters, options: {} } });
			expect(json[0]).not.toHaveProperty('ready');
		}),
	);
});
