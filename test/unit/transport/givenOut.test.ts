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
});
