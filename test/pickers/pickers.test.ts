import { SEED, startSimulator, type Simulator } from '../simulator';
import { SIMULATOR_APP_OPEN_ID } from '../simulator/seed';
import { systemClock } from '../../nodes/FeishuDocs/transport/clock';
import { createPicker, shownIn, tokenOf, startLists } from '../support/picker';
import { locator, wikiLink } from '../support/simulation';
import { signedIn } from '../support/userCredentialStore';

let simulator: Simulator;
let picker: ReturnType<typeof createPicker>;
beforeEach(async () => {
	simulator = await startSimulator({ quotas: false });
	picker = createPicker(simulator);
});
afterEach(async () => await simulator.close());

const apiCalls = () => simulator.requests.filter(({ endpoint }) => !endpoint?.startsWith('auth.'));
const { handbook, customerSuccess } = SEED.spaces;

describe('The list of spaces', () => {
	it('shows the spaces by name, and the library at the end', async () => {
		const { names, values } = await picker.all('searchSpaces');
		expect(names).toEqual(expect.arrayContaining(['Company Handbook', '产品研发知识库']));
		expect(values).toContain(handbook);
		expect(values.at(-1)).toBe('my_library');
	});

	it('is searched by part of the name, whatever its case', async () => {
		const { results } = await picker.page('searchSpaces', { filter: 'HANDB' });
		expect(results.map(({ value }) => value)).toEqual([handbook]);
	});

	it('shows more than 250 spaces, 250 with the first page', async () => {
		const many = await startSimulator({ content: 'empty', quotas: false });
		const ids = Array.from({ length: 260 }, (_, n) => many.world.addSpace({ name: `Space ${n}` }));
		const spaces = createPicker(many);
		const first = shownIn(await spaces.page('searchSpaces'));
		const { values } = await spaces.all('searchSpaces');
		const search = await spaces.all('searchSpaces', { filter: 'space 259' });
		await many.close();
		expect(first.values).toHaveLength(250);
		expect(values).toEqual([...ids.map(({ spaceId }) => spaceId), 'my_library']);
		expect(search.names).toEqual(['Space 259']);
	});
});

