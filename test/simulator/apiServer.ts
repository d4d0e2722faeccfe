/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { bearerToken } from './gateway/callers';
import { contention, passGateway, rateLimited } from './gateway/gateway';
import type { Quotas } from './gateway/quotas';
import type { FaultKind, Faults } from './faults';
import { refuse, toWire, type Answer } from './http/answers';
import { readBody, recordableBody, type RequestBody } from './http/body';
import { isJsonObject, type JsonObject } from './http/json';
import { send } from './http/respond';
import type { LogIds } from './logIds';
import type { RecordedRequest, Recorder } from './recorder';
import type { Call, Platform, TokenRoute } from './routes/route';
import { matchRoute, type RouteMatch } from './routes/router';
import { SerialCalls } from './serial';

export interface ApiServerParts {
	platform: Platform;
	/** Absent: limits are off. */
	quotas: Quotas | undefined;
	faults: Faults;
	recorder: Recorder;
	logIds: LogIds;
	/** Real milliseconds a call of a one-at-a-time endpoint takes. */
	serialCallMs: number;
	/** Fires on close: ends delays. */
	closing: AbortSignal;
}

/** One request on its way through the platform. */
interface Exchange {
	request: IncomingMessage;
	response: ServerResponse;
	record: RecordedRequest;
	match: RouteMatch | null;
	token: string | null;
	body: RequestBody;
	/** Ends the time in which this call keeps a one-at-a-time endpoint busy. */
	endSerial: () => void;
}

/** The API half of the simulator: records, strikes with faults, asks gateway and handler, answers. */
export class ApiServer {
	private readonly serialCalls = new SerialCalls();

	constructor(private readonly parts: ApiServerParts) {}

	async serve(request: IncomingMessage, response: ServerResponse, url: URL): Promise<void> {
		const exchange = await this.receive(request, response, url);
		if (await this.strike('before', exchange)) return;
		const answer = await this.decide(exchange);
		if (isDone(answer) && (await this.strike('after', exchange))) return;
		this.answer(exchange, answer);
	}

	private async receive(
		request: IncomingMessage,
		response: ServerResponse,
		url: URL,
	): Promise<Exchange> {
		const { platform, recorder, logIds } = this.parts;
		const method = request.method ?? 'GET';
		const match = matchRoute(method, url.pathname);
		const token = bearerToken(request.headers.authorization);
		const record: RecordedRequest = {
			at: platform.clock.now(),
			method,
			path: url.pathname,
			query: Object.fromEntries(url.searchParams),
			body: undefined,
			endpoint: match?.route.endpoint ?? null,
			appId: platform.world.identities.find(token ?? '')?.appId ?? null,
			logId: logIds.next(),
		};
		recorder.add(record);
		const body = await readBody(request);
		record.body = recordableBody(body);
		return { request, response, record, match, token, body, endSerial: () => undefined };
	}

	/** True when a fault has ended the request. */
	private async strike(phase: 'before' | 'after', exchange: Exchange): Promise<boolean> {
		for (const fault of this.parts.faults.strike(phase, exchange.record)) {
			if (await this.strikeWith(fault, exchange)) return true;
		}
		return false;
	}

	private async strikeWith(fault: FaultKind, exchange: Exchange): Promise<boolean> {
		switch (fault.kind) {
			case 'delay':
				await this.waitReal(fault.ms);
				return false;
			case 'tokenRevoked':
				this.parts.platform.world.revokeTokens(exchange.record.appId ?? undefined);
				return false;
			case 'hang':
				return true;
			case 'cut':
				exchange.request.socket.destroy();
				return true;
			default:
				this.answer(exchange, faultAnswer(fault, this.parts.platform.switches.rateLimitStatus));
				return true;
		}
	}

	private async decide(exchange: Exchange): Promise<Answer> {
		const { match, token, body, record } = exchange;
		const { platform, quotas } = this.parts;
		if (!match) return unknownPath(platform.switches.unknownPath);
		const { route, params } = match;
		if (route.auth === 'none') {
			return route.handle({
				...platform,
				query: record.query,
				body: fieldsOf(body),
				bodyKind: body.kind,
				authorization: exchange.request.headers.authorization,
			});
		}
		const { world, switches } = platform;
		const caller = passGateway(route, token, { world, switches, quotas });
		if ('code' in caller) return caller;
		if (route.method === 'POST' && body.kind !== 'json') {
			return refuse(400, 9499, 'Bad Request: the body must be application/json');
		}
		const call: Call = {
			...platform,
			caller,
			params,
			query: record.query,
			body: fieldsOf(body),
		};
		return route.check?.(call) ?? (await this.handle(route, call, exchange));
	}

	private async handle(route: TokenRoute, call: Call, exchange: Exchange): Promise<Answer> {
		if (!route.serial || !this.parts.quotas) return route.handle(call);
		const end = this.serialCalls.begin(`${call.caller.app.appId} ${route.endpoint}`);
		if (!end) return contention(call.switches);
		// Busy until the answer is out or the connection is gone, as seen from the platform.
		exchange.endSerial = end;
		exchange.response.once('close', end);
		await this.waitReal(this.parts.serialCallMs);
		return route.handle(call);
	}

	private answer({ response, record, endSerial }: Exchange, answer: Answer): void {
		// Before the bytes go out: the caller's next call may be here before `close` is.
		endSerial();
		const { platform } = this.parts;
		const wire = toWire(answer, record.logId, platform.switches);
		record.status = wire.status;
		record.code = wire.code;
		record.endedAt = platform.clock.now();
		send(response, wire, platform.clock);
	}

	private async waitReal(ms: number): Promise<void> {
		await wait(ms, undefined, { signal: this.parts.closing, ref: false }).catch(() => undefined);
	}
}

/** Whether the effect the caller wanted is there. */
const isDone = (answer: Answer): boolean =>
	answer.kind === 'success' || (answer.kind === 'flat' && answer.body.code === 0);

function fieldsOf(body: RequestBody): JsonObject {
	const value = body.kind === 'json' || body.kind === 'form' ? body.value : undefined;
	return isJsonObject(value) ? value : {};
}

function unknownPath(shape: 'text' | 'json'): Answer {
	if (shape === 'json') return refuse(404, 99991201, 'not found');
	return {
		kind: 'raw',
		status: 404,
		contentType: 'text/plain; charset=utf-8',
		body: '404 page not found',
	};
}

type AnsweringFault = Extract<FaultKind, { kind: 'error' | 'raw' | 'rateLimit' }>;

function faultAnswer(fault: AnsweringFault, rateLimitStatus: number): Answer {
	switch (fault.kind) {
		case 'error':
			return { ...fault, kind: 'refusal' };
		case 'raw':
			return fault;
		case 'rateLimit': {
			const reset = fault.resetSeconds === undefined ? 1 : fault.resetSeconds;
			return rateLimited(fault.status ?? rateLimitStatus, 100, reset);
		}
	}
}
