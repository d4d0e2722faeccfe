import type { IExecuteFunctions, IHttpRequestOptions, ILoadOptionsFunctions } from 'n8n-workflow';

import type { AppAddress } from './credential';
import type { HttpAnswer, Outcome } from './response';

/** Where the node runs: in an execution, or behind a list in the editor, which cannot be cancelled. */
export type Context = IExecuteFunctions | ILoadOptionsFunctions;

/** Judges an answer; the API also takes the server's time from it. */
export type ReadAnswer = (answer: HttpAnswer) => Outcome;

/** One attempt's outcome, and the token it was made with. */
export interface Attempt {
	outcome: Outcome;
	/** Empty where n8n alone knows the token. */
	token: string;
}

/** In whose name requests are sent. */
export interface Identity {
	readonly address: AppAddress;
	/** What the credential holds that must never be shown. */
	readonly secrets: string[];
	/** Sends once, with a token; never throws for what Feishu or the network says. */
	send(options: IHttpRequestOptions): Promise<Attempt>;
	/** After Feishu refused `deadToken`: makes the next request carry another one. */
	replaceToken(deadToken: string): void;
}
