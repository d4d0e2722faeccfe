import { ServerClock } from '../../../nodes/FeishuDocs/transport/serverClock';

const DATE = 'Sun, 22 Nov 2026 20:00:00 GMT';
const DATE_MS = Date.parse(DATE);

describe("The server's clock", () => {
	it('is not known before an answer had a date', () => {
		const clock = new ServerClock();
		expect(clock.at(0)).toBeUndefined();
		for (const date of [undefined, '', 'yesterday', 42]) clock.observe(date, 0);
		expect(clock.at(0)).toBeUndefined();
	});

	it.each([-7_200_000, 0, 7_200_000])('is told from one answer, %i ms away', (aheadMs) => {
		const clock = new ServerClock();
		clock.observe(DATE, DATE_MS - aheadMs);
		expect(clock.at(DATE_MS - aheadMs + 500)).toBe(DATE_MS + 500);
	});

	it('is told best by the answer that lost the least time on the way', () => {
		const clock = new ServerClock();
		for (const lostMs of [900, 30, 25_000]) clock.observe(DATE, DATE_MS + lostMs);
		expect(clock.at(DATE_MS + 30)).toBe(DATE_MS);
	});

	it('is never thought to be later than it is', () => {
		const clock = new ServerClock();
		for (let ms = 0; ms < 3_000; ms += 137) {
			clock.observe(new Date(DATE_MS + ms).toUTCString(), ms);
			expect(clock.at(ms)).toBeLessThanOrEqual(DATE_MS + ms);
		}
		expect(clock.at(0)).toBeGreaterThan(DATE_MS - 200);
	});
});
