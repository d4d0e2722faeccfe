// n8n's package scan, both of its legs: the sources as they stand in the repository, and the
// unpacked tarball. Prints its findings and ends with 1 when there are any.
//   node test/package/scan.mjs <repository> <unpacked tarball>
import {
	analyzePackage,
	SOURCE_FILE_PATTERNS,
} from '@n8n/scan-community-package/scanner/scanner.mjs';

const [repository, tarball] = process.argv.slice(2);
const results = [
	await analyzePackage(repository, SOURCE_FILE_PATTERNS),
	await analyzePackage(tarball),
];
for (const { passed, message, details } of results) {
	if (!passed) process.stdout.write(`${message}\n${details ?? ''}\n`);
}
process.exitCode = results.every(({ passed }) => passed) ? 0 : 1;
