/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config.js'),
	testPathIgnorePatterns: ['/node_modules/'],
	roots: ['<rootDir>/test/queue'],
	// One n8n with its workers serves all the tests.
	maxWorkers: 1,
	testTimeout: 8 * 60_000,
};
