import { SEED } from './seed';
import { benches, objectIn } from './testClient';

const start = benches();

test('links of copies open a page that tells title, place and author', async () => {
	const bench = await start({ content: 'company', linkBase: 'self' });
	const answer = await bench.post(
		`/wiki/v2/spaces/${SEED.spaces.handbook}/nodes/${SEED.nodes.weeklyReportTemplate}/copy`,
		{
			target_space_id: SEED.spaces.handbook,
			target_parent_token: SEED.nodes.weeklyReports,
			title: 'Week 36 Report',
		},
	);
	const url = String(objectIn(answer, 'node').url);
	expect(url.startsWith(`${bench.sim.url}/wiki/`)).toBe(true);
	const page = await bench.send('GET', url.slice(bench.sim.url.length));
	expect(page.status).toBe(200);
	expect(page.headers['content-type']).toBe('text/html; charset=utf-8');
	for (const text of ['Week 36 Report', 'Company Handbook', 'Weekly Reports', 'n8n (this app)']) {
		expect(page.text).toContain(text);
	}
});

test('all kinds of links open, and none of them is recorded', async () => {
	const bench = await start({ content: 'company' });
	for (const [path, text] of [
		['/', 'Customer Success'],
		[`/wiki/settings/${SEED.spaces.product}`, '架构设计'],
		[`/wiki/${SEED.nodes.customers}`, 'Alder Logistics Ltd'],
		[`/wiki/${SEED.nodes.budgetShortcut}`, 'A shortcut to'],
		[`/docx/${SEED.objects.weeklyReportTemplate}`, 'Weekly Report Template'],
		[`/sheets/${SEED.files.priceList}`, 'Price List 2026'],
		[`/base/${SEED.files.projectBase}`, 'Project Tracker'],
		[`/file/${SEED.files.nda}`, 'Non-Disclosure Agreement.pdf'],
		[`/docs/${SEED.files.oldOffer}`, 'Offer Letter (old)'],
		[`/mindnotes/${SEED.files.campaignMap}`, 'Campaign Map'],
		[`/slides/${SEED.files.companyDeck}`, 'Company Presentation'],
		[`/drive/folder/${SEED.folders.reports}`, 'Reading Guide'],
		[`/drive/folder/${SEED.folders.root}`, 'Contracts'],
	] as const) {
		const page = await bench.send('GET', path);
		expect([path, page.status]).toEqual([path, 200]);
		expect(page.text).toContain(text);
	}
	expect(bench.sim.requests).toEqual([]);
});

test('titles cannot put markup into a page', async () => {
	const bench = await start();
	const { spaceId } = bench.sim.world.addSpace({ name: '<b>Space</b>' });
	const title = '<script>alert("x")</script> & \'more\'';
	const { nodeToken } = bench.sim.world.addNode({ spaceId, title });
	const page = await bench.send('GET', `/wiki/${nodeToken}`);
	expect(page.text).not.toContain('<script>');
	expect(page.text).not.toContain('<b>Space');
	expect(page.text).toContain(
		'&lt;script&gt;alert(&quot;x&quot;)&lt;/script&gt; &amp; &#39;more&#39;',
	);
});

test('an unknown page says so', async () => {
	const bench = await start();
	for (const path of ['/wiki/nothing', '/docx/nothing', '/drive/folder/nothing']) {
		const page = await bench.send('GET', path);
		expect([page.status, page.text.includes('Not found')]).toEqual([404, true]);
	}
});