describe('The list of pages', () => {
	it('shows pages with their path, the first level first', async () => {
		const { names, values } = await picker.all('searchNodes', { space: locator(handbook, 'id') });
		expect(names).toEqual(
			expect.arrayContaining(['Templates', 'Templates / Weekly Report Template']),
		);
		const levels = values.map((token) => simulator.world.findNode(token)?.level ?? 0);
		expect(levels[0]).toBe(1);
		expect(levels.at(-1)).toBeGreaterThan(3);
		expect(levels).toEqual([...levels].sort((a, b) => a - b));
		expect(new Set(values).size).toBe(values.length);
	});

	it('reads a level to its end before the levels below', async () => {
		const { spaceId } = simulator.world.addSpace({ name: 'Wide' });
		const titles = Array.from({ length: 120 }, (_, n) => `Page ${n}`);
		for (const title of titles) {
			const { nodeToken } = simulator.world.addNode({ spaceId, title });
			simulator.world.addNode({ spaceId, title: 'Below', parentNodeToken: nodeToken });
		}
		const { names } = await picker.all('searchNodes', { space: spaceId });
		expect(names).toEqual([...titles, ...titles.map((title) => `${title} / Below`)]);
	});

	it.each([
		['of a space', { space: handbook }],
		['of a space given by a page in it', { space: wikiLink(SEED.nodes.projects) }],
		['of all spaces', {}],
	])('costs at most five requests a page: pages %s', async (_what, space) => {
		for (const filter of ['', 'no such page']) {
			simulator.clearRequests();
			let pages = 0;
			for await (const page of picker.pages('searchNodes', { ...space, filter })) {
				expect(apiCalls().length).toBeLessThanOrEqual(5);
				if (tokenOf(page) !== undefined) expect(apiCalls()).toHaveLength(5);
				simulator.clearRequests();
				pages += 1;
			}
			expect(pages).toBeGreaterThan(filter === '' ? 3 : 0);
		}
	});

	it('finds a nested page by part of its title', async () => {
		const { names, values } = await picker.all('searchNodes', {
			space: handbook,
			filter: 'weekly report temp',
		});
		expect(names).toEqual(['Templates / Weekly Report Template']);
		expect(values).toEqual([SEED.nodes.weeklyReportTemplate]);
	});

	it('puts a title that matches before a page that is only below a match', async () => {
		const { names } = await picker.all('searchNodes', { space: handbook, filter: 'templates' });
		expect(names[0]).toBe('Templates');
		const { spaceId } = simulator.world.addSpace({ name: 'Order' });
		const add = (title: string, parentNodeToken?: string) =>
			simulator.world.addNode({ spaceId, title, parentNodeToken }).nodeToken;
		const plans = add('All plans');
		add('Budget', plans);
		add('The plan', plans);
		add('Plan B', plans);
		add('Plan', plans);
		const sorted = await picker.page('searchNodes', { space: spaceId, filter: 'plan' });
		expect(shownIn(sorted).names).toEqual([
			'All plans / Plan',
			'All plans / Plan B',
			'All plans',
			'All plans / The plan',
			'All plans / Budget',
		]);
	});

	it('shows both ends of a long path, and finds it by its middle', async () => {
		const { spaceId } = simulator.world.addSpace({ name: 'Deep' });
		let parentNodeToken = '';
		for (const title of [
			'研发部门',
			'二〇二六年度产品规划与路线图',
			'Requirements of the customers',
		]) {
			parentNodeToken = simulator.world.addNode({ spaceId, title, parentNodeToken }).nodeToken;
		}
		simulator.world.addNode({ spaceId, title: 'Final version', parentNodeToken });
		const found = await picker.page('searchNodes', { space: spaceId, filter: '二〇二六' });
		expect(shownIn(found).names).toEqual([
			'研发部门 / 二〇二六年度产品规划与路线图',
			'研发部门 / … / Requirements of the customers',
			'研发部门 / … / Final version',
		]);
	});

	it('shows every visible child once, through empty pages', async () => {
		const { names, values } = await picker.all('searchNodes', {
			space: customerSuccess,
			filter: 'customers / ',
		});
		const visible = simulator.world
			.childrenOf(customerSuccess, SEED.nodes.customers)
			.filter(({ hidden }) => !hidden);
		const direct = names.filter((name) => /^Customers \/ [^/…]+$/.test(name));
		expect(direct).toHaveLength(visible.length);
		expect(new Set(values).size).toBe(values.length);
	});

	it.each([
		['its settings link', `https://x.feishu.cn/wiki/settings/${handbook}`],
		['a page in it', wikiLink(SEED.nodes.projects)],
		['the document of a page in it', `https://x.feishu.cn/sheets/${SEED.objects.budget}`],
	])('follows a space given by %s', async (_what, space) => {
		const { results } = await picker.page('searchNodes', { space: locator(space) });
		expect(results.map(({ value }) => value)).toContain(SEED.nodes.templates);
	});

	it('follows the own document library', async () => {
		const { spaceId } = simulator.world.libraryOf(SIMULATOR_APP_OPEN_ID);
		simulator.world.addNode({ spaceId, title: 'My notes' });
		const { results } = await picker.page('searchNodes', { space: locator('my_library', 'list') });
		expect(shownIn({ results }).names).toEqual(['My notes']);
	});

	it('follows the target space for the target', async () => {
		const { results } = await picker.page('searchTargetNodes', {
			space: handbook,
			targetSpace: locator(customerSuccess, 'list'),
		});
		expect(results.map(({ value }) => value)).toContain(SEED.nodes.customers);
	});

	it('goes through all spaces when none is chosen, with their names', async () => {
		const { names } = await picker.all('searchNodes', { filter: 'projects' });
		expect(names).toContain('Company Handbook / Projects');
	});

	it('goes on after the first 50 spaces', async () => {
		for (let n = 0; n < 60; n++) {
			const { spaceId } = simulator.world.addSpace({ name: `Space ${n}` });
			simulator.world.addNode({ spaceId, title: `Home ${n}` });
		}
		const { names } = await picker.all('searchNodes', { filter: 'home' });
		expect(new Set(names).size).toBe(60);
	});

	it('has all spaces while the expression in the space field has no value yet', async () => {
		for (const value of [null, '={{ $json.space }}']) {
			const { results } = await picker.page('searchNodes', {
				space: { __rl: true, mode: 'id', value },
			});
			expect(results[0]?.name).toMatch(/^Company Handbook \/ /);
		}
	});

	it('says so when the space field holds something that is no space', async () => {
		const targetSpace = locator(`https://x.feishu.cn/drive/folder/${SEED.folders.contracts}`);
		const { results, paginationToken } = await picker.page('searchTargetNodes', { targetSpace });
		expect(shownIn({ results }).notices[0]).toBe("The field 'Target Space' does not name a space.");
		expect([apiCalls(), paginationToken]).toEqual([[], undefined]);
	});

	it('passes over pages that may not be read, but not over a space', async () => {
		const { values } = await picker.all('searchNodes', { space: handbook });
		expect(values).toContain(SEED.nodes.archive);
		simulator.world.setAccess(handbook, 'none');
		await expect(picker.page('searchNodes', { space: handbook })).rejects.toThrow(
			'The app may not read this space',
		);
	});

	it('fails when a page below cannot be read for another reason than rights', async () => {
		simulator.faults.add({
			endpoint: 'wiki.nodes.list',
			kind: 'error',
			skip: 2,
			status: 400,
			code: 99991672,
			msg: 'Access denied. One of the following scopes is required: [wiki:wiki].',
		});
		await expect(picker.all('searchNodes', { space: handbook })).rejects.toThrow('lacks a scope');
	});

	it.each([
		['no token', '', 'did not say where it goes on'],
		['the same token again', 'again', 'goes round in circles'],
	])('fails when a page says there is more but gives %s', async (_what, pageToken, says) => {
		simulator.faults.add({
			endpoint: 'wiki.nodes.list',
			kind: 'raw',
			status: 200,
			contentType: 'application/json',
			body: JSON.stringify({ code: 0, data: { has_more: true, items: [], page_token: pageToken } }),
			times: Infinity,
		});
		await expect(picker.all('searchNodes', { space: handbook })).rejects.toThrow(says);
	});

	it('does not keep a person waiting for a long pause of the quota', async () => {
		simulator.faults.add({ endpoint: 'wiki.nodes.list', kind: 'rateLimit', resetSeconds: 250 });
		const impatient = createPicker(simulator, { lists: startLists(systemClock, 200) });
		await expect(impatient.page('searchNodes', { space: handbook })).rejects.toThrow(
			'The list could not be read in time',
		);
	});

	it('does not keep a person waiting for a request that hangs', async () => {
		simulator.faults.add({ endpoint: 'wiki.nodes.list', kind: 'hang' });
		const impatient = createPicker(simulator, { lists: startLists(systemClock, 200) });
		await expect(impatient.page('searchNodes', { space: handbook })).rejects.toThrow(
			'The list could not be read in time',
		);
	});

	it('begins anew when it is handed a state that is none', async () => {
		for (const token of ['[{"x":1}]', 'nonsense', '{"walk":1}', 'null']) {
			const { results } = await picker.page('searchNodes', { space: handbook, token });
			expect(results.length).toBeGreaterThan(0);
		}
	});
});

