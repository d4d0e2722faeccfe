import type { INodeParameters } from 'n8n-workflow';

import { FeishuDocs } from '../../nodes/FeishuDocs/FeishuDocs.node';
import { SEED, SIMULATOR_APP, startSimulator, type Fault, type Simulator } from '../simulator';
import { capture, type Captured } from '../support/captured';
import { acceleratedClock } from '../support/clocks';
import type { CredentialStore } from '../support/credentialStore';
import { disclosedIn } from '../support/disclosure';
import { createEngine, type Engine } from '../support/engine';
import { createPicker } from '../support/picker';
import { copyFile, copyNode, listChildren, wikiLink } from '../support/simulation';
import { signedIn } from '../support/userCredentialStore';

const template = wikiLink(SEED.nodes.weeklyReportTemplate);
const projects = wikiLink(SEED.nodes.projects);

const GET: INodeParameters = { resource: 'wikiNode', operation: 'get', node: template };
const OPERATIONS: INodeParameters[] = [
	GET,
	copyNode({ node: template, targetParentNode: projects, title: 'Copy' }),
	listChildren({ parentNode: wikiLink(SEED.nodes.customers), limit: 60 }),
	{ resource: 'wikiSpace', operation: 'getAll', limit: 3 },
	copyFile({ file: SEED.files.nda, folder: SEED.folders.contracts, name: 'Copy' }),
	{ resource: 'driveFile', operation: 'getAll', folder: SEED.folders.contracts, limit: 3 },
	{ resource: 'driveFolder', operation: 'copy', folder: SEED.folders.templates, name: 'Copy' },
	{ resource: 'driveFolder', operation: 'create', folder: SEED.folders.contracts, name: 'New' },
];

/** Typed by somebody who got it wrong: no business of anybody's either. */
const MISTYPED = 'somebody typed this instead of the secret';

interface World {
	simulator: Simulator;
	engine: Engine;
	/** A fault that lasts. */
	always(fault: Fault): void;
}

/** What happens, in the words of a test's name. */
type Trouble = [what: string, happens: (world: World) => void | Promise<void>];

/** What the node copes with, by name; after everything else the runs fail. */
const COPED_WITH = /^(nothing|the token (has expired|of the app is revoked))/;

const refusal = (status: number, code: number, msg: string): Fault => ({
	kind: 'error',
	status,
	code,
	msg,
});
/** Proxies made for looking into traffic show the request on their page. */
const echo = (text: string, status = 502): Fault => ({
	kind: 'raw',
	status,
	contentType: 'text/html',
	body: `<h1>Bad gateway</h1><pre>authorization: Bearer ${text}</pre>`,
});

/** The app has no token before it has needed one. */
async function signInAnd(
	{ engine, simulator }: World,
	happens: 'expireTokens' | 'revokeTokens',
): Promise<void> {
	await engine.run({ parameters: GET });
	simulator.world[happens]();
}

const ANY_CREDENTIAL: Trouble[] = [
	['nothing goes wrong', () => {}],
	['Feishu refuses', ({ always }) => always(refusal(403, 1061004, 'forbidden.'))],
	[
		'Feishu refuses with a code that nobody knows',
		({ always }) => always(refusal(400, 4711, 'no')),
	],
	[
		'the token is dead however often it is replaced',
		({ always }) => always(refusal(400, 99991663, 'Invalid access token for authorization.')),
	],
	['the answer is lost', ({ always }) => always({ kind: 'cut', phase: 'after' })],
	['the connection is cut', ({ always }) => always({ kind: 'cut' })],
	[
		'the answer cannot be read',
		({ always }) =>
			always({ kind: 'raw', status: 200, contentType: 'application/json', body: '{"code":0,' }),
	],
	[
		'a server redirects elsewhere',
		({ always, simulator }) =>
			always({
				kind: 'raw',
				status: 302,
				contentType: 'text/html',
				body: '',
				headers: { location: `${simulator.url}/elsewhere` },
			}),
	],
	[
		'Feishu asks for a long pause',
		({ always }) => always({ kind: 'rateLimit', resetSeconds: 3600 }),
	],
	['the token has expired', (world) => signInAnd(world, 'expireTokens')],
];

/** A server that repeats the request in every text of its answer. */
const echoInJson = (text: string): Fault => ({
	kind: 'raw',
	status: 400,
	contentType: 'application/json',
	headers: { 'x-tt-logid': text, 'x-request-id': text },
	body: JSON.stringify({
		code: 99992402,
		msg: `denied for authorization: Bearer ${text} [${text}]`,
		error: {
			log_id: text,
			field_violations: [{ field: text, description: `Bearer ${text}` }],
			permission_violations: [{ type: 'action_scope_required', subject: text }],
		},
	}),
});

const OF_THE_APP: Trouble[] = [
	[
		'Feishu repeats the request in its refusal',
		async ({ always, engine }) => {
			await engine.run({ parameters: GET });
			always(echoInJson(String(engine.credentials.stored.tenantAccessToken)));
		},
	],
	[
		'Feishu repeats the token exchange in its refusal',
		({ always }) =>
			always({ ...echoInJson(SIMULATOR_APP.appSecret), endpoint: 'auth.tenantAccessToken' }),
	],
	['the token of the app is revoked', (world) => signInAnd(world, 'revokeTokens')],
	[
		'a proxy shows the request',
		async ({ always, engine }) => {
			await engine.run({ parameters: GET });
			always(echo(String(engine.credentials.stored.tenantAccessToken)));
		},
	],
	[
		'a proxy shows the token exchange',
		({ always }) =>
			always({ ...echo(SIMULATOR_APP.appSecret), endpoint: 'auth.tenantAccessToken' }),
	],
	[
		'the exchange is cut',
		({ always }) => always({ kind: 'cut', endpoint: 'auth.tenantAccessToken' }),
	],
	[
		'the secret is wrong',
		({ engine }) => {
			engine.credentials.stored.appSecret = MISTYPED;
		},
	],
	[
		'nobody answers',
		({ engine }) => {
			engine.credentials.stored.baseUrl = 'http://127.0.0.1:1';
		},
	],
];

