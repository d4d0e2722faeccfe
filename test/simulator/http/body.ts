/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import type { IncomingMessage } from 'node:http';
import { isJsonObject, type JsonObject } from './json';

/** A request's body: absent, understood, or not. */
export type RequestBody =
	| { kind: 'none' }
	| { kind: 'json'; value: unknown }
	| { kind: 'form'; value: JsonObject }
	| { kind: 'unreadable'; bytes: number };

/** Field names whose values must never be kept. */
const SECRET_FIELDS = new Set([
	'app_secret',
	'client_secret',
	'code',
	'code_verifier',
	'refresh_token',
	'client_assertion',
]);

export async function readBody(request: IncomingMessage): Promise<RequestBody> {
	const chunks: Buffer[] = [];
	for await (const chunk of request) {
		chunks.push(Buffer.isBuffer(chunk) ? chunk : Buffer.from(String(chunk)));
	}
	return parseBody(Buffer.concat(chunks).toString('utf8'), request.headers['content-type'] ?? '');
}

export function parseBody(text: string, contentType: string): RequestBody {
	if (text === '') return { kind: 'none' };
	if (contentType.includes('application/x-www-form-urlencoded')) {
		return { kind: 'form', value: Object.fromEntries(new URLSearchParams(text)) };
	}
	try {
		const value: unknown = JSON.parse(text);
		if (contentType.includes('application/json')) return { kind: 'json', value };
	} catch {
		// Falls through: what cannot be read is not kept either, a secret may be in it.
	}
	return { kind: 'unreadable', bytes: Buffer.byteLength(text) };
}

/** What may be recorded of a body. */
export function recordableBody(body: RequestBody): unknown {
	switch (body.kind) {
		case 'none':
			return undefined;
		case 'unreadable':
			return `(unreadable body, ${body.bytes} bytes)`;
		default:
			return redact(body.value);
	}
}

function redact(value: unknown): unknown {
	if (Array.isArray(value)) return value.map(redact);
	if (!isJsonObject(value)) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]) => [
			key,
			SECRET_FIELDS.has(key) ? '***' : redact(inner),
		]),
	);
}
