export const USAGE = `npm start                starts n8n with the node, beside a simulated Feishu
npm start -- --reset     forgets everything from earlier starts first
npm start -- --port 5678 --simulator-port 7400

Environment for your own tenant instead of the simulated one:
  FEISHU_APP_ID, FEISHU_APP_SECRET           the app's identity
  FEISHU_PLATFORM=feishu|lark                feishu when not given
  FEISHU_BASE_URL                            for a private deployment
`;

export interface PlaygroundOptions {
	reset: boolean;
	help: boolean;
	port: number;
	simulatorPort: number;
}

/** Either options, or a sentence that says what is wrong. */
export type Parsed<T> = { ok: true; value: T } | { ok: false; problem: string };

export function parseOptions(words: string[]): Parsed<PlaygroundOptions> {
	const options: PlaygroundOptions = { reset: false, help: false, port: 5678, simulatorPort: 7400 };
	const rest = words.flatMap((word) => word.split('=', 2));
	for (let word = rest.shift(); word !== undefined; word = rest.shift()) {
		if (word === '--reset') options.reset = true;
		else if (word === '--help' || word === '-h') options.help = true;
		else if (word === '--port' || word === '--simulator-port') {
			const port = Number(rest.shift());
			if (!Number.isInteger(port) || port < 1 || port > 65_535) {
				return { ok: false, problem: `${word} needs a port number, for example ${word} 5800.` };
			}
			options[word === '--port' ? 'port' : 'simulatorPort'] = port;
		} else return { ok: false, problem: `Unknown option ${word}.\n\n${USAGE}` };
	}
	return { ok: true, value: options };
}

/** The fields of the credential `feishuDocsApi` for a real app. */
export interface TenantData {
	platform: 'feishu' | 'lark' | 'custom';
	baseUrl?: string;
	appId: string;
	appSecret: string;
}

/** The identity of a real app, or undefined when the environment names none. */
export function realTenant(
	environment: Record<string, string | undefined>,
): Parsed<TenantData | undefined> {
	const { FEISHU_APP_ID: appId, FEISHU_APP_SECRET: appSecret } = environment;
	const { FEISHU_BASE_URL: baseUrl, FEISHU_PLATFORM: platform = 'feishu' } = environment;
	if (!appId && !appSecret) return { ok: true, value: undefined };
	if (!appId || !appSecret) {
		return { ok: false, problem: 'Set both FEISHU_APP_ID and FEISHU_APP_SECRET, or neither.' };
	}
	if (baseUrl) return { ok: true, value: { platform: 'custom', baseUrl, appId, appSecret } };
	if (platform !== 'feishu' && platform !== 'lark') {
		return { ok: false, problem: `FEISHU_PLATFORM is feishu or lark, not ${platform}.` };
	}
	return { ok: true, value: { platform, appId, appSecret } };
}