describe('The lists of Drive', () => {
	it('shows folders with their path, and finds one by name', async () => {
		const { names, values } = await picker.all('searchFolders', { filter: 'contr' });
		expect(names).toContain('Contracts');
		expect(values).toContain(SEED.folders.contracts);
	});

	it('shows files as links that tell their type', async () => {
		const { names, values } = await picker.all('searchFiles', { filter: 'templates / ' });
		expect(names.length).toBeGreaterThan(5);
		expect(values).toContain(`https://sample.feishu.cn/sheets/${SEED.files.priceList}`);
	});

	it('costs at most five requests a page, the root folder counted', async () => {
		await picker.page('searchFiles');
		expect(apiCalls()).toHaveLength(5);
		simulator.clearRequests();
		await picker.page('searchFolders', { filter: 'no such folder' });
		expect(apiCalls()).toHaveLength(5);
	});
});

describe('A list that is empty', () => {
	const nobody = { appId: 'cli_a000000000000003', appSecret: 'Nobody'.repeat(6) };
	const methods = ['searchSpaces', 'searchNodes', 'searchFolders', 'searchFiles'] as const;

	it.each(methods)('%s says what to do, and it cannot be chosen', async (method) => {
		const empty = await startSimulator({ content: 'empty', quotas: false });
		const { results } = await createPicker(empty)
			.page(method)
			.finally(async () => await empty.close());
		const notice = results.filter(({ value }) => value !== 'my_library');
		expect(notice).toEqual([
			{
				name: expect.stringMatching(/app/),
				value: false,
				url: expect.stringMatching(/#give-the-/),
			},
			{ name: expect.stringMatching(/By URL/), value: true, url: expect.any(String) },
		]);
		for (const { name } of notice) expect(name.length).toBeLessThanOrEqual(60);
	});

	it.each(methods)('%s speaks of the person who signed in', async (method) => {
		const empty = await startSimulator({ content: 'empty', quotas: false });
		const { results } = await createPicker(empty, { person: signedIn(empty) })
			.page(method)
			.finally(async () => await empty.close());
		const { notices } = shownIn({ results });
		expect(notices[0]).toMatch(/signed-in person/);
		expect(notices.join()).not.toMatch(/\bapp\b/);
		expect(results.at(-1)?.url).toMatch(/#connect-as-a-person$/);
	});

	it('tells an empty space from one that may not be read', async () => {
		const { spaceId } = simulator.world.addSpace({ name: 'New' });
		const { notices } = shownIn(await picker.page('searchNodes', { space: spaceId }));
		expect(notices[0]).toBe('No pages here, or none that the app may see.');
		simulator.world.setAccess(spaceId, 'none');
		await expect(picker.page('searchNodes', { space: spaceId })).rejects.toThrow('may not read');
	});

	it('fails with the sentence about the credential when the app is unknown', async () => {
		await expect(
			createPicker(simulator, { credential: nobody }).page('searchSpaces'),
		).rejects.toThrow('The App ID is wrong');
	});
});
