/**
 * Feishu's documented limits, written down a second time on purpose: the floor must not follow a
 * mistake in the node's own table.
 * https://open.feishu.cn/document/server-docs/api-call-guide/frequency-control
 */
export interface Limits {
	/** At most `calls` in any `windowMs` milliseconds. */
	windows: Array<{ calls: number; windowMs: number }>;
	/** Calls under way at once; where Feishu sets none, as many as the node allows itself. */
	concurrency: number;
}

const wiki: Limits = { windows: [{ calls: 100, windowMs: 60_000 }], concurrency: 8 };

/** By the simulator's name of the API. */
export const LIMITS = {
	'auth.tenantAccessToken': { windows: [], concurrency: 1 },
	'wiki.spaces.getNode': wiki,
	'wiki.nodes.list': wiki,
	'wiki.nodes.copy': wiki,
	'drive.files.copy': { windows: [{ calls: 5, windowMs: 1_000 }], concurrency: 1 },
} as const satisfies Record<string, Limits>;

export type LaneName = keyof typeof LIMITS;
