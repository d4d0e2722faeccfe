/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { rmSync } from 'node:fs';
import { parseOptions, realTenant, USAGE } from './options';
import { PLAYGROUND_STATE } from './paths';
import { startPlayground } from './playground';
import { alreadyRunningAt } from './running';

/** A terminal's Ctrl-C reaches this process twice: from the terminal and from start.mjs. */
const SAME_KEYPRESS_MS = 1_000;

const toStop: Array<() => Promise<void>> = [];
let stoppingSince: number | undefined;

function print(line: string): void {
	process.stdout.write(`${line}\n`);
}

/** Ends everything in the opposite order of its start, then this process. Only the first call counts. */
async function stopAll(exitCode: number): Promise<void> {
	if (stoppingSince !== undefined) return;
	stoppingSince = Date.now();
	for (const stop of toStop.reverse()) await stop();
	process.exit(exitCode);
}

function onSignal(): void {
	// Whoever presses Ctrl-C again does not want to wait; leaving kills n8n's process group.
	if (stoppingSince !== undefined && Date.now() - stoppingSince > SAME_KEYPRESS_MS)
		process.exit(130);
	if (stoppingSince === undefined) print('\nStopping …');
	void stopAll(0);
}

async function run(): Promise<void> {
	const options = parseOptions(process.argv.slice(2));
	const tenant = realTenant(process.env);
	if (!options.ok) throw new Error(options.problem);
	if (!tenant.ok) throw new Error(tenant.problem);
	if (options.value.help) {
		print(USAGE);
		return await stopAll(0);
	}
	const stateFolder = PLAYGROUND_STATE[tenant.value === undefined ? 'simulated' : 'tenant'];
	const runningAt = await alreadyRunningAt(stateFolder);
	if (runningAt !== undefined) {
		throw new Error(`The playground is running already, at ${runningAt}. Stop it first (Ctrl-C).`);
	}
	if (options.value.reset) rmSync(stateFolder, { recursive: true, force: true });

	const playground = await startPlayground({
		options: options.value,
		stateFolder,
		tenant: tenant.value,
		print,
		onStop: (stop) => toStop.push(stop),
	});
	await playground.ended;
	if (stoppingSince === undefined)
		print(`n8n has ended. What it printed is in ${playground.logFile}.`);
	await stopAll(1);
}

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, onSignal);
// A closed terminal must not keep n8n from being stopped properly.
process.stdout.on('error', () => undefined);
// start.mjs is gone without having said so.
process.on('disconnect', onSignal);

run().catch((error: unknown) => {
	if (stoppingSince === undefined) print(error instanceof Error ? error.message : String(error));
	void stopAll(1);
});
