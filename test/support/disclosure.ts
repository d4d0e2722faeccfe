/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { Console } from 'node:console';
import { Writable } from 'node:stream';
import { inspect } from 'node:util';

import { stringify } from 'flatted';

/** As long as this, the end of a secret is as good as the whole. */
const TELLING_PART = 16;

/** An end of fewer different characters (…0000000001) tells nothing, and other IDs have it too. */
const TELLING_CHARACTERS = 6;

/**
 * The secrets that a text gives away: whole, encoded, or by their last part, also the words of an
 * Authorization header.
 */
export function disclosedIn(text: string, secrets: readonly string[]): string[] {
	const found = secrets.filter((secret) => tracesOf(secret).some((trace) => text.includes(trace)));
	return /\bBearer\s/i.test(text) ? [...found, 'Bearer'] : found;
}

function tracesOf(secret: string): string[] {
	const end = secret.slice(-TELLING_PART);
	return [
		secret,
		encodeURIComponent(secret),
		Buffer.from(secret).toString('base64'),
		...(end.length === TELLING_PART && new Set(end).size >= TELLING_CHARACTERS ? [end] : []),
	];
}

/** A value as n8n stores it, as JSON has it, and with all that neither of them shows. */
export function writtenOut(value: unknown): string {
	return [
		stringify(value),
		stringify(value, withErrors),
		inspect(value, {
			depth: Infinity,
			showHidden: true,
			maxArrayLength: null,
			maxStringLength: null,
		}),
	].join('\n');
}

/** What JSON leaves out of an error. */
function withErrors(_key: string, value: unknown): unknown {
	if (!(value instanceof Error)) return value;
	const { message, stack, cause } = value;
	return { ...value, message, stack, cause };
}

export interface Printed {
	/** Everything printed since the start: n8n's log, consoles, both streams of the process. */
	text(): string;
	stop(): void;
}

/** Takes over whatever is printed in this process. */
export function capturePrinted(): Printed {
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
