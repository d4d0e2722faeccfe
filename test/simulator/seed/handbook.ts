import { docs, ofType, page, type SeedPage } from './tree';
import { WELL_KNOWN } from './wellKnown';

const { nodes, objects } = WELL_KNOWN;

const templates = page('Templates', { nodeToken: nodes.templates }, [
	page('Weekly Report Template', {
		nodeToken: nodes.weeklyReportTemplate,
		objToken: objects.weeklyReportTemplate,
	}),
	page('Meeting Minutes Template', {
		nodeToken: nodes.meetingTemplate,
		objToken: objects.meetingTemplate,
	}),
	page('Project Kick-off', { nodeToken: nodes.projectTemplate }, [
		page('Goals and Scope', {}, docs('What Is Out of Scope', 'Success Measures')),
		page('Team and Roles'),
		page('Timeline', { type: 'bitable' }),
		page('Budget', { type: 'sheet' }),
		page('Risks', {}, [
			page('Risk Register', { type: 'sheet' }),
			page('Mitigation Plans', {}, docs('Supplier Delay', 'Key Person Leaves')),
		]),
		page('Meeting Notes', {}, docs('Kick-off Meeting', 'Steering Committee')),
		page('Brainstorm', { type: 'mindnote' }),
		page('Kick-off Deck', { type: 'slides' }),
	]),
	page('New Joiner Onboarding', { nodeToken: nodes.onboardingTemplate }, [
		page('Before the First Day', {}, docs('Laptop and Accounts', 'Welcome Letter')),
		page('First Week', {}, docs('Meet the Team', 'Tools We Use', 'Safety Briefing')),
		page('First Month', {}, [page('Learning Plan', { type: 'sheet' }), page('30-Day Review')]),
		page('Buddy Checklist', { type: 'bitable' }),
	]),
	...docs('Decision Record', 'Incident Report', 'Interview Scorecard', 'One-on-One Notes'),
	page('Travel Expense Form', { type: 'sheet' }),
	page('Event Plan', { type: 'bitable' }),
	page('会议纪要模板'),
	page('周报模板'),
	page('项目复盘模板', {}, docs('做得好的', '待改进的', '行动项')),
]);

const weeks = (quarter: number): SeedPage[] =>
	Array.from({ length: 13 }, (_, week) =>
		page(`Week ${String((quarter - 1) * 13 + week + 1).padStart(2, '0')} Report`),
	);

const projects = page('Projects', { nodeToken: nodes.projects }, [
	page('Warehouse Move 2026', {}, [
		...docs('Floor Plan', 'Moving Week Schedule', 'Lessons from 2021'),
		page('Supplier Offers', { type: 'sheet' }),
		page('Lease Contract.pdf', { type: 'file' }),
	]),
	page('New Website', {}, [
		...docs('Content Inventory', 'Tone of Voice', 'Launch Checklist'),
		page('Sitemap', { type: 'mindnote' }),
		page('Design Review', { type: 'slides' }),
	]),
	page('ERP Replacement', {}, [
		...docs('Requirements', 'Vendor Shortlist', 'Migration Plan', 'Cut-over Weekend'),
		page('Data Mapping', { type: 'sheet' }),
	]),
	page('Shenzhen Office Opening', {}, docs('Site Visit Notes', '装修进度', '消防验收')),
]);

/** First level of "Company Handbook". */
export const handbook: readonly SeedPage[] = [
	page('Welcome', {}, docs('Who We Are', 'Our Values', 'A Short History', 'Where to Find Help')),
	templates,
	page('Weekly Reports', { nodeToken: nodes.weeklyReports }, [
		page('2026 Q1', {}, weeks(1)),
		page('2026 Q2', {}, weeks(2)),
	]),
	projects,
	page('Onboarding', { nodeToken: nodes.onboarding }, [
		page('Chen Yu (Finance)', {}, docs('Learning Plan', '30-Day Review')),
		page('Maria Oliveira (Support)', {}, docs('Learning Plan', '30-Day Review')),
	]),
	page('Policies', { nodeToken: nodes.policies, access: 'read' }, [
		...docs('Working Hours', 'Remote Work', 'Travel and Expenses', 'Information Security'),
		...docs('Purchasing', 'Gifts and Invitations', 'Data Protection', '考勤制度', '报销制度'),
		page('Code of Conduct.pdf', { type: 'file' }),
	]),
	page('Finance', {}, [
		page('Office Budget', {
			type: 'sheet',
			nodeToken: nodes.budget,
			objToken: objects.budget,
		}),
		...ofType('sheet', 'Cash Forecast 2026', 'Cost Centres', '2025 年度预算'),
		page('Month-End Closing', {}, docs('Checklist', 'Calendar 2026', 'Open Questions')),
		page('Audit 2025', {}, [...docs('Document List'), ...ofType('file', 'Audit Letter.pdf')]),
	]),
	page('IT', {}, [
		...docs('Request a Laptop', 'VPN', 'Printers', 'Password Manager', 'Phishing: What to Do'),
		page('Asset Register', { type: 'bitable' }),
		page('Network Map', { type: 'mindnote' }),
	]),
	page('Office Life', {}, [
		...docs('Lunch Places Nearby', 'Meeting Rooms', 'Parking', 'Plants: Who Waters What'),
		page('Summer Party 2026', {}, [
			page('Guest List', { type: 'sheet' }),
			...docs('Programme', 'Shopping List'),
		]),
	]),
	page('Travel Guide (old)', { type: 'doc' }),
	page('Archive', { nodeToken: nodes.archive, access: 'none' }, [
		page('2019', {}, docs('Strategy Paper', 'Reorganisation')),
		page('2020', {}, docs('Crisis Log', 'Back to Office')),
	]),
];
