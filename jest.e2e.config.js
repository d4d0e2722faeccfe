/** @type {import('jest').Config} */
module.exports = {
	...require('./jest.config.js'),
	testPathIgnorePatterns: ['/node_modules/'],
	roots: ['<rootDir>/test/e2e'],
	// One n8n server serves all the tests; the first run also installs it.
	maxWorkers: 1,
	testTimeout: 120_000,
};
