import { request } from 'undici';

type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE';

/** n8n's own REST API (`/rest`), the one its editor uses. Answers come without their `data` envelope. */
export interface N8nApi {
	get<Answer = unknown>(path: string): Promise<Answer>;
	post<Answer = unknown>(path: string, body?: unknown): Promise<Answer>;
	patch<Answer = unknown>(path: string, body: unknown): Promise<Answer>;
	delete<Answer = unknown>(path: string): Promise<Answer>;
}

function withoutEnvelope(answer: unknown): unknown {
	return typeof answer === 'object' && answer !== null && 'data' in answer ? answer.data : answer;
}

function parse(text: string): unknown {
	try {
		return JSON.parse(text);
	} catch {
		return text;
	}
}

/** A client that keeps the session cookie which `POST /login` sets. */
export function createN8nApi(url: string): N8nApi {
	let cookie = '';

	async function call<Answer>(method: Method, path: string, sent?: unknown): Promise<Answer> {
		const { statusCode, headers, body } = await request(`${url}/rest${path}`, {
			method,
			headers: {
				accept: 'application/json',
				...(cookie ? { cookie } : {}),
				...(sent === undefined ? {} : { 'content-type': 'application/json' }),
			},
			body: sent === undefined ? undefined : JSON.stringify(sent),
		});
		const text = await body.text();
		if (statusCode >= 400) {
			throw new Error(
				`n8n answered ${statusCode} to ${method} /rest${path}: ${text.slice(0, 1000)}`,
			);
		}
		const session = [headers['set-cookie'] ?? []]
			.flat()
			.find((value) => value.startsWith('n8n-auth='));
		if (session !== undefined) cookie = session.split(';', 1)[0] ?? '';
		return withoutEnvelope(parse(text)) as Answer;
	}

	return {
		get: (path) => call('GET', path),
		post: (path, body = {}) => call('POST', path, body),
		patch: (path, body) => call('PATCH', path, body),
		delete: (path) => call('DELETE', path),
	};
}

export interface Owner {
	email: string;
	password: string;
}

/** The only account of the playground's n8n; it is reachable from this machine alone. */
export const OWNER: Owner = { email: 'playground@example.com', password: 'Playground1' };

/** Creates the owner on the first start, and signs in. */
export async function signInAsOwner(api: N8nApi): Promise<Owner> {
	const settings = await api.get<{ userManagement: { showSetupOnFirstLoad?: boolean } }>(
		'/settings',
	);
	if (settings.userManagement.showSetupOnFirstLoad === true) {
		await api.post('/owner/setup', { ...OWNER, firstName: 'Play', lastName: 'Ground' });
	}
	await api.post('/login', { emailOrLdapLoginId: OWNER.email, password: OWNER.password });
	return OWNER;
}
