import { copyFile, copyNode, listNodes } from '../../nodes/FeishuDocs/transport/endpoints';

/** Lets the node give up copies after milliseconds in place of minutes, in this process only. */
export function setCopyTimeout(timeoutMs: number): void {
	copyNode.timeoutMs = timeoutMs;
	copyFile.timeoutMs = timeoutMs;
}

/** The same for lists of pages. */
export function setListTimeout(timeoutMs: number): void {
	listNodes.timeoutMs = timeoutMs;
}

/** Makes the node naive, in this process only: a copy whose outcome is unknown is sent again. */
export function setNaive(isNaive: boolean): void {
	copyNode.repeatable = isNaive;
	copyFile.repeatable = isNaive;
}
