import { SEED, startSimulator, type Simulator } from '../simulator';
import { createPicker } from '../support/picker';
import { locator, wikiLink } from '../support/simulation';

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
	it('shows the spaces by name, and the library', async () => {
		const { names, values } = await picker.all('searchSpaces');
		expect(names).toEqual(expect.arrayContaining(['Company Handbook', '产品研发知识库']));
		expect(values).toEqual(expect.arrayContaining([handbook, 'my_library']));
	});

	it('is searched by part of the name, whatever its case', async () => {
		const { results } = await picker.page('searchSpaces', { filter: 'HANDB' });
		expect(results.map(({ value }) => value)).toEqual([handbook]);
	});
});

describe('The list of pages', () => {
	it('shows pages with their path, the first level first', async () => {
		const { names, values } = await picker.all('searchNodes', { space: locator(handbook, 'id') });
		expect(names[0]).not.toContain(' / ');
		expect(names).toContain('Templates / Weekly Report Template');
		const depths = names.map((name) => name.split(' / ').length);
		expect(depths).toEqual([...depths].sort((a, b) => a - b));
		expect(new Set(values).size).toBe(values.length);
	});

	it('costs at most five requests a page', async () => {
		let token: string | undefined;
		for (let page = 0; page < 5; page++) {
			simulator.clearRequests();
			const { paginationToken } = await picker.page('searchNodes', {
				space: handbook,
				filter: 'no such page',
				...(token === undefined ? {} : { token }),
			});
			expect(apiCalls().length).toBeLessThanOrEqual(5);
			token = String(paginationToken);
		}
		simulator.clearRequests();
		await picker.page('searchNodes', { space: wikiLink(SEED.nodes.projects) });
		expect(apiCalls().length).toBeLessThanOrEqual(5);
	});

	it('finds a nested page by part of its title', async () => {
		const { names, values } = await picker.all('searchNodes', {
			space: handbook,
			filter: 'weekly report temp',
		});
		expect(names).toEqual(['Templates / Weekly Report Template']);
		expect(values).toEqual([SEED.nodes.weeklyReportTemplate]);
	});

	it('says how to go on when the first levels hold nothing, since the editor stops there', async () => {
		const { names, values } = await picker.all('searchNodes', { filter: '2026 q1 / week' });
		expect([names[0], values[0]]).toEqual([expect.stringContaining('first levels'), '']);
		expect(names.length).toBeGreaterThan(5);
		expect(names.slice(1).every((name) => name.includes('2026 Q1 / Week'))).toBe(true);
	});

	it('shows every visible child once, through empty pages', async () => {
		const { names } = await picker.all('searchNodes', {
			space: customerSuccess,
			filter: 'customers / ',
		});
		const visible = simulator.world
			.childrenOf(customerSuccess, SEED.nodes.customers)
			.filter(({ hidden }) => !hidden);
		const direct = names.filter((name) => name.split(' / ').length === 2);
		expect(direct).toHaveLength(visible.length);
		expect(new Set(names).size).toBe(names.length);
	});

	it.each([
		['its settings link', `https://x.feishu.cn/wiki/settings/${handbook}`],
		['a page in it', wikiLink(SEED.nodes.projects)],
	])('follows a space given by %s', async (_what, space) => {
		const { results } = await picker.page('searchNodes', { space: locator(space) });
		expect(results.map(({ value }) => value)).toContain(SEED.nodes.templates);
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

	it('begins anew when it is handed a state that is none', async () => {
		const { results } = await picker.page('searchNodes', { space: handbook, token: '[{"x":1}]' });
		expect(results.length).toBeGreaterThan(0);
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
});

describe('A list of an app that sees nothing', () => {
	const nobody = { appId: 'cli_a000000000000003', appSecret: 'Nobody'.repeat(6) };

	it.each(['searchSpaces', 'searchNodes', 'searchFolders', 'searchFiles'] as const)(
		'%s says what to do instead of staying empty',
		async (method) => {
			const empty = await startSimulator({ content: 'empty', quotas: false });
			const { results } = await createPicker(empty)
				.page(method)
				.finally(async () => await empty.close());
			expect(results).toEqual([
				{
					name: expect.stringMatching(/paste/),
					value: '',
					url: expect.stringContaining('#give-the-app-access'),
				},
			]);
		},
	);

	it('fails with the sentence about the credential when the app is unknown', async () => {
		await expect(createPicker(simulator, nobody).page('searchSpaces')).rejects.toThrow(
			'The App ID is wrong',
		);
	});
});
