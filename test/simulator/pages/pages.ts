import type { Links } from '../links';
import type { World } from '../world/world';

export interface Page {
	status: number;
	headers: Record<string, string>;
	body: string;
}

export function renderPage(_path: string, _world: World, _links: Links): Page | null {
	return null;
}
