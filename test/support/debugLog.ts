/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */

// To be imported before anything of n8n, which reads these when it is loaded. As JSON a line holds
// everything that was handed to the logger, not only its message.
process.env.N8N_LOG_LEVEL = 'debug';
process.env.N8N_LOG_FORMAT = 'json';
