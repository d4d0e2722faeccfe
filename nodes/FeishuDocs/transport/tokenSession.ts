import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { notSent } from './cancellation';
import { settled, untilAborted } from './clock';
import type { Attempt } from './identity';

type Send = (fields: ICredentialDataDecryptedObject) => Promise<Attempt>;

/**
 * The credential's data during one run. The token in it is n8n's: when `tenantAccessToken` is empty,
 * n8n calls the credential's `preAuthentication` before it sends, stores the new token for everybody
 * and writes it into the very object that was passed along.
 */
export class TokenSession {
	/** The request that is bringing the token, while the others wait. */
	private exchangeUnderWay: Promise<Attempt> | undefined;

	private deadToken: string | undefined;

	/**
	 * @param fields a copy of the stored credential, owned by this session
	 * @param owner the app that may use a token; see ownerOf
	 * @param readStored reads the credential again: another execution may have stored a newer token
	 * @param now epoch milliseconds, by the clock that set `tokenExpiresAt`
	 */
	constructor(
		private readonly fields: ICredentialDataDecryptedObject,
		private readonly owner: string,
		private readonly readStored: () => Promise<ICredentialDataDecryptedObject>,
		private readonly now: () => number = Date.now,
	) {}

	/** The token that the next request will carry; empty when it has to be exchanged first. */
	get token(): string {
		return tokenOf(this.fields);
	}

	/**
	 * Sends with a token that is not over. With none, the first caller's request makes n8n exchange it
	 * and the others wait: n8n would exchange and store once for each of them. They share a failure.
	 * @param signal ends the waiting; nothing is sent then
	 */
	async withToken(send: Send, signal?: AbortSignal): Promise<Attempt> {
		while (this.exchangeUnderWay !== undefined) {
			const first = this.exchangeUnderWay;
			await untilAborted(settled(first), signal);
			if (signal?.aborted) return notSent();
			const attempt = await first;
			if (isExchangeFailure(attempt)) return attempt;
		}
		if (signal?.aborted) return notSent();
		if (this.isUsable(this.fields)) return await send(this.fields);
		this.exchangeUnderWay = this.sendFirst(send).finally(() => {
			this.exchangeUnderWay = undefined;
		});
		return await this.exchangeUnderWay;
	}

	/** Other executions may have stored a newer token while this one worked or waited for its turn. */
	private async sendFirst(send: Send): Promise<Attempt> {
		const stored = await this.readStored();
		const isNewer = tokenOf(stored) !== this.deadToken && this.isUsable(stored);
		this.adopt(isNewer ? stored : {});
		return await send(this.fields);
	}

	/** After Feishu refused `deadToken`: makes the next request carry another one. */
	replace(deadToken: string): void {
		if (this.token !== deadToken) return;
		this.deadToken = deadToken;
		this.adopt({});
	}

	/** Takes over the token of a credential; none from an empty one. */
	private adopt(stored: ICredentialDataDecryptedObject): void {
		this.fields.tenantAccessToken = tokenOf(stored);
		this.fields.tokenExpiresAt = Number(stored.tokenExpiresAt ?? 0);
		this.fields.tokenOwner = this.owner;
	}

	/** A token without a time is used until Feishu refuses it; one without an owner is the credential's. */
	private isUsable(fields: ICredentialDataDecryptedObject): boolean {
		if (tokenOf(fields) === '') return false;
		const { tokenOwner } = fields;
		if (tokenOwner !== undefined && tokenOwner !== '' && tokenOwner !== this.owner) return false;
		const expiresAt = Number(fields.tokenExpiresAt);
		return !(expiresAt > 0) || expiresAt > this.now();
	}
}

function tokenOf(fields: ICredentialDataDecryptedObject): string {
	return typeof fields.tenantAccessToken === 'string' ? fields.tenantAccessToken : '';
}

function isExchangeFailure({ outcome }: Attempt): boolean {
	return outcome.kind !== 'ok' && outcome.failure.kind === 'credential';
}