const OF_A_PERSON: Trouble[] = [
	['the token of the person is revoked', (world) => signInAnd(world, 'revokeTokens')],
	[
		'the sign-in was revoked',
		({ simulator }) => {
			simulator.world.expireTokens();
			simulator.world.oauth.revoke(undefined);
		},
	],
	[
		'the app may not renew',
		({ simulator }) => {
			simulator.world.expireTokens();
			simulator.world.oauth.refreshAllowed = false;
		},
	],
	[
		'the renewal is cut',
		({ simulator, always }) => {
			simulator.world.expireTokens();
			always({ kind: 'cut', endpoint: 'oauth.tokenV2' });
		},
	],
	[
		'a proxy shows the renewal',
		({ simulator, always }) => {
			simulator.world.expireTokens();
			always({ ...echo(SIMULATOR_APP.appSecret), endpoint: 'oauth.tokenV2' });
		},
	],
	[
		'the secret is wrong',
		({ simulator, engine }) => {
			simulator.world.expireTokens();
			engine.credentials.stored.clientSecret = MISTYPED;
		},
	],
	[
		'nobody has signed in',
		({ engine }) => {
			delete engine.credentials.stored.oauthTokenData;
		},
	],
];

let captured: Captured;
let simulator: Simulator;
beforeEach(async () => {
	simulator = await startSimulator({ clock, quotas: false });
	captured = capture();
});
afterEach(async () => {
	captured.stop();
	await simulator.close();
});

const clock = acceleratedClock(300);

const always = (fault: Fault) => {
	simulator.faults.add({ ...fault, times: Infinity });
};

const secretsOf = ({ stored }: CredentialStore): string[] => [
	SIMULATOR_APP.appSecret,
	MISTYPED,
	...simulator.world.issuedTokens,
	...(typeof stored.tenantAccessToken === 'string' && stored.tenantAccessToken !== ''
		? [stored.tenantAccessToken]
		: []),
];

const ON_ERROR = ['stopWorkflow', 'continueRegularOutput', 'continueErrorOutput'] as const;

/** Side by side, since most of it is waiting. */
async function runAll(engine: Engine, authentication: 'app' | 'oAuth2') {
	const runs = ON_ERROR.flatMap((onError) =>
		OPERATIONS.map((operation) => ({ parameters: { authentication, ...operation }, onError })),
	);
	return await Promise.all(runs.map(async (run) => await engine.run(run)));
}

describe.each<[string, 'app' | 'oAuth2', (s: Simulator) => CredentialStore | undefined, Trouble[]]>(
	[
		['an app', 'app', () => undefined, [...ANY_CREDENTIAL, ...OF_THE_APP]],
		['a person', 'oAuth2', signedIn, [...ANY_CREDENTIAL, ...OF_A_PERSON]],
	],
)('No secret of %s comes out', (_who, authentication, credentials, troubles) => {
	it.each(troubles)(
		'when %s',
		async (what, happens) => {
			const engine = createEngine(simulator, { clock, credentials: credentials(simulator) });
			await happens({ simulator, engine, always });
			const results = await runAll(engine, authentication);

			const text = await captured.text(results);
			expect(text).toContain('Start executing node \\"Feishu Docs\\"');
			const failed = results.flatMap(({ error }) => (error === undefined ? [] : [error.message]));
			expect(failed.length > 0 ? failed : 'no failure').toEqual(
				COPED_WITH.test(what) ? 'no failure' : expect.any(Array),
			);
			const secrets = secretsOf(engine.credentials);
			expect(disclosedIn(text, secrets)).toEqual([]);
		},
		120_000,
	);
});

describe('No secret comes out of the lists of the editor', () => {
	// The lists sign in by themselves, at the simulator.
	const troubles = [...ANY_CREDENTIAL, ...OF_THE_APP].filter(
		([what]) => !/expired|revoked|nobody answers/.test(what),
	);

	it.each(troubles)('when %s', async (what, happens) => {
		const engine = createEngine(simulator, { clock });
		await happens({ simulator, engine, always });
		const { appSecret } = engine.credentials.stored;
		const picker = createPicker(simulator, { credential: { appSecret: String(appSecret) } });
		const shown = await Promise.allSettled([
			picker.page('searchSpaces'),
			picker.page('searchNodes', { filter: 'report' }),
		]);
		expect(shown[0].status).toBe(COPED_WITH.test(what) ? 'fulfilled' : 'rejected');
		const text = await captured.text(shown);
		expect(disclosedIn(text, secretsOf(engine.credentials))).toEqual([]);
	});
});

describe('The operations above', () => {
	it('are all that the node has', () => {
		const described = new FeishuDocs().description.properties
			.filter(({ name }) => name === 'operation')
			.flatMap(({ displayOptions, options = [] }) =>
				(displayOptions?.show?.resource ?? []).flatMap((resource) =>
					options.map(
						(option) => `${String(resource)} ${'value' in option ? String(option.value) : ''}`,
					),
				),
			);
		const run = OPERATIONS.map(
			({ resource, operation }) => `${String(resource)} ${String(operation)}`,
		);
		expect(described.length).toBeGreaterThan(0);
		expect([...run].sort()).toEqual([...described].sort());
	});
});
