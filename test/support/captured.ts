/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import './debugLog';

import { Console } from 'node:console';
import { Writable } from 'node:stream';

import { WorkflowExecute } from 'n8n-core';
import type { IRun } from 'n8n-workflow';

import { writtenOut } from './disclosure';

/** What comes out of this process while it is captured. */
export interface Captured {
	/** What the executions have left, as n8n would store it. */
	runs(): Promise<IRun[]>;
	/** All of it as text: printed, stored, and what is handed in. */
	text(returned: unknown[]): Promise<string>;
	stop(): void;
}

export function capture(): Captured {
	const executed = jest.spyOn(WorkflowExecute.prototype, 'run');
	const printed = capturePrinted();
	const runs = async () =>
		await Promise.all(executed.mock.results.map(async ({ value }) => (await value) as IRun));
	return {
		runs,
		text: async (returned) =>
			[printed.text(), ...[...returned, ...(await runs())].map(writtenOut)].join('\n'),
		stop: () => {
			printed.stop();
			executed.mockRestore();
		},
	};
}

interface Printed {
	/** Everything printed since the start: n8n's log, consoles, both streams of the process. */
	text(): string;
	stop(): void;
}

/** Takes over whatever is printed in this process. */
function capturePrinted(): Printed {
	const chunks: string[] = [];
	const stream = new Writable({
		write(chunk: Buffer, _encoding, done) {
			chunks.push(chunk.toString());
			done();
		},
	});
	const usual = console;
	// n8n's logger writes to the console of the moment.
	globalThis.console = new Console(stream, stream);
	const keep = (chunk: unknown) => {
		chunks.push(String(chunk));
		return true;
	};
	const streams = [process.stdout, process.stderr].map((each) =>
		jest.spyOn(each, 'write').mockImplementation(keep),
	);
	return {
		text: () => chunks.join(''),
		stop: () => {
			globalThis.console = usual;
			for (const each of streams) each.mockRestore();
		},
	};
}
