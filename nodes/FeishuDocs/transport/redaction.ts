import type { FeishuFailure } from './errors';

/** Tokens by their form: after "Bearer", of an app (t-, a-), of a person (u-, JWT). */
const LOOKS_LIKE_TOKEN =
	/\bBearer\s+\S+|\b[tua]-[A-Za-z0-9_.]{16,}|\beyJ[\w-]{8,}(\.[\w-]+){0,2}/gi;

/** Feishu's secrets have 32 characters; something shorter would stand in ordinary words. */
const MIN_SECRET_LENGTH = 12;

const HIDDEN = '***';

/** Whoever reads a text needs no more, and every failing item holds a copy. */
const MAX_TEXT = 2_000;

/**
 * Takes out of a failure what must not be shown, and cuts what is too long to be. A proxy, or a server
 * that repeats the request in its answer, may put the token or the secret into any text.
 * @param secrets what is known to be secret
 */
export function withoutSecrets(failure: FeishuFailure, secrets: string[]): FeishuFailure {
	const clean = (text: string) => {
		const cleaned = secrets
			.filter(({ length }) => length >= MIN_SECRET_LENGTH)
			.reduce((rest, secret) => rest.replaceAll(secret, HIDDEN), text)
			.replace(LOOKS_LIKE_TOKEN, HIDDEN);
		// Afterwards: half a secret would not be known any more.
		return cleaned.length > MAX_TEXT ? `${cleaned.slice(0, MAX_TEXT)}…` : cleaned;
	};
	const { sentence, advice, feishuText, logId } = failure;
	return {
		...failure,
		sentence: clean(sentence),
		advice: clean(advice),
		...(feishuText === undefined ? {} : { feishuText: clean(feishuText) }),
		...(logId === undefined ? {} : { logId: clean(logId) }),
	};
}
