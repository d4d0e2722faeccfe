/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { setTimeout as wait } from 'node:timers/promises';

import { FormData, request, type Dispatcher } from 'undici';

/** n8n closes idle connections just when a request may be on its way; a new one each time has no such gap. */
const NEW_CONNECTION = { reset: true };
const POLL_MS = 1000;
const PATIENCE_MS = 240_000;

export interface WebhookAnswer {
	status: number;
	body: { name?: string; url?: string; message?: string };
}

/** What the webhook example answers to a call. */
export async function callWebhook(n8nUrl: string, customer: string): Promise<WebhookAnswer> {
	const { status, text } = await send(`${n8nUrl}/webhook/feishu-contract`, () => ({
		method: 'POST',
		headers: { 'content-type': 'application/json' },
		body: JSON.stringify({ customer }),
	}));
	return { status, body: JSON.parse(text) as WebhookAnswer['body'] };
}

/** Submits a form as a visitor's browser does; returns the address of the page that comes next. */
export async function submitForm(
	n8nUrl: string,
	webhookId: string,
	answers: string[],
): Promise<URL> {
	const { text } = await send(`${n8nUrl}/form/${webhookId}`, () => {
		const body = new FormData();
		answers.forEach((answer, index) => body.append(`field-${index}`, answer));
		return { method: 'POST', body };
	});
	const { formWaitingUrl } = JSON.parse(text) as { formWaitingUrl?: string };
	if (formWaitingUrl === undefined) throw new Error(`n8n did not take the form: ${text}`);
	return new URL(formWaitingUrl);
}

/** The form's own script asks for the status until the next page is there. Returns that page. */
export async function nextPage(waitingUrl: URL): Promise<string> {
	const statusUrl = new URL(waitingUrl);
	statusUrl.pathname += '/n8n-execution-status';
	const deadline = Date.now() + PATIENCE_MS;
	for (;;) {
		const { text: status } = await send(statusUrl);
		if (status === 'form-waiting') return (await send(waitingUrl)).text;
		if (!['new', 'running'].includes(status)) return `The form ended with ${status}`;
		if (Date.now() > deadline) return `The form was still ${status} after ${PATIENCE_MS} ms`;
		await wait(POLL_MS);
	}
}

type Sent = Pick<Dispatcher.RequestOptions, 'headers'> & {
	method?: 'POST';
	body?: string | FormData;
};

/** Under load n8n turns requests away with 503 before it looks at them; people try again then. */
async function send(url: string | URL, content: () => Sent = () => ({})) {
	const deadline = Date.now() + PATIENCE_MS;
	for (;;) {
		const { statusCode, body } = await request(url, { ...NEW_CONNECTION, ...content() });
		const text = await body.text();
		if (statusCode !== 503 || Date.now() > deadline) return { status: statusCode, text };
		await wait(POLL_MS);
	}
}
