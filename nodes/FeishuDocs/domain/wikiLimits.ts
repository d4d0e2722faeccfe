/** https://open.feishu.cn/document/server-docs/docs/wiki-v2/wiki-overview */
export const MAX_SIBLINGS = 2_000;
export const MAX_LEVELS = 50;
export const MAX_NODES = 400_000;

/**
 * Which limit a copied tree would break.
 * @param size entries and levels with the root, siblings under one parent at most
 * @param parentLevel the level of the page that gets it; 0 = the top of a space
 * @returns what is too much, as a part of a sentence; undefined = it fits, as far as can be told
 */
export function brokenLimit(
	size: { entries: number; levels: number; siblings: number },
	parentLevel: number,
): string | undefined {
	if (size.levels + parentLevel > MAX_LEVELS) {
		return `would reach level ${size.levels + parentLevel}; Feishu allows ${MAX_LEVELS} levels`;
	}
	if (size.siblings > MAX_SIBLINGS) {
		return `has ${size.siblings} pages on one level; Feishu allows ${MAX_SIBLINGS}`;
	}
	if (size.entries > MAX_NODES) {
		return `has ${size.entries} pages; Feishu allows ${MAX_NODES} in a space`;
	}
	return undefined;
}
