/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import type { ServerResponse } from 'node:http';
import type { SimulatorClock } from '../clock';
import type { WireAnswer } from './answers';

export function send(
	response: ServerResponse,
	answer: Pick<WireAnswer, 'status' | 'headers' | 'body'>,
	clock: SimulatorClock,
): void {
	if (response.destroyed) return;
	response.writeHead(answer.status, {
		Date: new Date(clock.now()).toUTCString(),
		...answer.headers,
		'Content-Length': String(Buffer.byteLength(answer.body)),
	});
	response.end(answer.body);
}
