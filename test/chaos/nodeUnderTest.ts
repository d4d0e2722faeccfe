import { copyFile, copyNode, listNodes } from '../../nodes/FeishuDocs/transport/endpoints';

/** Lets the node give up copies after milliseconds in place of minutes, in this process only. */
export function shortenCopyTimeouts(timeoutMs: number): void {
	copyNode.timeoutMs = timeoutMs;
	copyFile.timeoutMs = timeoutMs;
}

/** The same for the list of a page's children. */
export function shortenListTimeout(timeoutMs: number): void {
	listNodes.timeoutMs = timeoutMs;
}

/** Makes the node naive, in this process only: a copy whose outcome is unknown is sent again. */
export function switchOffUnknownOutcomes(): void {
	copyNode.repeatable = true;
	copyFile.repeatable = true;
}
