import type { IDataObject } from 'n8n-workflow';

/**
 * A wiki space of an answer.
 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/space/list
 */
export interface WikiSpace extends IDataObject {
	space_id: string;
	name: string;
}

/** Narrows a space of an answer; undefined when it lacks its ID. */
export function readWikiSpace(value: unknown): WikiSpace | undefined {
	const space = value as Partial<WikiSpace> | null | undefined;
	return typeof space?.space_id === 'string' && space.space_id !== ''
		? (space as WikiSpace)
		: undefined;
}

/** The API's object and the link to the space's settings, the one that names the space. */
export function withSettingsUrl(space: WikiSpace, origin: string): WikiSpace {
	return { ...space, url: `${origin}/wiki/settings/${encodeURIComponent(space.space_id)}` };
}

export function simplifyWikiSpace(space: WikiSpace, origin: string): IDataObject {
	return {
		name: space.name ?? '',
		url: withSettingsUrl(space, origin).url,
		space_id: space.space_id,
		description: space.description ?? '',
		space_type: space.space_type ?? null,
		visibility: space.visibility ?? null,
		open_sharing: space.open_sharing ?? null,
	};
}
