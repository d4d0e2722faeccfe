import { TOKEN_LENGTH } from '../world/mint';

/** A readable token of 27 characters that stays the same whatever else the seed contains. */
const token = (name: string): string => `Sim${name}`.padEnd(TOKEN_LENGTH, '0');

/** Identifiers of the seed that example workflows and tests may rely on. */
export const WELL_KNOWN = {
	spaces: {
		/** "Company Handbook" */
		handbook: '7400000000000000001',
		/** "产品研发知识库" */
		product: '7400000000000000002',
		/** "Customer Success" */
		customerSuccess: '7400000000000000003',
		/** "Human Resources": the app may read it, not edit. */
		people: '7400000000000000004',
	},
	nodes: {
		/** "Templates" in the handbook; its children are the page templates. */
		templates: token('WikiTemplates'),
		/** "Weekly Report Template", a docx under `templates`. */
		weeklyReportTemplate: token('WikiWeeklyReportTpl'),
		/** "Meeting Minutes Template", a docx under `templates`. */
		meetingTemplate: token('WikiMeetingTpl'),
		/** "Project Kick-off": a template with a tree of pages below it. */
		projectTemplate: token('WikiProjectTpl'),
		/** "Weekly Reports" in the handbook: where reports are collected. */
		weeklyReports: token('WikiWeeklyReports'),
		/** "New Joiner Onboarding": a template tree for each new colleague. */
		onboardingTemplate: token('WikiOnboardingTpl'),
		/** "Onboarding" in the handbook: the target of onboarding copies. */
		onboarding: token('WikiOnboarding'),
		/** "Customers" in Customer Success: 200+ children, some hidden from the app. */
		customers: token('WikiCustomers'),
		/** "Customer Profile Template" in Customer Success. */
		customerTemplate: token('WikiCustomerTpl'),
		/** "Projects" in the handbook: an ordinary target for copies. */
		projects: token('WikiProjects'),
		/** "Archive": listed, but the app may not read it (131006). */
		archive: token('WikiArchive'),
		/** "Policies": the app may read it, but not add pages (131006 on copy). */
		policies: token('WikiPolicies'),
		/** "架构设计" in the product space: the top of a branch of nine levels. */
		architecture: token('WikiArchitecture'),
		/** "Office Budget", a sheet in the handbook. */
		budget: token('WikiBudget'),
		/** Shortcut in the product space to `budget`. */
		budgetShortcut: token('WikiBudgetShortcut'),
	},
	/** Document tokens behind some of the nodes. */
	objects: {
		weeklyReportTemplate: token('DocxWeeklyReportTpl'),
		meetingTemplate: token('DocxMeetingTpl'),
		budget: token('SheetBudget'),
	},
	folders: {
		/** The app's own root folder. */
		root: 'nodSimAppRoot'.padEnd(TOKEN_LENGTH, '0'),
		templates: token('FolderTemplates'),
		/** "Contracts": an ordinary target for copies. */
		contracts: token('FolderContracts'),
		/** "Reports" with sub-folders by year. */
		reports: token('FolderReports'),
		/** "Board": the app may not open it (1061004). */
		board: token('FolderBoard'),
		/** "Published": the app may read it, not add files (1061004 on copy). */
		published: token('FolderPublished'),
	},
	files: {
		/** docx in `folders.templates` */
		contractTemplate: token('DocxContractTpl'),
		/** sheet in `folders.templates` */
		priceList: token('SheetPriceList'),
		/** PDF (`file`) in `folders.templates` */
		nda: token('FileNda'),
		/** bitable in `folders.templates` */
		projectBase: token('BaseProject'),
		/** old document (`doc`) in `folders.templates` */
		oldOffer: token('DocOldOffer'),
		/** mindnote in `folders.templates` */
		campaignMap: token('MindnoteCampaign'),
		/** slides in `folders.templates` */
		companyDeck: token('SlidesCompanyDeck'),
		/** docx in `folders.board`: the app may not read it. */
		boardMinutes: token('DocxBoardMinutes'),
	},
} as const;
