import type { FileInput } from '../world/drive';
import type { FileType } from '../world/types';
import type { World } from '../world/world';
import { SIMULATOR_APP_OPEN_ID } from './app';
import type { SeedCalendar } from './tree';
import { WELL_KNOWN } from './wellKnown';

const { folders, files, nodes, objects } = WELL_KNOWN;

type Named = readonly [name: string, type: FileType, token?: string];

/** The folders were made by the app and shared with the company: they are in the app's root. */
export function seedDrive(world: World, calendar: SeedCalendar, authors: readonly string[]): void {
	const fill = (folderToken: string, entries: readonly Named[], extra: Partial<FileInput> = {}) => {
		for (const [index, [name, type, token]] of entries.entries()) {
			const { createdAt, editedAt } = calendar.next();
			const ownerId = authors[index % authors.length];
			world.addFile({
				folderToken,
				name,
				type,
				token,
				ownerId,
				createdAt,
				modifiedAt: editedAt,
				...extra,
			});
		}
	};
	const folder = (name: string, token?: string, parentToken?: string): string =>
		world.addFolder({
			name,
			token,
			parentToken: parentToken ?? folders.root,
			ownerId: SIMULATOR_APP_OPEN_ID,
			createdAt: calendar.next().createdAt,
		}).token;

	fill(folder('Templates', folders.templates), [
		['Contract Template', 'docx', files.contractTemplate],
		['Price List 2026', 'sheet', files.priceList],
		['Non-Disclosure Agreement.pdf', 'file', files.nda],
		['Project Tracker', 'bitable', files.projectBase],
		['Offer Letter (old)', 'doc', files.oldOffer],
		['Campaign Map', 'mindnote', files.campaignMap],
		['Company Presentation', 'slides', files.companyDeck],
		['报价单模板', 'sheet'],
		['采购合同模板', 'docx'],
		['Invoice Template', 'sheet'],
	]);
	const contracts = folder('Contracts', folders.contracts);
	fill(contracts, [
		['Framework Contract Eastgate Furniture Ltd', 'docx'],
		['Maintenance Contract Harbour Logistics Ltd', 'docx'],
		['杭州瑞丰贸易有限公司 采购合同', 'docx'],
		['Signed Lease 2026.pdf', 'file'],
	]);
	fill(folder('2025', undefined, contracts), [
		['Framework Contract Redwood Foods Ltd', 'docx'],
		['成都嘉禾食品有限公司 采购合同', 'docx'],
	]);
	const reports = folder('Reports', folders.reports);
	fill(reports, [['Reading Guide', 'docx']]);
	for (const year of ['2024', '2025', '2026']) {
		fill(folder(year, undefined, reports), reportsOf(year));
	}
	fill(folder('市场活动'), [
		['春季发布会方案', 'docx'],
		['春季发布会预算', 'sheet'],
		['嘉宾名单', 'bitable'],
		['主视觉.png', 'file'],
		['活动思路', 'mindnote'],
	]);
	fill(folder('Board', folders.board), [
		['Board Minutes March', 'docx', files.boardMinutes],
		['Shareholder List', 'sheet'],
	]);
	world.setAccess(folders.board, 'none');
	fill(folder('Published', folders.published), [
		['Product Catalogue 2026.pdf', 'file'],
		['Press Kit', 'slides'],
	]);
	world.setAccess(folders.published, 'read');
	fill(folders.root, [['Welcome to the Shared Drive', 'docx']]);
	const template = { token: objects.weeklyReportTemplate, type: 'docx' } as const;
	fill(folders.templates, [['Weekly Report Template', 'shortcut']], { target: template });
	if (!world.findNode(nodes.weeklyReportTemplate)) {
		throw new Error('The shortcut in Templates points at a page that does not exist');
	}
}

const reportsOf = (year: string): Named[] => [
	...['01', '02', '03', '04', '05', '06'].map(
		(month) => [`Sales Report ${year}-${month}`, 'sheet'] as const,
	),
	[`Annual Review ${year}`, 'docx'],
	[`${year} 年度总结`, 'slides'],
];
