import { LET_PERSON_IN, letsAppIn } from './accessAdvice';
import { adviceOf, ASK_SUPPORT, type Advice, type AnswerDetails, type Codes } from './advice';
import { DRIVE_CODES } from './driveCodes';
import { EXCHANGE_CODES } from './exchangeCodes';
import { GATEWAY_CODES } from './gatewayCodes';
import { RECONNECT_ADVICE, SIGN_IN_CODES, SIGN_IN_ENDED } from './signInCodes';
import { WIKI_CODES } from './wikiCodes';

export type { Advice } from './advice';
export { networkAdvice } from './network';
export { missingScopes } from './scopes';
export { RECONNECT_ADVICE };

const API_CODES: Codes = { ...WIKI_CODES, ...DRIVE_CODES, ...GATEWAY_CODES };

/** Codes with advice of their own, for the documentation and the tests. */
export const KNOWN_CODES = Object.keys(API_CODES).map(Number);
export const KNOWN_EXCHANGE_CODES = Object.keys(EXCHANGE_CODES).map(Number);
export const KNOWN_SIGN_IN_CODES = Object.keys(SIGN_IN_CODES).map(Number);

/** Advice for a code of an API; one that is not in the catalogue passes Feishu's own text through. */
export function adviceFor(code: number, details: AnswerDetails): Advice {
	return adviceOf(API_CODES[code], details) ?? unknownCode(code, details.text);
}

/** Advice for a code of the token exchange. */
export function exchangeAdviceFor(code: number, text: string): Advice {
	const details = { text, scopes: [], fields: [] };
	return adviceOf(EXCHANGE_CODES[code], details) ?? adviceFor(code, details);
}

/** Advice for a code of a person's sign-in; without one n8n has told only that the sign-in is over. */
export function signInAdviceFor(code: number | undefined, text: string): Advice {
	if (code === undefined) return SIGN_IN_ENDED;
	return (
		adviceOf(SIGN_IN_CODES[code], { text, scopes: [], fields: [] }) ?? {
			sentence:
				text === ''
					? `Feishu refused to renew the sign-in with code ${code}`
					: `Feishu refused to renew the sign-in: ${text}`,
			advice: RECONNECT_ADVICE,
		}
	);
}

/** The same advice where a person is signed in instead of the app. */
export function forPerson({ sentence, advice }: Advice): Advice {
	return {
		sentence: sentence.replace(/^The app (may|cannot|has)\b/, 'The signed-in person $1'),
		advice: letsAppIn(advice) ? LET_PERSON_IN : advice,
	};
}

function unknownCode(code: number, text: string): Advice {
	return {
		sentence: text === '' ? `Feishu refused with code ${code}` : `Feishu refused: ${text}`,
		advice: `Look up code ${code} on https://open.feishu.cn/document, or ${ASK_SUPPORT}`,
	};
}
