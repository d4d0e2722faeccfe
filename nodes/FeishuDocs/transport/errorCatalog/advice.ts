/** What went wrong, in one sentence for a person, and what to do next. */
export interface Advice {
	/** Without a final period. */
	sentence: string;
	/** Whole sentences; steps stand on lines of their own. */
	advice: string;
}

/** What an answer says beyond its code. */
export interface AnswerDetails {
	/** Feishu's `msg`, perhaps empty. */
	text: string;
	/** Scopes that the answer names as missing. */
	scopes: string[];
	/** Parameters that the answer names as wrong. */
	fields: string[];
}

/** Some codes mean several things, which Feishu's text tells apart. */
export type Entry = Advice | ((details: AnswerDetails) => Advice);

export type Codes = Record<number, Entry>;

export function adviceOf(entry: Entry | undefined, details: AnswerDetails): Advice | undefined {
	return typeof entry === 'function' ? entry(details) : entry;
}

export const ASK_SUPPORT = 'send the log ID to technical support (技术支持).';

export const RUN_LATER_OR_ASK = `Run again later; if it stays, ${ASK_SUPPORT}`;

/** Fits both kinds of credential. */
export const RENEW_CREDENTIAL =
	'Open the credential and save it again (with OAuth2: reconnect it), then run again.';

export const COPY_ID_AND_SECRET =
	'Copy them again from Credentials & Basic Info (凭证与基础信息) in the developer console (开发者后台).';
