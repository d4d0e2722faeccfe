/** https://open.feishu.cn/document/server-docs/docs/wiki-v2/wiki-overview */
export const MAX_SIBLINGS = 2_000;
export const MAX_LEVELS = 50;
export const MAX_NODES = 400_000;

/** The size of a tree of pages. */
export interface TreeSize {
	/** Pages, the root included. */
	pages: number;
	/** Levels, the root's own included. */
	levels: number;
	/** The most pages under one parent. */
	siblings: number;
}

/**
 * Which limit a copied tree would break.
 * @param parentLevel the level of the page that gets it; 0 = the top of a space
 * @returns what is too much, as a part of a sentence; undefined = it fits, as far as can be told
 */
export function brokenLimit(size: TreeSize, parentLevel: number): string | undefined {
	if (size.levels + parentLevel > MAX_LEVELS) {
		return `would reach level ${size.levels + parentLevel}; Feishu allows ${MAX_LEVELS} levels`;
	}
	if (size.siblings > MAX_SIBLINGS) {
		return `has ${size.siblings} pages on one level; Feishu allows ${MAX_SIBLINGS}`;
	}
	if (size.pages > MAX_NODES) {
		return `has ${size.pages} pages; Feishu allows ${MAX_NODES} in a space`;
	}
	return undefined;
}
