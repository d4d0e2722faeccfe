import type { EndpointId, FaultKind, RecordedRequest, Simulator } from '../simulator';
import { addLookAlike } from './people';

/** A way for a request to go wrong. */
export interface Mishap {
	name: string;
	fault: FaultKind;
	/** Whether a copy has been made when it strikes. */
	phase: 'before' | 'after';
	/** How likely it is beside the others. */
	weight: number;
	/** What else happens at that moment. */
	sideEffect?: (simulator: Simulator, request: RecordedRequest) => void;
}

/** What may happen to requests of some kinds, and to which share of them. */
export interface Weather {
	endpoints: EndpointId[];
	mishaps: Mishap[];
	share: number;
	/** Share of the requests that fail with `HOPELESS` however often they are repeated. */
	hopelessShare: number;
}

/** Real milliseconds after which the node gives up a copy, in place of its three minutes. */
export const COPY_TIMEOUT_MS = 400;

/** How the names of those end that strike when a copy has been made. */
export const AFTER = ' after the effect';

const before = (
	name: string,
	fault: FaultKind,
	weight: number,
	sideEffect?: Mishap['sideEffect'],
): Mishap => ({ name, fault, weight, sideEffect, phase: 'before' });

const beforeAndAfter = (name: string, fault: FaultKind, weight: number): Mishap[] => [
	before(name, fault, weight),
	{ name: `${name}${AFTER}`, fault, weight, phase: 'after' },
];

const refusal = (status: number, code: number, msg: string): FaultKind => ({
	kind: 'error',
	status,
	code,
	msg,
});

const JSON_TYPE = 'application/json; charset=utf-8';
const HTML_TYPE = 'text/html';

const raw = (status: number, contentType: string, body: string): FaultKind => ({
	kind: 'raw',
	status,
	contentType,
	body,
});

export const HOPELESS = before('502', raw(502, HTML_TYPE, '<html><h1>502 Bad Gateway</h1>'), 7);

/** After these nobody knows whether a copy was made. */
const UNKNOWN_OUTCOMES: Array<[string, FaultKind]> = [
	[HOPELESS.name, HOPELESS.fault],
	['cut', { kind: 'cut' }],
	['131001', refusal(400, 131001, 'rpc fail')],
	['1061001', refusal(500, 1061001, 'internal error.')],
	['2200', refusal(500, 2200, 'internal error')],
	['empty 504', raw(504, 'text/plain', '')],
	['empty 200', raw(200, JSON_TYPE, '')],
	['broken JSON', raw(200, JSON_TYPE, '{"code":0,"data":{"no')],
];

const INTERNAL_ERROR = refusal(400, 131007, 'internal err');

/** What the platform says only when it has done nothing. */
const NOT_DONE: Mishap[] = [
	before('429', { kind: 'rateLimit', resetSeconds: 2 }, 8),
	before('429 without header', { kind: 'rateLimit', resetSeconds: null }, 5),
	before('400/99991400', { kind: 'rateLimit', resetSeconds: 1, status: 400 }, 5),
	before('429 of a proxy', raw(429, HTML_TYPE, '<h1>Too Many Requests</h1>'), 3),
	before('token revoked', { kind: 'tokenRevoked' }, 1.5),
	before('token expired', { kind: 'delay', ms: 0 }, 1.5, ({ world }) => world.expireTokens()),
	before('131006', refusal(400, 131006, 'permission denied: node permission denied'), 2),
	before('slow', { kind: 'delay', ms: 15 }, 10),
];

const copies: Weather = {
	endpoints: ['wiki.nodes.copy', 'drive.files.copy'],
	share: 0.35,
	hopelessShare: 0,
	mishaps: [
		...NOT_DONE,
		before('131009', refusal(400, 131009, 'lock contention, please retry later.'), 8),
		before('1061045', refusal(400, 1061045, 'can retry.'), 8),
		...UNKNOWN_OUTCOMES.flatMap(([name, fault]) => beforeAndAfter(name, fault, 7)),
		...beforeAndAfter('131007', INTERNAL_ERROR, 7),
		// Code 0, and no word of what was made.
		...beforeAndAfter('success alone', raw(200, JSON_TYPE, '{"code":0,"msg":"success"}'), 6),
		...beforeAndAfter('success without node', raw(200, JSON_TYPE, '{"code":0,"data":{}}'), 6),
		...beforeAndAfter(
			'success of a stub',
			raw(200, JSON_TYPE, '{"code":0,"data":{"node":{},"file":{}}}'),
			4,
		),
		// Two that look alike, of which the node has made one.
		{
			name: `cut beside a look-alike${AFTER}`,
			fault: { kind: 'cut' },
			phase: 'after',
			weight: 8,
			sideEffect: addLookAlike,
		},
		// They cost their real time, hence few. The late ones are done after the node has given up.
		...beforeAndAfter('hang', { kind: 'hang' }, 2),
		before('late', { kind: 'delay', ms: 1.02 * COPY_TIMEOUT_MS }, 2),
		before('very late', { kind: 'delay', ms: 1.5 * COPY_TIMEOUT_MS }, 2),
	],
};

const reads: Weather = {
	endpoints: [
		'wiki.nodes.list',
		'wiki.spaces.getNode',
		'drive.files.list',
		'drive.metas.batchQuery',
	],
	share: 0.12,
	hopelessShare: 0.006,
	mishaps: [
		...NOT_DONE,
		...UNKNOWN_OUTCOMES.map(([name, fault]) => before(name, fault, 7)),
		before('131007', INTERNAL_ERROR, 2),
	],
};

const exchanges: Weather = {
	endpoints: ['auth.tenantAccessToken'],
	share: 0.2,
	hopelessShare: 0,
	mishaps: [
		before('cut', { kind: 'cut' }, 1),
		before('2200', refusal(200, 2200, 'Internal Error'), 1),
		before('503', raw(503, HTML_TYPE, '<p>busy</p>'), 1),
	],
};

export const STORM: Weather[] = [copies, reads, exchanges];
