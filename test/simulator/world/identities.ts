import type { SimulatorClock } from '../clock';
import type { Mint } from './mint';
import type { IssuedToken, SimulatedApp } from './types';

export interface AppInput {
	appId: string;
	appSecret: string;
	/** Default `'all'`. */
	scopes?: 'all' | readonly string[];
	/** Default true. */
	enabled?: boolean;
	/** Default true: member of everything. False: sees only what `setAccess` grants to it. */
	member?: boolean;
	deniedIp?: string;
	openId?: string;
}

export interface UserTokenInput {
	appId: string;
	/** Default: a new person. */
	openId?: string;
	scopes?: 'all' | readonly string[];
	lifeSeconds?: number;
}

/** A token with this much life left is handed out again instead of a new one. */
const REUSE_SECONDS = 1800;

/** Apps and the tokens issued to them. */
export class Identities {
	readonly apps = new Map<string, SimulatedApp>();
	private readonly tokens = new Map<string, IssuedToken>();
	tokenLifeSeconds = 7200;

	constructor(
		private readonly clock: SimulatorClock,
		private readonly mint: Mint,
	) {}

	addApp(input: AppInput): SimulatedApp {
		const app: SimulatedApp = {
			appId: input.appId,
			appSecret: input.appSecret,
			openId: input.openId ?? this.mint.openId(),
			scopes: input.scopes ?? 'all',
			enabled: input.enabled ?? true,
			member: input.member ?? true,
			deniedIp: input.deniedIp ?? null,
		};
		this.apps.set(app.appId, app);
		return app;
	}

	get issuedTokens(): readonly string[] {
		return [...this.tokens.keys()];
	}

	find(token: string): IssuedToken | undefined {
		return this.tokens.get(token);
	}

	isAlive(issued: IssuedToken): boolean {
		return !issued.revoked && issued.expiresAtMs > this.clock.now();
	}

	/** The running token of the app while 30 minutes are left, otherwise a new one beside it. */
	tenantTokenOf(app: SimulatedApp): IssuedToken {
		const now = this.clock.now();
		const running = [...this.tokens.values()].find(
			(issued) =>
				issued.kind === 'tenant' &&
				issued.appId === app.appId &&
				this.isAlive(issued) &&
				issued.expiresAtMs - now >= REUSE_SECONDS * 1000,
		);
		return running ?? this.issue('tenant', app.appId, app.openId, 'all', this.tokenLifeSeconds);
	}

	issueUserToken(input: UserTokenInput): IssuedToken {
		const openId = input.openId ?? this.mint.openId();
		const life = input.lifeSeconds ?? this.tokenLifeSeconds;
		return this.issue('user', input.appId, openId, input.scopes ?? 'all', life);
	}

	/** Tokens become invalid at once, as after a reset of the secret. */
	revoke(appId?: string): void {
		for (const issued of this.ofApp(appId)) issued.revoked = true;
	}

	/** Tokens are over as if their life had ended this moment. */
	expire(appId?: string): void {
		for (const issued of this.ofApp(appId)) {
			issued.expiresAtMs = Math.min(issued.expiresAtMs, this.clock.now());
		}
	}

	private ofApp(appId: string | undefined): IssuedToken[] {
		return [...this.tokens.values()].filter(
			(issued) => appId === undefined || issued.appId === appId,
		);
	}

	private issue(
		kind: IssuedToken['kind'],
		appId: string,
		openId: string,
		scopes: IssuedToken['scopes'],
		lifeSeconds: number,
	): IssuedToken {
		const now = this.clock.now();
		const issued: IssuedToken = {
			token: kind === 'tenant' ? this.mint.tenantAccessToken() : this.mint.userAccessToken(),
			kind,
			appId,
			openId,
			scopes,
			issuedAtMs: now,
			expiresAtMs: now + lifeSeconds * 1000,
			revoked: false,
		};
		this.tokens.set(issued.token, issued);
		return issued;
	}
}
