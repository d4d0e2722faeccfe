import type { Advice } from './advice';

const CHECK_ROUTE =
	'Check the base URL in the credential, and the network and proxy of the n8n server.';

/** What to say when no answer arrived; `code` is Node's (ECONNREFUSED, ETIMEDOUT, …). */
export function networkAdvice(code: string | undefined): Advice {
	switch (code) {
		case 'ENOTFOUND':
		case 'EAI_AGAIN':
			return {
				sentence: "Feishu's address could not be found",
				advice:
					'Check the platform or base URL in the credential, and the network of the n8n server.',
			};
		case 'ECONNREFUSED':
		case 'EHOSTUNREACH':
		case 'ENETUNREACH':
			return { sentence: 'Feishu could not be reached', advice: CHECK_ROUTE };
		case 'ECONNABORTED':
		case 'ETIMEDOUT':
			return {
				sentence: 'Feishu did not answer in time',
				advice: 'Run again later. If it stays, check the network and proxy of the n8n server.',
			};
		case undefined:
			return {
				sentence: 'The request to Feishu ended before an answer arrived',
				advice: CHECK_ROUTE,
			};
		case 'ECONNRESET':
		case 'EPIPE':
		case 'ERR_NETWORK':
			return {
				sentence: 'The connection to Feishu broke',
				advice: 'Run again. If it stays, check the network and proxy of the n8n server.',
			};
		default:
			return {
				sentence: 'The connection to Feishu could not be used',
				advice:
					'Check the base URL in the credential and the certificate of that address, and the network and proxy of the n8n server.',
			};
	}
}
