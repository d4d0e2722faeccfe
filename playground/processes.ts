/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */

export function isAlive(processId: number): boolean {
	try {
		process.kill(processId, 0);
		return true;
	} catch {
		return false;
	}
}
