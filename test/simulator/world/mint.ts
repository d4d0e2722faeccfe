const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const DIGITS = '0123456789';
const UPPER_HEX = '0123456789ABCDEF';

/** Length of today's document, node and folder tokens (reference, section 8). */
export const TOKEN_LENGTH = 27;

/** Deterministic numbers in [0, 1): mulberry32, enough for identifiers and probabilities. */
export function seededRandom(seed: number): () => number {
	let state = seed >>> 0;
	return () => {
		state = (state + 0x6d2b79f5) >>> 0;
		let mixed = Math.imul(state ^ (state >>> 15), state | 1);
		mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
		return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
	};
}

/** Makes identifiers; the same seed gives the same sequence. */
export class Mint {
	private readonly random: () => number;

	constructor(seed: number) {
		this.random = seededRandom(seed);
	}

	private pick(alphabet: string, length: number): string {
		let text = '';
		for (let i = 0; i < length; i++) {
			text += alphabet.charAt(Math.floor(this.random() * alphabet.length));
		}
		return text;
	}

	/** Token of a node, document, file or folder: 27 of `[A-Za-z0-9]`. */
	documentToken(): string {
		return this.pick(ALPHANUMERIC, TOKEN_LENGTH);
	}

	/** Space id: a 19-digit decimal string, above 2^53. */
	spaceId(): string {
		return `74${this.pick(DIGITS, 17)}`;
	}

	tenantAccessToken(): string {
		return `t-g104${this.pick(ALPHANUMERIC, 36)}`;
	}

	userAccessToken(): string {
		return `eyJ${this.pick(ALPHANUMERIC, 60)}.${this.pick(ALPHANUMERIC, 900)}.${this.pick(ALPHANUMERIC, 86)}`;
	}

	opaque(length: number): string {
		return this.pick(ALPHANUMERIC, length);
	}

	openId(): string {
		return `ou_${this.pick('0123456789abcdef', 32)}`;
	}

	/** The 20 digits after the time in a log id. */
	logSuffix(): string {
		return this.pick(UPPER_HEX, 20);
	}
}
