import { createHash } from 'node:crypto';

/**
 * Opaque page tokens: 19 digits that say nothing and are good for one listing only. The listing is
 * named by everything that must stay the same from page to page, so a token used with another
 * parent or order is invalid, as on the platform.
 */
export class PageTokens {
	private readonly offsets = new Map<string, { listing: string; offset: number }>();

	issue(listing: string, offset: number): string {
		const digest = createHash('sha256').update(`${listing} ${offset}`).digest('hex');
		const digits = (BigInt(`0x${digest.slice(0, 24)}`) % 10n ** 17n).toString().padStart(17, '0');
		const token = `74${digits}`;
		this.offsets.set(token, { listing, offset });
		return token;
	}

	/** Where the page begins, or null when the token is not one of this listing. */
	resolve(listing: string, token: string): number | null {
		if (token === '') return 0;
		const known = this.offsets.get(token);
		return known?.listing === listing ? known.offset : null;
	}
}
