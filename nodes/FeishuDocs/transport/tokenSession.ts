import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

/**
 * The credential's data during one run. The token in it is n8n's: when `tenantAccessToken` is empty,
 * n8n calls the credential's `preAuthentication` before it sends, stores the new token for everybody
 * and writes it into the very object that was passed along.
 */
export class TokenSession {
	/** The request that is bringing the token, while the others wait. */
	private exchangeUnderWay: Promise<unknown> | undefined;

	private deadToken: string | undefined;

	/**
	 * @param fields a copy of the stored credential, owned by this session
	 * @param readStored reads the credential again: another execution may have stored a newer token
	 * @param now epoch milliseconds, by the clock that set `tokenExpiresAt`
	 */
	constructor(
		private readonly fields: ICredentialDataDecryptedObject,
		private readonly readStored: () => Promise<ICredentialDataDecryptedObject>,
		private readonly now: () => number = Date.now,
	) {}

	/** The token that the next request will carry; empty when it has to be exchanged first. */
	get token(): string {
		return tokenOf(this.fields);
	}

	/**
	 * Sends with a token that is not over. With none, the first caller's request makes n8n exchange it
	 * and the others wait: n8n would exchange and store once for each of them.
	 */
	async withToken<T>(send: (fields: ICredentialDataDecryptedObject) => Promise<T>): Promise<T> {
		while (this.exchangeUnderWay !== undefined) await this.exchangeUnderWay;
		if (isUsable(this.fields, this.now())) return await send(this.fields);
		const sending = this.sendFirst(send);
		this.exchangeUnderWay = sending.then(
			() => {},
			() => {},
		);
		await this.exchangeUnderWay;
		this.exchangeUnderWay = undefined;
		return await sending;
	}

	/** Other executions may have stored a newer token while this one worked or waited for its turn. */
	private async sendFirst<T>(
		send: (fields: ICredentialDataDecryptedObject) => Promise<T>,
	): Promise<T> {
		const stored = await this.readStored();
		const isNewer = tokenOf(stored) !== this.deadToken && isUsable(stored, this.now());
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
	}
}

function tokenOf(fields: ICredentialDataDecryptedObject): string {
	return typeof fields.tenantAccessToken === 'string' ? fields.tenantAccessToken : '';
}

/** A token without a time is used until Feishu refuses it. */
function isUsable(fields: ICredentialDataDecryptedObject, now: number): boolean {
	if (tokenOf(fields) === '') return false;
	const expiresAt = Number(fields.tokenExpiresAt);
	return !(expiresAt > 0) || expiresAt > now;
}
