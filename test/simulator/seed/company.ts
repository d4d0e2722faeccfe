import { EDITOR_OPEN_ID, type World } from '../world/world';
import { SIMULATOR_APP_OPEN_ID } from './app';
import { customerSuccess } from './customerSuccess';
import { seedDrive } from './driveContent';
import { handbook } from './handbook';
import { humanResources } from './humanResources';
import { product } from './product';
import { plant, SeedCalendar, type SeedPage } from './tree';
import { WELL_KNOWN } from './wellKnown';

const PEOPLE: ReadonlyArray<readonly [openId: string, name: string]> = [
	[EDITOR_OPEN_ID, '林薇 Lin Wei'],
	['ou_00000000000000000000000000000002', 'Thomas Berger'],
	['ou_00000000000000000000000000000003', '王建国'],
	['ou_00000000000000000000000000000004', 'Priya Nair'],
	['ou_00000000000000000000000000000005', '陈雨 Chen Yu'],
];

const { spaces } = WELL_KNOWN;

/** A trading company's knowledge base and Drive; the same on each start. */
export function seedCompany(world: World): void {
	for (const [openId, name] of PEOPLE) world.people.set(openId, name);
	world.people.set(SIMULATOR_APP_OPEN_ID, 'n8n (this app)');
	const calendar = new SeedCalendar();
	const authors = PEOPLE.map(([openId]) => openId);
	const fill = (spaceId: string, pages: readonly SeedPage[]): void =>
		plant(world, calendar, authors, spaceId, pages);

	world.addSpace({
		spaceId: spaces.handbook,
		name: 'Company Handbook',
		description: 'How we work: templates, policies, projects, weekly reports',
		visibility: 'public',
	});
	fill(spaces.handbook, handbook);
	world.addSpace({
		spaceId: spaces.product,
		name: '产品研发知识库',
		description: '产品、设计、研发、测试、运维的文档都在这里',
	});
	fill(spaces.product, product);
	world.addSpace({
		spaceId: spaces.customerSuccess,
		name: 'Customer Success',
		description: 'Customers, playbooks, reports',
	});
	fill(spaces.customerSuccess, customerSuccess);
	world.addSpace({
		spaceId: spaces.people,
		name: 'Human Resources',
		description: 'Hiring, benefits, training (readable for all, edited by HR)',
		visibility: 'public',
		access: 'read',
	});
	fill(spaces.people, humanResources);
	world.addSpace({ name: 'Mergers (confidential)', hidden: true, access: 'none' });
	seedDrive(world, calendar, authors);
}
