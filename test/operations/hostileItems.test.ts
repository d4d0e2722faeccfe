import fc from 'fast-check';
import type { INodeParameters } from 'n8n-workflow';

import { SEED } from '../simulator';
import { copyFile, listChildren, simulated } from '../support/simulation';
import { hostileText } from '../unit/hostileText';

const ITEMS = 10_000;

/** Fields whose token becomes part of a request's path, and the APIs that may then be asked. */
const FIELDS: Array<[where: string, parameters: INodeParameters, apis: string[]]> = [
	[
		"'Space' of List Children",
		listChildren({ space: '={{ $json.text }}', limit: 1 }),
		['wiki.nodes.list', 'wiki.spaces.getNode'],
	],
	[
		"'File' of Copy",
		copyFile({
			file: '={{ $json.text }}',
			fileType: 'docx',
			folder: SEED.folders.contracts,
			name: 'Copy',
		}),
		['drive.files.copy', 'wiki.spaces.getNode'],
	],
];

describe.each(FIELDS)('ten thousand hostile texts in %s', (_where, parameters, apis) => {
	it(
		'each become an item with a sentence or a result, and reach nothing but known APIs',
		simulated(
			async ({ simulator, engine }) => {
				const texts = fc.sample(hostileText, ITEMS);
				const { items, error } = await engine.run({
					parameters,
					items: texts.map((text) => ({ text })),
					onError: 'continueRegularOutput',
				});

				expect(error).toBeUndefined();
				const answered = new Set(items.map(({ pairedItem }) => JSON.stringify(pairedItem)));
				const unanswered = texts.filter((_text, item) => !answered.has(JSON.stringify({ item })));
				// The own library is a space that is understood and empty.
				expect(unanswered.filter((text) => !text.includes('my_library'))).toEqual([]);
				const failed = items.filter(({ json }) => 'error' in json);
				expect(failed.length).toBeGreaterThan(ITEMS / 2);
				const crashes = failed.filter(({ json }) => {
					const isRefusedHere = /^'.* \[item \d+\]$/.test(String(json.error));
					const isRefusedByFeishu = typeof json.code === 'number';
					return !isRefusedHere && !isRefusedByFeishu;
				});
				expect(crashes).toEqual([]);

				const asked = new Set(simulator.requests.map(({ endpoint }) => endpoint));
				expect([...asked].sort()).toEqual(['auth.tenantAccessToken', ...apis].sort());
			},
			{ speed: 1_000, quotas: false, serialCallMs: 0 },
		),
		120_000,
	);
});
