import { customerNames } from './customerNames';
import { docs, ofType, page, type SeedPage } from './tree';
import { WELL_KNOWN } from './wellKnown';

const { nodes } = WELL_KNOWN;

const CUSTOMERS = 306;

/**
 * Customers the app may not see. Pages are cut before they are filtered: with a page size of 50
 * the third page is empty though more follow, and the last page is empty too.
 */
const isHidden = (index: number): boolean =>
	(index >= 100 && index < 150) || index >= 300 || [7, 58, 211].includes(index);

/** Every 60th customer has pages below it. */
const customerPages = (index: number): SeedPage[] =>
	index % 60 === 0
		? [...docs('Profile', 'Contacts', 'Visit Notes'), page('Open Points', { type: 'bitable' })]
		: [];

const customers = page(
	'Customers',
	{ nodeToken: nodes.customers },
	customerNames(CUSTOMERS).map((name, index) =>
		page(name, { hidden: isHidden(index) }, customerPages(index)),
	),
);

/** First level of "Customer Success". */
export const customerSuccess: readonly SeedPage[] = [
	page('How We Work', {}, docs('Service Levels', 'Escalation', 'Tone in Tickets', '客户分级标准')),
	customers,
	page('Templates', {}, [
		page('Customer Profile Template', { nodeToken: nodes.customerTemplate }),
		...docs('Quarterly Review', 'Visit Report', 'Renewal Offer', '客户拜访记录模板'),
		page('Health Score', { type: 'sheet' }),
		page('Kick-off Slides', { type: 'slides' }),
	]),
	page('Playbooks', {}, [
		page('Onboarding a Customer', {}, docs('Week 1', 'Week 2', 'Handover to Support')),
		page('Renewal', {}, docs('90 Days Before', '30 Days Before', 'Lost Renewals')),
		page('Win-back', {}, docs('First Call', 'Offer')),
	]),
	page('Reports', {}, [
		...ofType('sheet', 'Churn 2025', 'Churn 2026', '续费率月报'),
		page('Customer Survey', { type: 'bitable' }),
	]),
	page('Reference Stories', {}, [
		...docs('Eastgate Foods: Half the Paper', '苏州恒源：三天完成盘点'),
		...ofType('file', 'Reference Sheet.pdf', 'Interview.mp4'),
	]),
];
