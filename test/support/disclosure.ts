/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
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
