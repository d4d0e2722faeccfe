/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
/** Imported first: what must be so before n8n and the node are loaded. */

// n8n's engine would log the progress of every run.
process.env.N8N_LOG_LEVEL = 'silent';

// Without an ending `FeishuDocs.node` means the source, not the `.node.json` beside it: JSON comes last.
const { '.json': json } = require.extensions;
Reflect.deleteProperty(require.extensions, '.json');
require.extensions['.json'] = json;
