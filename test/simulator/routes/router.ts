import { authRoutes } from './auth';
import { driveFileRoutes } from './driveFiles';
import { driveMetaRoutes } from './driveMetas';
import { oauthRoutes } from './oauth';
import type { Route } from './route';
import { wikiNodeRoutes } from './wikiNodes';
import { wikiSpaceRoutes } from './wikiSpaces';

/** All endpoints; where two patterns fit, the earlier one wins. */
export const ROUTES: readonly Route[] = [
	...authRoutes,
	...oauthRoutes,
	...wikiSpaceRoutes,
	...wikiNodeRoutes,
	...driveFileRoutes,
	...driveMetaRoutes,
];

export interface RouteMatch {
	route: Route;
	/** Decoded path parameters. */
	params: Record<string, string>;
}

/** `path` is percent-encoded, without the query. */
export function matchRoute(method: string, path: string): RouteMatch | null {
	for (const route of ROUTES) {
		if (route.method !== method) continue;
		// Only the app's token endpoints are known to take a trailing slash.
		const tidy = route.endpoint.startsWith('auth.') ? path.replace(/\/$/, '') : path;
		const params = matchPattern(route.path, tidy);
		if (params) return { route, params };
	}
	return null;
}

export function matchPattern(pattern: string, path: string): Record<string, string> | null {
	const expected = pattern.split('/');
	const given = path.split('/');
	if (expected.length !== given.length) return null;
	const params: Record<string, string> = {};
	for (const [index, part] of expected.entries()) {
		const segment = given[index] ?? '';
		if (!part.startsWith(':')) {
			if (part !== segment) return null;
			continue;
		}
		const value = decode(segment);
		if (value === null || value === '') return null;
		params[part.slice(1)] = value;
	}
	return params;
}

function decode(segment: string): string | null {
	try {
		return decodeURIComponent(segment);
	} catch {
		return null;
	}
}
