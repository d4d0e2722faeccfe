import { GivenOut } from '../../../nodes/FeishuDocs/transport/givenOut';

const MINUTE = 60_000;

describe('The copies given out', () => {
	it('are known by their token', () => {
		const givenOut = new GivenOut();
		givenOut.add('a', 0);
		expect([givenOut.has('a'), givenOut.has('b')]).toEqual([true, false]);
	});

	it('are forgotten when they are too old to be taken for a new one', () => {
		const givenOut = new GivenOut();
		givenOut.add('old', 0);
		givenOut.add('young', 9 * MINUTE);
		givenOut.add('new', 11 * MINUTE);
		expect(['old', 'young', 'new'].map((token) => givenOut.has(token))).toEqual([
			false,
			true,
			true,
		]);
	});

	it('are forgotten also behind one that is given out again and again', () => {
		const givenOut = new GivenOut();
		for (let minute = 0; minute < 30; minute++) {
			givenOut.add('again', minute * MINUTE);
			givenOut.add(`once ${minute}`, minute * MINUTE);
		}
		expect(givenOut.has('once 5')).toBe(false);
		expect(givenOut.has('once 25')).toBe(true);
		expect(givenOut.has('again')).toBe(true);
	});
});
