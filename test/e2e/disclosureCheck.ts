/* eslint-disable @n8n/community-nodes/no-restricted-imports -- runs on Node, never inside n8n */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { disclosedIn } from '../support/disclosure';

/**
 * Looks for secrets in everything that n8n has printed and stored: its log at debug level, and all
 * files of its folder with the database in it, where credentials are encrypted.
 * @throws when something is found, or when there is nothing to look through
 */
export function expectNothingDisclosed(
	log: string,
	userFolder: string,
	secrets: readonly string[],
): void {
	const stored = filesBelow(userFolder).map((file) => ({
		name: path.relative(userFolder, file),
		// One character for each byte, whatever the file holds.
		text: readFileSync(file, 'latin1'),
	}));
	if (!log.includes('"level":"debug"') || !stored.some(({ text }) => text.includes('feishuDocs'))) {
		throw new Error('There is no log at debug level, or no database, to look through');
	}
	for (const { name, text } of [{ name: 'the log', text: log }, ...stored]) {
		const found = disclosedIn(text, secrets);
		if (found.length > 0) throw new Error(`n8n discloses ${found.join(', ')} in ${name}`);
	}
}

/** Code: installed packages, and the editor as n8n serves it. */
const CODE = ['node_modules', '.cache'];

function filesBelow(folder: string): string[] {
	return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
		const place = path.join(folder, entry.name);
		if (entry.isDirectory()) return CODE.includes(entry.name) ? [] : filesBelow(place);
		return entry.isFile() ? [place] : [];
	});
}
