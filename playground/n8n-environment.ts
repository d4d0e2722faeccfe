/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import path from 'node:path';

/** What n8n needs of the caller's environment. Anything else (NODE_OPTIONS, npm_*, JEST_*, N8N_*) would leak in. */
const PASSED_ON =
	/^(HOME|USER|LOGNAME|LANG|LC_\w+|TZ|TMPDIR|TEMP|TMP|NODE_EXTRA_CA_CERTS|SSL_CERT_FILE|SSL_CERT_DIR|SYSTEMROOT|COMSPEC|PATHEXT|APPDATA|LOCALAPPDATA|USERPROFILE)$/i;

export interface N8nPlace {
	node: string;
	userFolder: string;
	port: number;
	/** n8n opens a second port for its task runner; its fixed default would collide with another n8n. */
	brokerPort: number;
}

/** A quiet n8n for one machine: loopback only, and nothing that n8n would fetch from the internet by itself. */
export function n8nEnvironment(
	place: N8nPlace,
	additions: Record<string, string> = {},
): Record<string, string> {
	const inherited = Object.entries(process.env).flatMap(([name, value]) =>
		PASSED_ON.test(name) && value !== undefined ? [[name, value] as const] : [],
	);
	return {
		...Object.fromEntries(inherited),
		// n8n starts its task runner as `node`, which must be the same Node.
		PATH: [path.dirname(place.node), process.env.PATH ?? ''].join(path.delimiter),
		N8N_USER_FOLDER: place.userFolder,
		N8N_HOST: '127.0.0.1',
		N8N_PORT: String(place.port),
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_SECURE_COOKIE: 'false',
		// Where a worker says whether it is ready.
		QUEUE_HEALTH_CHECK_ACTIVE: 'true',
		QUEUE_HEALTH_CHECK_PORT: String(place.port),
		N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		// n8n's own default is New York; schedules should mean this machine's time.
		GENERIC_TIMEZONE: Intl.DateTimeFormat().resolvedOptions().timeZone,
		N8N_RUNNERS_BROKER_PORT: String(place.brokerPort),
		N8N_PYTHON_ENABLED: 'false',
		N8N_COMMUNITY_PACKAGES_ENABLED: 'true',
		N8N_UNVERIFIED_PACKAGES_ENABLED: 'true',
		N8N_VERIFIED_PACKAGES_ENABLED: 'false',
		N8N_DISABLED_MODULES: 'mcp-registry',
		N8N_DIAGNOSTICS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
		N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
		N8N_TEMPLATES_ENABLED: 'false',
		N8N_PERSONALIZATION_ENABLED: 'false',
		N8N_HIRING_BANNER_ENABLED: 'false',
		N8N_DYNAMIC_BANNERS_ENABLED: 'false',
		N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
		...additions,
	};
}

/** For a playground that talks to the real Feishu from behind a proxy. */
export function proxyEnvironment(): Record<string, string> {
	const found = Object.entries(process.env).flatMap(([name, value]) =>
		/^(HTTP|HTTPS|NO|ALL)_PROXY$/i.test(name) && value !== undefined
			? [[name, value] as const]
			: [],
	);
	return Object.fromEntries(found);
}
