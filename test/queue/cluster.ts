/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';

import {
	buildPackage,
	installN8n,
	packPackage,
	provision,
	startN8n,
	startN8nWorker,
	type N8nProcess,
	type ProvisionedWorkflow,
	type RunningN8n,
	type StartOptions,
} from '../../playground/launcher';
import { EXAMPLES } from '../../playground/paths';
import { SIMULATOR_APP, startSimulator, SYSTEM_CLOCK, type Simulator } from '../simulator';
import { startReaper, type Reaper } from './reaper';
import { startServices } from './services';

/**
 * A lock that is not renewed for this long means that the worker is gone. n8n's defaults (a minute, every ten seconds,
 * looked at every 30) would only make the test longer; much shorter ones would take a busy worker for a dead one.
 */
const STALLED_JOBS = {
	QUEUE_WORKER_LOCK_DURATION: '15000',
	QUEUE_WORKER_LOCK_RENEW_TIME: '3000',
	QUEUE_WORKER_STALLED_INTERVAL: '5000',
};

/** How long Feishu is busy with one Drive copy, during which it refuses another one of the same app. */
const COPY_MS = 50;

/** n8n in queue mode: one main, several workers, beside a simulated Feishu with its quotas on. */
export interface Cluster {
	main: RunningN8n;
	workers: N8nProcess[];
	simulator: Simulator;
	/** Feishu's clock jumps ahead: used up quotas are free again. */
	advanceFeishu(ms: number): void;
	/** An example, by its file's name without the ending. */
	example(name: string): ProvisionedWorkflow;
	stop(): Promise<void>;
}

export const progress = (line: string): void => void process.stderr.write(`${line}\n`);

export async function startCluster(options: { workers: number }): Promise<Cluster> {
	const folder = mkdtempSync(path.join(tmpdir(), 'feishu-docs-queue-'));
	// PostgreSQL's own user must get through to its folder.
	chmodSync(folder, 0o711);
	const reaper = startReaper(folder);
	let aheadMs = 0;
	const clock = { now: () => SYSTEM_CLOCK.now() + aheadMs };
	const simulator = await startSimulator({ clock, linkBase: 'self', serialCallMs: COPY_MS });
	const advanceFeishu = (ms: number) => void (aheadMs += ms);
	const end = async () => {
		await reaper.finish();
		await simulator.close();
	};
	const started = startIn(folder, reaper, simulator, options.workers);
	return await started.then(
		(parts) => ({ ...parts, simulator, advanceFeishu, stop: end }),
		async (problem: unknown) => {
			await end();
			throw problem;
		},
	);
}

async function startIn(folder: string, reaper: Reaper, simulator: Simulator, workerCount: number) {
	const installation = await installN8n({ onProgress: progress });
	await buildPackage();
	const packageDirectory = await packPackage(path.join(folder, 'package'));
	const environment = {
		...(await startServices(folder, reaper)),
		...STALLED_JOBS,
		EXECUTIONS_MODE: 'queue',
		// With n8n's default of 2 the main process calls its own database unreachable under this load.
		DB_POSTGRESDB_POOL_SIZE: '10',
		OFFLOAD_MANUAL_EXECUTIONS_TO_WORKERS: 'true',
		N8N_ENCRYPTION_KEY: randomBytes(24).toString('hex'),
	};
	// Each has a folder of its own, as on a machine of its own.
	const place = (name: string): StartOptions => ({
		installation,
		packageDirectory,
		userFolder: path.join(folder, name),
		environment,
		onSpawn: reaper.watch,
	});
	progress('Starting the main process of n8n (it fills the database)');
	const main = await startN8n(place('main'));
	progress(`Starting ${workerCount} workers`);
	const workers = await Promise.all(
		Array.from({ length: workerCount }, (_, index) => startN8nWorker(place(`worker-${index + 1}`))),
	);
	const { workflows } = await provision(main, {
		credential: {
			name: 'Feishu (queue mode)',
			type: 'feishuDocsApi',
			data: { platform: 'custom', baseUrl: simulator.url, ...SIMULATOR_APP },
		},
		workflowsFolder: EXAMPLES,
	});
	return { main, workers, example: exampleIn(workflows) };
}

function exampleIn(workflows: ProvisionedWorkflow[]) {
	return (name: string): ProvisionedWorkflow => {
		const found = workflows.find(({ file }) => file === `${name}.json`);
		if (found === undefined) throw new Error(`There is no example ${name}`);
		return found;
	};
}
