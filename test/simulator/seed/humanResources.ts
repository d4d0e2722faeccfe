import { docs, ofType, page, type SeedPage } from './tree';

/** First level of "Human Resources", a space the app may read but not edit. */
export const humanResources: readonly SeedPage[] = [
	page('Hiring', {}, [
		...docs('Open Positions', 'Interview Guide', 'Offer Process', '招聘渠道'),
		page('Candidates', { type: 'bitable', access: 'none' }),
	]),
	page('Benefits', {}, docs('Health Insurance', 'Pension', 'Bicycle Lease', '年假与调休')),
	page('Training', {}, [
		...docs('Course Catalogue', 'First Aid', 'Presentation Skills'),
		page('Training Plan 2026', { type: 'sheet' }),
	]),
	page('Organisation Chart', { type: 'mindnote' }),
	...ofType('file', 'Employee Handbook.pdf'),
];
