import { COPY_TIMEOUT_MS, STORM } from './mishaps';
import { shortenCopyTimeouts, switchOffUnknownOutcomes } from './nodeUnderTest';
import { storm } from './storm';
import { totalsOf } from './totals';

const SEED = 1;

describe('The checks of a storm', () => {
	it('find nothing in calm weather, where nothing is warned of and nothing recovered', async () => {
		const calm = await storm(SEED, []);
		expect(calm.violations).toEqual([]);
		expect(totalsOf([calm])).toMatchObject({ warned: 0, recovered: 0 });
	});

	it('find the copies of a naive node, which sends them again when their outcome is unknown', async () => {
		shortenCopyTimeouts(COPY_TIMEOUT_MS);
		switchOffUnknownOutcomes();
		const { violations } = await storm(SEED, STORM);
		const unnamed = violations.filter((text) => text.includes('copies nobody names'));
		expect(unnamed.length).toBeGreaterThan(5);
	});
});
