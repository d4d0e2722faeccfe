import type { SimulatorClock } from './clock';
import { Mint } from './world/mint';

const CHINA_OFFSET_MS = 8 * 60 * 60 * 1000;

/** Log ids: `yyyyMMddHHmmss` in China's time and 20 upper-case hex digits (reference, section 2). */
export class LogIds {
	private readonly mint = new Mint(3);

	constructor(private readonly clock: SimulatorClock) {}

	next(): string {
		const chinaTime = new Date(this.clock.now() + CHINA_OFFSET_MS).toISOString();
		return chinaTime.replace(/\D/g, '').slice(0, 14) + this.mint.logSuffix();
	}
}
