import type { Refusal } from '../http/answers';
import { refuse } from '../http/answers';
import type { Route } from '../routes/route';
import type { Switches } from '../switches';
import type { World } from '../world/world';
import type { Caller } from '../world/types';
import { identify } from './callers';
import type { Quotas } from './quotas';

export interface GatewayState {
	world: World;
	switches: Switches;
	/** Absent: limits are off. */
	quotas: Quotas | undefined;
}

/**
 * The gateway's checks between "path and method fit" and "parameters", in its order
 * (reference, section 4.2): token, IP allow-list, scope, rate limit.
 */
export function passGateway(
	route: Route,
	token: string | null,
	state: GatewayState,
): Caller | Refusal {
	const caller = identify(token, state.world.identities, state.switches);
	if ('code' in caller) return caller;
	return (
		refuseAddress(caller) ??
		refuseScope(caller, route.scopes) ??
		overQuota(caller, route, state) ??
		caller
	);
}

export const rateLimited = (
	status: number,
	limit: number,
	resetSeconds: number | null,
): Refusal => ({
	...refuse(status, 99991400, 'request trigger frequency limit'),
	// The official sample has no `error` object here.
	error: null,
	headers:
		resetSeconds === null
			? {}
			: {
					'x-ogw-ratelimit-limit': String(limit),
					'x-ogw-ratelimit-reset': String(resetSeconds),
				},
});

export const contention = (switches: Switches): Refusal =>
	refuse(switches.contentionStatus, 1061045, switches.msg1061045);

function refuseAddress(caller: Caller): Refusal | undefined {
	const ip = caller.app.deniedIp;
	if (ip === null) return undefined;
	return refuse(400, 99991401, `ip ${ip} is denied by app setting`);
}

function refuseScope(caller: Caller, needed: readonly string[]): Refusal | undefined {
	const { scopes } = caller;
	if (scopes === 'all' || needed.some((scope) => scopes.includes(scope))) return undefined;
	const list = needed.join(', ');
	return caller.kind === 'tenant'
		? {
				...refuse(
					400,
					99991672,
					`Access denied. One of the following scopes is required: [${list}]`,
				),
				missingScopes: { scopes: needed, type: 'action_scope_required' },
			}
		: {
				...refuse(
					400,
					99991679,
					`Unauthorized. You do not have permission to perform the requested operation on the resource. Please request user re-authorization and try again. required one of these privileges under the user identity: [${list}]`,
				),
				missingScopes: { scopes: needed, type: 'action_privilege_required' },
			};
}

function overQuota(caller: Caller, route: Route, state: GatewayState): Refusal | undefined {
	const verdict = state.quotas?.admit(`${caller.app.appId} ${route.endpoint}`, route.quota);
	if (!verdict || verdict.admitted) return undefined;
	if (route.serial && state.switches.driveOverQuota === 'contention') {
		return contention(state.switches);
	}
	return rateLimited(state.switches.rateLimitStatus, verdict.limit, verdict.resetSeconds);
}
