/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { SimulatorClock } from '../clock';
import type { Recorder } from '../recorder';
import { send } from './respond';

export const CONTROL_PATH = '/_simulator/requests';

/** For other processes: `GET` gives the recorded requests as JSON, `DELETE` clears them. */
export function serveControl(
	request: IncomingMessage,
	response: ServerResponse,
	recorder: Recorder,
	clock: SimulatorClock,
): void {
	const headers = { 'Content-Type': 'application/json; charset=utf-8' };
	if (request.method === 'GET') {
		send(response, { status: 200, headers, body: JSON.stringify(recorder.requests) }, clock);
		return;
	}
	if (request.method === 'DELETE') {
		recorder.clear();
		send(response, { status: 204, headers: {}, body: '' }, clock);
		return;
	}
	send(response, { status: 405, headers: { Allow: 'GET, DELETE' }, body: '' }, clock);
}
