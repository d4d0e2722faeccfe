import type { SimulatorClock } from '../clock';
import type { EndpointId } from '../coverage';
import type { QuotaWindow } from '../gateway/quotas';
import type { Answer, Refusal } from '../http/answers';
import type { JsonObject } from '../http/json';
import type { Links } from '../links';
import type { Switches } from '../switches';
import type { Caller } from '../world/types';
import type { World } from '../world/world';
import type { PageTokens } from './pageTokens';

/** What all handlers work with. */
export interface Platform {
	world: World;
	clock: SimulatorClock;
	switches: Switches;
	links: Links;
	pageTokens: PageTokens;
	random: () => number;
}

/** One call that has passed the gateway. `body` is `{}` when none was sent. */
export interface Call extends Platform {
	caller: Caller;
	params: Record<string, string>;
	query: Record<string, string>;
	body: JsonObject;
}

/** An endpoint without a token: the token exchange itself. */
export interface OpenCall extends Platform {
	query: Record<string, string>;
	body: JsonObject;
	bodyKind: 'none' | 'json' | 'form' | 'unreadable';
	/** The Authorization header, for clients that identify themselves with Basic. */
	authorization: string | undefined;
}

interface RouteBase {
	endpoint: EndpointId;
	method: 'GET' | 'POST';
	path: string;
	/** Any one of them is enough; empty = none needed. */
	scopes: readonly string[];
	quota: readonly QuotaWindow[];
	/** One call at a time per app, others get 1061045. */
	serial: boolean;
}

export interface TokenRoute extends RouteBase {
	auth: 'token';
	/** Parameter check of the gateway (99992402). */
	check?: (call: Call) => Refusal | undefined;
	handle: (call: Call) => Answer;
}

export interface OpenRoute extends RouteBase {
	auth: 'none';
	handle: (call: OpenCall) => Answer;
}

export type Route = TokenRoute | OpenRoute;
