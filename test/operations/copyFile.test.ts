import { SEED } from '../simulator';
import { copyFile, locator, simulated, wikiLink } from '../support/simulation';

const contracts = locator(`https://example.feishu.cn/drive/folder/${SEED.folders.contracts}`);

describe('Copy Drive file', () => {
	it(
		'copies a document into a folder under a new name',
		simulated(async ({ simulator, engine, requestsTo }) => {
			const { items, error } = await engine.run({
				parameters: copyFile({
					file: locator(`https://example.feishu.cn/docx/${SEED.files.contractTemplate}?from=wiki`),
					folder: contracts,
					name: '合同 0901',
				}),
			});
			expect(error).toBeUndefined();
			const made = simulator.world
				.filesIn(SEED.folders.contracts)
				.find(({ name }) => name === '合同 0901');
			expect(items).toEqual([
				{
					json: {
						token: made?.token,
						name: '合同 0901',
						type: 'docx',
						parent_token: SEED.folders.contracts,
						url: `https://sample.feishu.cn/docx/${String(made?.token)}`,
						source_file_token: SEED.files.contractTemplate,
						copied: true,
					},
					pairedItem: { item: 0 },
				},
			]);
			expect(requestsTo('drive.files.copy')).toHaveLength(1);
			expect(requestsTo('drive.files.copy')[0]).toMatchObject({
				query: {},
				body: { name: '合同 0901', type: 'docx', folder_token: SEED.folders.contracts },
			});
			expect(simulator.requests.map(({ endpoint }) => endpoint)).toEqual([
				'auth.tenantAccessToken',
				'drive.files.copy',
			]);
		}),
	);

	it.each([
		['docx', 'docx', SEED.files.contractTemplate],
		['sheets', 'sheet', SEED.files.priceList],
		['base', 'bitable', SEED.files.projectBase],
		['file', 'file', SEED.files.nda],
		['docs', 'doc', SEED.files.oldOffer],
		['mindnotes', 'mindnote', SEED.files.campaignMap],
		['slides', 'slides', SEED.files.companyDeck],
	])('knows the type from a /%s/ link and from the bare token', async (path, type, token) => {
		await simulated(async ({ simulator, engine }) => {
			for (const file of [locator(`https://example.larksuite.com/${path}/${token}`), token]) {
				const { json, error } = await engine.run({
					parameters: copyFile({ file, folder: contracts }),
				});
				expect(error).toBeUndefined();
				expect(json[0]).toMatchObject({ type, name: simulator.world.findFile(token)?.name });
			}
		})();
	});

	it(
		'asks for all types of a bare token in one request',
		simulated(async ({ engine, requestsTo }) => {
			await engine.run({
				parameters: copyFile({ file: SEED.files.priceList, folder: contracts, name: 'Prices' }),
			});
			expect(requestsTo('drive.metas.batchQuery')).toHaveLength(1);
			expect(requestsTo('wiki.spaces.getNode')).toHaveLength(0);
		}),
	);

	it.each([
		['a wiki link', locator(wikiLink(SEED.nodes.weeklyReportTemplate))],
		['the token of a wiki page', SEED.nodes.weeklyReportTemplate],
	])('copies the document of a page given by %s', async (_what, file) => {
		await simulated(async ({ simulator, engine }) => {
			const { json, error } = await engine.run({
				parameters: copyFile({ file, folder: contracts }),
			});
			expect(error).toBeUndefined();
			expect(json[0]).toMatchObject({
				name: simulator.world.findNode(SEED.nodes.weeklyReportTemplate)?.title,
				type: 'docx',
				source_file_token: SEED.objects.weeklyReportTemplate,
				copied: true,
			});
		})();
	});

	it(
		"copies to the identity's root folder when no folder is given, looked up once",
		simulated(async ({ simulator, engine, requestsTo }) => {
			const { json } = await engine.run({
				parameters: copyFile({
					file: SEED.files.nda,
					fileType: 'file',
					name: '=NDA {{ $json.n }}',
				}),
				items: [{ n: 1 }, { n: 2 }],
			});
			expect(json.map(({ parent_token: parent }) => parent)).toEqual([
				SEED.folders.root,
				SEED.folders.root,
			]);
			expect(simulator.world.filesIn(SEED.folders.root).map(({ name }) => name)).toEqual(
				expect.arrayContaining(['NDA 1', 'NDA 2']),
			);
			expect(requestsTo('drive.rootFolder.meta')).toHaveLength(1);
		}),
	);

	it(
		'sends the extra parameters and the kind of user ID',
		simulated(async ({ engine, requestsTo }) => {
			const { json } = await engine.run({
				parameters: copyFile({
					file: `https://example.feishu.cn/docs/${SEED.files.oldOffer}`,
					folder: contracts,
					name: 'Offer',
					options: {
						convertToDocx: true,
						userIdType: 'union_id',
						extra: {
							property: [
								{ key: 'target_type', value: 'docx' },
								{ key: 'colour', value: 'blue' },
							],
						},
					},
				}),
			});
			expect(requestsTo('drive.files.copy')[0]).toMatchObject({
				query: { user_id_type: 'union_id' },
				body: {
					type: 'doc',
					extra: [
						{ key: 'target_type', value: 'docx' },
						{ key: 'colour', value: 'blue' },
					],
				},
			});
			expect(json[0]?.type).toBe('docx');
		}),
	);

	it(
		'leaves files of the new types alone when told to convert old documents',
		simulated(async ({ engine, requestsTo }) => {
			await engine.run({
				parameters: copyFile({
					file: `https://example.feishu.cn/sheets/${SEED.files.priceList}`,
					folder: contracts,
					options: { convertToDocx: true },
				}),
			});
			expect(requestsTo('drive.files.copy')[0]?.body).not.toHaveProperty('extra');
		}),
	);

	it.each([
		['a token that Feishu does not know', 'NoSuchDocument0000000000000', /knows no file/],
		['a file that the app may not read', SEED.files.boardMinutes, /may not read this file/],
	])('says so for %s', async (_what, file, sentence) => {
		await simulated(async ({ engine, requestsTo }) => {
			const { error } = await engine.run({ parameters: copyFile({ file, folder: contracts }) });
			expect(error?.message).toMatch(sentence);
			expect(requestsTo('drive.files.copy')).toHaveLength(0);
		})();
	});

	it(
		'says how to share the folder when the app may not edit it',
		simulated(async ({ engine }) => {
			const { error } = await engine.run({
				parameters: copyFile({ file: SEED.files.nda, folder: SEED.folders.published }),
			});
			expect(error?.message).toContain('not edit the target folder');
			expect(error?.description).toMatch(/分享.*1061004.*HTTP 403/s);
		}),
	);

	it(
		'refuses a type that contradicts the wiki page before it copies',
		simulated(async ({ engine, requestsTo }) => {
			const { error } = await engine.run({
				parameters: copyFile({
					file: wikiLink(SEED.nodes.weeklyReportTemplate),
					fileType: 'sheet',
					folder: contracts,
				}),
			});
			expect(error?.message).toContain("'File Type' is sheet");
			expect(requestsTo('drive.files.copy')).toHaveLength(0);
		}),
	);
});
