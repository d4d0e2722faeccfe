/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs on Node, never inside n8n */
import { parseArgs } from 'node:util';
import { SEED, SIMULATOR_APP, startSimulator, type Simulator } from './index';

const DEFAULT_PORT = 7400;
const PORTS_TO_TRY = 20;

const USAGE = `Starts a simulated Feishu Open Platform with sample content.

  tsx test/simulator/cli.ts [--port ${DEFAULT_PORT}]
`;

const isPortTaken = (error: unknown): boolean =>
	error instanceof Error && 'code' in error && error.code === 'EADDRINUSE';

async function startFrom(port: number): Promise<Simulator | null> {
	for (let candidate = port; candidate < port + PORTS_TO_TRY; candidate++) {
		const outcome = await startSimulator({ port: candidate, linkBase: 'self' }).catch(
			(error: unknown) => ({ error }),
		);
		if (!('error' in outcome)) return outcome;
		if (!isPortTaken(outcome.error)) {
			console.error('The simulator did not start:', outcome.error);
			return null;
		}
		console.log(`Port ${candidate} is taken, trying ${candidate + 1}.`);
	}
	console.error(`No free port from ${port} to ${port + PORTS_TO_TRY - 1}.`);
	return null;
}

function announce({ url }: Simulator): void {
	console.log(`
Simulated Feishu is running. Open ${url} in a browser to look around.

  Base URL    ${url}
  App ID      ${SIMULATOR_APP.appId}
  App Secret  ${SIMULATOR_APP.appSecret}

Pages to try:
  ${url}/wiki/${SEED.nodes.templates}   Templates (a few pages, some with pages below)
  ${url}/wiki/${SEED.nodes.customers}   Customers (300 children, some hidden from the app)
  ${url}/wiki/${SEED.nodes.weeklyReportTemplate}   Weekly Report Template, to be copied
  ${url}/wiki/${SEED.nodes.projects}   Projects, a target for copies
  ${url}/wiki/${SEED.nodes.archive}   Archive (not readable for the app: 131006)
  ${url}/docx/${SEED.files.contractTemplate}   Contract Template, a Drive file to be copied
  ${url}/drive/folder/${SEED.folders.contracts}   Contracts, a target folder

Requests so far as JSON: ${url}/_simulator/requests
Ctrl-C stops it.`);
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: { port: { type: 'string' }, help: { type: 'boolean', short: 'h' } },
	});
	if (values.help) return console.log(USAGE);
	const port = Number(values.port ?? DEFAULT_PORT);
	if (!Number.isInteger(port) || port < 0 || port > 65_535) {
		console.error(`Not a port: ${values.port}\n\n${USAGE}`);
		process.exitCode = 2;
		return;
	}
	const simulator = await startFrom(port);
	if (!simulator) {
		process.exitCode = 1;
		return;
	}
	announce(simulator);
	const stop = (): void => {
		void simulator.close().then(() => process.exit(0));
	};
	process.once('SIGINT', stop);
	process.once('SIGTERM', stop);
}

void main();
