/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { ApiServer } from './apiServer';
import { SYSTEM_CLOCK, type SimulatorClock } from './clock';
import { Faults } from './faults';
import { Quotas } from './gateway/quotas';
import { CONTROL_PATH, serveControl } from './http/control';
import { send } from './http/respond';
import { Links } from './links';
import { LogIds } from './logIds';
import { renderPage } from './pages/pages';
import { Recorder, type RecordedRequest } from './recorder';
import { PageTokens } from './routes/pageTokens';
import type { Platform } from './routes/route';
import { SIMULATOR_APP, SIMULATOR_APP_OPEN_ID } from './seed/app';
import { seedCompany } from './seed/company';
import { WELL_KNOWN } from './seed/wellKnown';
import { DEFAULT_SWITCHES, type Switches } from './switches';
import { seededRandom } from './world/mint';
import { World } from './world/world';

export interface SimulatorOptions {
	/** Default 0: any free port. Always on 127.0.0.1. */
	port?: number;
	/** Default: the system's time. */
	clock?: SimulatorClock;
	/** `company` (default): the seed; `empty`: only the app `SIMULATOR_APP`. */
	content?: 'company' | 'empty';
	/** Default true: the documented limits are enforced. */
	quotas?: boolean;
	switches?: Partial<Switches>;
	/** Origin of `url` fields; default `https://sample.feishu.cn`; `self` = the pages of the simulator. */
	linkBase?: string;
	/** For probabilities; default: a seeded generator. */
	random?: () => number;
	/** Real milliseconds a copy or new folder takes, so that calls at once do collide. Default 5. */
	serialCallMs?: number;
}

/** A running simulator; close it when done. */
export interface Simulator {
	/** `http://127.0.0.1:PORT`, without a slash at the end. */
	readonly url: string;
	readonly world: World;
	readonly faults: Faults;
	/** Every API request that arrived, in order. */
	readonly requests: readonly RecordedRequest[];
	clearRequests(): void;
	/** Also cuts open connections. */
	close(): Promise<void>;
}

const DEFAULT_LINK_BASE = 'https://sample.feishu.cn';

export async function startSimulator(options: SimulatorOptions = {}): Promise<Simulator> {
	const server = createServer({ keepAliveTimeout: 60_000 });
	const url = await listen(server, options.port ?? 0);
	const clock = options.clock ?? SYSTEM_CLOCK;
	const random = options.random ?? seededRandom(11);
	const faults = new Faults(random);
	const recorder = new Recorder();
	const closing = new AbortController();
	const linkBase = options.linkBase === 'self' ? url : (options.linkBase ?? DEFAULT_LINK_BASE);
	const platform: Platform = {
		world: buildWorld(clock, options.content ?? 'company'),
		clock,
		switches: { ...DEFAULT_SWITCHES, ...options.switches },
		links: new Links(linkBase),
		pageTokens: new PageTokens(),
		random,
	};
	const api = new ApiServer({
		platform,
		quotas: options.quotas === false ? undefined : new Quotas(clock),
		faults,
		recorder,
		logIds: new LogIds(clock),
		serialCallMs: options.serialCallMs ?? 5,
		closing: closing.signal,
	});
	const pageLinks = new Links('');
	server.on('request', (request: IncomingMessage, response: ServerResponse) => {
		// A path such as `//` is no URL; it is an unknown path like any other.
		const path = request.url ?? '/';
		const target = new URL(URL.canParse(path, url) ? path : '/unreadable', url);
		if (target.pathname === CONTROL_PATH) return serveControl(request, response, recorder, clock);
		const page =
			request.method === 'GET' ? renderPage(target.pathname, platform.world, pageLinks) : null;
		if (page) return send(response, page, clock);
		api.serve(request, response, target).catch((error: unknown) => {
			// A client that went away while it was being served is no event of its own.
			if (request.destroyed && !request.complete) response.destroy();
			else sendBug(response, error, clock);
		});
	});
	return {
		url,
		world: platform.world,
		faults,
		get requests() {
			return recorder.requests;
		},
		clearRequests: () => recorder.clear(),
		close: async () => {
			closing.abort();
			await closeServer(server);
		},
	};
}

function buildWorld(clock: SimulatorClock, content: 'company' | 'empty'): World {
	const world = new World(clock);
	world.addApp({
		...SIMULATOR_APP,
		openId: SIMULATOR_APP_OPEN_ID,
		rootFolderToken: WELL_KNOWN.folders.root,
	});
	if (content === 'company') seedCompany(world);
	return world;
}

async function listen(server: Server, port: number): Promise<string> {
	await new Promise<void>((resolve, reject) => {
		server.once('error', reject);
		server.listen(port, '127.0.0.1', () => {
			server.removeListener('error', reject);
			resolve();
		});
	});
	const address = server.address();
	const actualPort = typeof address === 'object' && address !== null ? address.port : port;
	return `http://127.0.0.1:${actualPort}`;
}

/** Says openly that the simulator itself is at fault, so that nobody looks elsewhere. */
function sendBug(response: ServerResponse, error: unknown, clock: SimulatorClock): void {
	const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
	const headers = { 'Content-Type': 'text/plain; charset=utf-8' };
	if (response.headersSent) response.destroy();
	else send(response, { status: 500, headers, body: `Bug in the simulator: ${text}` }, clock);
}

async function closeServer(server: Server): Promise<void> {
	await new Promise<void>((resolve) => {
		server.close(() => resolve());
		server.closeAllConnections();
	});
}
