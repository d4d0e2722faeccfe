import type { SimulatorClock } from '../clock';
import type { Mint } from './mint';

/** A code of the consent page: five minutes, once. */
export interface AuthorizationCode {
	readonly code: string;
	readonly appId: string;
	readonly openId: string;
	readonly scopes: readonly string[];
	readonly redirectUri: string;
	readonly challenge: { value: string; method: string } | null;
	readonly expiresAtMs: number;
	used: boolean;
}

export interface RefreshToken {
	readonly token: string;
	readonly appId: string;
	readonly openId: string;
	readonly scopes: readonly string[];
	readonly expiresAtMs: number;
	used: boolean;
	revoked: boolean;
}

const CODE_LIFE_MS = 5 * 60 * 1000;

/** The person who signs in on the consent page. */
export const PERSON_OPEN_ID = 'ou_00000000000000000000000000000003';

/** Codes and refresh tokens of the OAuth2 flow, and how the consent page behaves. */
export class OAuthStore {
	private readonly codes = new Map<string, AuthorizationCode>();
	private readonly refreshTokens = new Map<string, RefreshToken>();
	/** What the person on the consent page says. */
	consent: 'grant' | 'deny' = 'grant';
	/** Redirect URLs in the console's list; `'any'` = no check. */
	redirectUrls: 'any' | readonly string[] = 'any';
	/** False: the console's switch for refreshing is off (20074). */
	refreshAllowed = true;
	refreshLifeSeconds = 604_800;

	constructor(
		private readonly clock: SimulatorClock,
		private readonly mint: Mint,
	) {}

	issueCode(
		input: Pick<AuthorizationCode, 'appId' | 'scopes' | 'redirectUri' | 'challenge'>,
	): AuthorizationCode {
		const code: AuthorizationCode = {
			...input,
			code: this.mint.opaque(32),
			openId: PERSON_OPEN_ID,
			expiresAtMs: this.clock.now() + CODE_LIFE_MS,
			used: false,
		};
		this.codes.set(code.code, code);
		return code;
	}

	findCode(code: string): AuthorizationCode | undefined {
		return this.codes.get(code);
	}

	issueRefreshToken(input: Pick<RefreshToken, 'appId' | 'openId' | 'scopes'>): RefreshToken {
		const token: RefreshToken = {
			...input,
			token: this.mint.userAccessToken(),
			expiresAtMs: this.clock.now() + this.refreshLifeSeconds * 1000,
			used: false,
			revoked: false,
		};
		this.refreshTokens.set(token.token, token);
		return token;
	}

	findRefreshToken(token: string): RefreshToken | undefined {
		return this.refreshTokens.get(token);
	}

	revoke(appId: string | undefined): void {
		for (const token of this.refreshTokens.values()) {
			if (appId === undefined || token.appId === appId) token.revoked = true;
		}
	}

	get issuedTokens(): readonly string[] {
		return [...this.refreshTokens.keys()];
	}
}
