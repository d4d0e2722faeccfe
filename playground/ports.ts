/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { connect, createServer } from 'node:net';

const CONNECT_TIMEOUT_MS = 500;
const PORTS_TRIED = 50;

/** Asks by connecting too: on macOS binding 127.0.0.1 succeeds beside a server that listens on all addresses. */
function somebodyAnswers(port: number, host: string): Promise<boolean> {
	return new Promise((resolve) => {
		const socket = connect({ port, host, timeout: CONNECT_TIMEOUT_MS });
		const finish = (answers: boolean) => {
			socket.destroy();
			resolve(answers);
		};
		socket.once('connect', () => finish(true));
		socket.once('timeout', () => finish(false));
		socket.once('error', () => finish(false));
	});
}

/** Resolves with the port that was bound, or undefined when it is taken. Port 0 means any. */
function bind(port: number): Promise<number | undefined> {
	return new Promise((resolve) => {
		const server = createServer();
		server.once('error', () => resolve(undefined));
		server.listen({ port, host: '127.0.0.1' }, () => {
			const address = server.address();
			const bound = typeof address === 'object' && address !== null ? address.port : undefined;
			server.close(() => resolve(bound));
		});
	});
}

export async function isFree(port: number): Promise<boolean> {
	const answers = await Promise.all([
		somebodyAnswers(port, '127.0.0.1'),
		somebodyAnswers(port, '::1'),
	]);
	return !answers.includes(true) && (await bind(port)) !== undefined;
}

/** `except` is a port that was found free before and is not bound yet. */
export async function anyFreePort(except?: number): Promise<number> {
	const port = await bind(0);
	if (port === undefined) throw new Error('This machine gives out no port on 127.0.0.1.');
	return port === except ? await anyFreePort(except) : port;
}

/** The wanted port, or the next free one above it. */
export async function freePortFrom(wanted: number): Promise<number> {
	for (let port = wanted; port < wanted + PORTS_TRIED; port++) {
		if (await isFree(port)) return port;
	}
	return await anyFreePort();
}
