/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { Agent, request } from 'undici';
import { HandClock, SIMULATOR_APP, startSimulator, type Simulator, type SimulatorOptions } from '.';
import { isJsonObject, type JsonObject } from './http/json';

export interface CallOptions {
	body?: unknown;
	query?: Record<string, string>;
	/** `null` = no Authorization header; absent = the default app's token. */
	token?: string | null;
	headers?: Record<string, string>;
	signal?: AbortSignal;
}

export interface Received {
	status: number;
	headers: Record<string, string | string[] | undefined>;
	text: string;
	/** The parsed body; `{}` when it is not a JSON object. */
	body: JsonObject;
	/** `body.data`, or `{}`. */
	data: JsonObject;
}

/** A simulator with a hand-moved clock and a plain HTTP client, for the simulator's own tests. */
export class TestBench {
	private readonly agent = new Agent();
	private token: string | undefined;

	private constructor(
		readonly sim: Simulator,
		readonly clock: HandClock,
	) {}

	static async start(options: SimulatorOptions = {}): Promise<TestBench> {
		const clock = new HandClock();
		const sim = await startSimulator({ clock, content: 'empty', ...options });
		return new TestBench(sim, clock);
	}

	async close(): Promise<void> {
		await this.sim.close();
		await this.agent.destroy();
	}

	/** `path` without `/open-apis`. */
	async call(method: 'GET' | 'POST', path: string, options: CallOptions = {}): Promise<Received> {
		const token = options.token === undefined ? await this.appToken() : options.token;
		return await this.send(method, `/open-apis${path}`, {
			...options,
			headers: {
				...(token === null ? {} : { authorization: `Bearer ${token}` }),
				...options.headers,
			},
		});
	}

	async get(path: string, query: Record<string, string> = {}): Promise<Received> {
		return await this.call('GET', path, { query });
	}

	async post(path: string, body: unknown): Promise<Received> {
		return await this.call('POST', path, { body });
	}

	async exchange(appId: string, appSecret: string): Promise<Received> {
		return await this.call('POST', '/auth/v3/tenant_access_token/internal', {
			token: null,
			body: { app_id: appId, app_secret: appSecret },
		});
	}

	async tokenFor(appId: string, appSecret: string): Promise<string> {
		return String((await this.exchange(appId, appSecret)).body.tenant_access_token);
	}

	/** The default app's token, exchanged once. */
	async appToken(): Promise<string> {
		this.token ??= await this.tokenFor(SIMULATOR_APP.appId, SIMULATOR_APP.appSecret);
		return this.token;
	}

	async send(
		method: 'GET' | 'POST' | 'DELETE',
		path: string,
		{ body, query, headers, signal }: CallOptions = {},
	): Promise<Received> {
		const response = await request(this.sim.url + path, {
			method,
			query,
			signal,
			dispatcher: this.agent,
			headers: {
				...(body === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }),
				...headers,
			},
			body: body === undefined ? null : typeof body === 'string' ? body : JSON.stringify(body),
		});
		const text = await response.body.text();
		const parsed = parseObject(text);
		return {
			status: response.statusCode,
			headers: response.headers,
			text,
			body: parsed,
			data: isJsonObject(parsed.data) ? parsed.data : {},
		};
	}
}

function parseObject(text: string): JsonObject {
	if (!text.startsWith('{')) return {};
	try {
		const value: unknown = JSON.parse(text);
		return isJsonObject(value) ? value : {};
	} catch {
		return {};
	}
}

/** The list under a key of `data`. */
export function listIn(received: Received, key: string): JsonObject[] {
	const list = received.data[key];
	return Array.isArray(list) ? list.filter(isJsonObject) : [];
}

export function objectIn(received: Received, key: string): JsonObject {
	const value = received.data[key];
	return isJsonObject(value) ? value : {};
}

/** Benches of one test file; all are closed after each test. */
export function benches(): (options?: SimulatorOptions) => Promise<TestBench> {
	const open: TestBench[] = [];
	afterEach(async () => {
		await Promise.all(open.splice(0).map(async (bench) => await bench.close()));
	});
	return async (options) => {
		const bench = await TestBench.start(options);
		open.push(bench);
		return bench;
	};
}
