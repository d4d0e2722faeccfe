/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import path from 'node:path';

export const REPOSITORY = path.dirname(__dirname);
export const CACHE = path.join(REPOSITORY, '.cache');
export const PLAYGROUND_STATE = path.join(CACHE, 'playground');
export const EXAMPLES = path.join(REPOSITORY, 'examples');
export const PACKAGE_NAME = 'n8n-nodes-feishu-docs';
