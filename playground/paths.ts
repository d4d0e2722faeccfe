/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import path from 'node:path';

export const REPOSITORY = path.dirname(__dirname);
export const CACHE = path.join(REPOSITORY, '.cache');
/** Apart, so that examples made for the simulator never run against a real tenant. */
export const PLAYGROUND_STATE = {
	simulated: path.join(CACHE, 'playground', 'simulated'),
	tenant: path.join(CACHE, 'playground', 'tenant'),
};
export const EXAMPLES = path.join(REPOSITORY, 'examples');
export const PACKAGE_NAME = 'n8n-nodes-feishu-docs';
