import { startSimulator, type Simulator } from '../simulator';
import { HandClock } from '../support/clocks';
import { createPicker, shownIn, startLists, tokenOf } from '../support/picker';
import { signedIn } from '../support/userCredentialStore';

let simulator: Simulator;
let space: string;
beforeEach(async () => {
	simulator = await startSimulator({ content: 'empty', quotas: false });
	space = simulator.world.addSpace({ name: 'Big space' }).spaceId;
});
afterEach(async () => await simulator.close());

const add = (title: string, parentNodeToken?: string, spaceId = space): string =>
	simulator.world.addNode({ spaceId, title, parentNodeToken }).nodeToken;

/** Pages one below the other: one request each. */
function addChain(name: string, length: number, spaceId = space): string[] {
	const tokens: string[] = [];
	for (let level = 1; level <= length; level++) {
		tokens.push(add(`${name} ${level}`, tokens.at(-1), spaceId));
	}
	return tokens;
}

/** What was asked of the API, each question with its place in the list. */
const asked = () =>
	simulator.requests
		.filter(({ endpoint }) => !endpoint?.startsWith('auth.'))
		.map(({ path, query }) => JSON.stringify([path, query]));

describe('A search', () => {
	it('looks five requests deeper with each letter, and reads nothing twice', async () => {
		const deepest = add('Needle', addChain('Level', 17).at(-1));
		const picker = createPicker(simulator);
		const lines: string[] = [];
		for (const filter of ['', 'n', 'ne', 'nee', 'need']) {
			const before = asked().length;
			const { values, notices } = shownIn(await picker.page('searchNodes', { space, filter }));
			lines.push(`${asked().length - before} ${values[0] ?? notices[0]}`);
		}
		expect(lines.slice(1)).toEqual([
			'5 No match in 10 pages so far.',
			'5 No match in 15 pages so far.',
			`3 ${deepest}`,
			`0 ${deepest}`,
		]);
		expect(new Set(asked()).size).toBe(asked().length);
	});

	it('answers from what the list has shown already', async () => {
		addChain('Level', 30);
		const picker = createPicker(simulator);
		const first = await picker.page('searchNodes', { space });
		await picker.page('searchNodes', { space, token: tokenOf(first) });
		const { names, notices } = shownIn(await picker.page('searchNodes', { space, filter: 'l 2' }));
		expect(names[0]).toBe('Level 1 / Level 2');
		expect(notices).toEqual([]);
		expect(names.length).toBe(14);
		expect(asked()).toHaveLength(15);
	});

	it('tells that there is more to look at when it has found little', async () => {
		addChain('Level', 30);
		const { names, notices } = shownIn(
			await createPicker(simulator).page('searchNodes', { space, filter: 'level 5' }),
		);
		expect(names).toEqual(['Level 1 / Level 2 / Level 3 / Level 4 / Level 5']);
		expect(notices).toEqual(['Looked at 5 pages. Add or delete a letter for more.']);
	});

	it('says that nothing matches only when everything was looked at', async () => {
		addChain('Level', 7);
		const picker = createPicker(simulator);
		const search = async () =>
			shownIn(await picker.page('searchNodes', { space, filter: 'nowhere' })).notices;
		expect(await search()).toEqual([
			'No match in 5 pages so far.',
			'Add or delete a letter to look further, or use By URL.',
		]);
		expect(await search()).toEqual([
			'No match in 7 pages.',
			'Type less of the name, or paste the link By URL.',
		]);
	});

	it('goes on page by page without showing a match twice', async () => {
		addChain('Level', 30);
		const { names } = await createPicker(simulator).all('searchNodes', { space, filter: 'level' });
		expect(names).toHaveLength(30);
	});

	it('reads nothing twice when two letters are typed faster than the API answers', async () => {
		addChain('Level', 30);
		const picker = createPicker(simulator);
		const searches = ['l', 'le', 'lev'].map(
			async (filter) => await picker.page('searchNodes', { space, filter }),
		);
		const pages = await Promise.all(searches);
		expect(pages.map((page) => shownIn(page).values.length)).toEqual([5, 10, 15]);
		expect(new Set(asked()).size).toBe(15);
	});

	it('goes on after a failed request where it stopped', async () => {
		addChain('Level', 12);
		simulator.faults.add({
			endpoint: 'wiki.nodes.list',
			kind: 'error',
			skip: 3,
			status: 400,
			code: 99991672,
			msg: 'no scope',
		});
		const picker = createPicker(simulator);
		await expect(picker.page('searchNodes', { space, filter: 'x' })).rejects.toThrow('scope');
		const { notices } = shownIn(await picker.page('searchNodes', { space, filter: 'x' }));
		expect(notices[0]).toBe('No match in 8 pages so far.');
	});

	it('works in Drive as in a space', async () => {
		let parentToken: string | undefined;
		for (let level = 1; level <= 12; level++) {
			parentToken = simulator.world.addFolder({ name: `Folder ${level}`, parentToken }).token;
		}
		const file = simulator.world.addFile({ name: 'Plan', type: 'docx', folderToken: parentToken });
		const picker = createPicker(simulator);
		const search = async (filter: string) =>
			shownIn(await picker.page('searchFiles', { filter })).values;
		expect([await search('p'), await search('pl')]).toEqual([[], []]);
		expect(await search('pla')).toEqual([expect.stringContaining(file.token)]);
		expect(shownIn(await picker.page('searchFolders', { filter: 'r 12' })).values).toEqual([]);
	});
});

describe('A list that is opened', () => {
	it('begins afresh: it shows what was added since, and not what was renamed', async () => {
		const [top = ''] = addChain('Level', 3);
		const picker = createPicker(simulator);
		await picker.page('searchNodes', { space });
		add('New page');
		const renamed = simulator.world.findNode(top);
		if (renamed !== undefined) renamed.title = 'Renamed';
		const opened = shownIn(await picker.page('searchNodes', { space }));
		expect(opened.names.slice(0, 2)).toEqual(['Renamed', 'New page']);
		const searched = shownIn(await picker.page('searchNodes', { space, filter: 'level 1' }));
		expect(searched.names).toEqual([]);
	});

	it('shows each page once although somebody searches between its pages', async () => {
		addChain('A', 20);
		addChain('B', 20);
		const picker = createPicker(simulator);
		const names: string[] = [];
		for await (const page of picker.pages('searchNodes', { space })) {
			names.push(...shownIn(page).names);
			await picker.page('searchNodes', { space, filter: 'b 1' });
		}
		expect(names).toHaveLength(40);
		expect(new Set(names).size).toBe(40);
	});

	it('goes on where it stopped although it is no longer remembered', async () => {
		addChain('A', 20);
		addChain('B', 20);
		const names: string[] = [];
		let token: string | undefined;
		do {
			// Another process of n8n, or the same after a restart.
			const picker = createPicker(simulator);
			const page = await picker.page('searchNodes', {
				space,
				...(token === undefined ? {} : { token }),
			});
			names.push(...shownIn(page).names);
			token = tokenOf(page);
		} while (token !== undefined);
		expect(names).toHaveLength(40);
		expect(new Set(names).size).toBe(40);
		expect(new Set(asked()).size).toBe(asked().length);
	});
});

describe('What is remembered', () => {
	const search = async (picker: ReturnType<typeof createPicker>, spaceId = space) => {
		const { notices } = shownIn(
			await picker.page('searchNodes', { space: spaceId, filter: 'nowhere' }),
		);
		return notices[0];
	};

	it('is forgotten two minutes after it was last used', async () => {
		addChain('Level', 40);
		const clock = new HandClock();
		const picker = createPicker(simulator, { lists: startLists(clock) });
		expect(await search(picker)).toBe('No match in 5 pages so far.');
		for (const pages of [10, 15]) {
			await clock.advance(119_000);
			expect(await search(picker)).toBe(`No match in ${pages} pages so far.`);
		}
		await clock.advance(120_000);
		expect(await search(picker)).toBe('No match in 5 pages so far.');
	});

	it('is at most twenty walks; the one used longest ago goes first', async () => {
		const lists = startLists();
		const picker = createPicker(simulator, { lists });
		const spaces = Array.from({ length: 21 }, (_, n) => {
			const { spaceId } = simulator.world.addSpace({ name: `Space ${n}` });
			addChain('Level', 11, spaceId);
			return spaceId;
		});
		for (const spaceId of spaces) await search(picker, spaceId);
		expect(await search(picker, spaces[1])).toBe('No match in 10 pages so far.');
		expect(await search(picker, spaces[0])).toBe('No match in 5 pages so far.');
	});

	it('is at most 5,000 pages, which the search says; the list itself goes on', async () => {
		const parents = Array.from({ length: 4 }, (_, n) => add(`Shelf ${n}`));
		for (let n = 0; n < 5_600; n++) add(`Book ${n}`, parents[n % 4]);
		const picker = createPicker(simulator);
		const names: string[] = [];
		let searched: string[] = [];
		for await (const page of picker.pages('searchNodes', { space })) {
			names.push(...shownIn(page).names);
			if (names.length < 5_200) continue;
			const before = asked().length;
			const found = await picker.page('searchNodes', { space, filter: 'nowhere' });
			expect(asked()).toHaveLength(before);
			searched = shownIn(found).notices;
		}
		expect(searched).toEqual([
			expect.stringMatching(/^No match in the first 5,\d{3} pages\.$/),
			'Clear the search and scroll, or use By URL.',
		]);
		expect(names).toHaveLength(5_604);
		expect(new Set(names).size).toBe(5_604);
	}, 60_000);

	it('is not shared between credentials, apps, spaces and kinds of list', async () => {
		addChain('Level', 12);
		const other = simulator.world.addSpace({ name: 'Other' }).spaceId;
		addChain('Other', 12, other);
		const app = { appId: 'cli_a000000000000002', appSecret: 'Other'.repeat(7) };
		simulator.world.addApp({ ...app, scopes: ['wiki:wiki', 'drive:drive'] });
		const lists = startLists();
		const picker = createPicker(simulator, { lists });
		expect(await search(picker)).toBe('No match in 5 pages so far.');

		const strangers = [
			createPicker(simulator, { lists, credentialId: '2' }),
			// The same credential, edited.
			createPicker(simulator, { lists, credential: app }),
			createPicker(simulator, { lists, person: signedIn(simulator) }),
		];
		for (const stranger of strangers) {
			expect(await search(stranger)).toBe('No match in 5 pages so far.');
		}
		expect(await search(picker, other)).toBe('No match in 5 pages so far.');
		const elsewhere = await picker.page('searchNodes', { space: other, filter: 'level' });
		expect(shownIn(elsewhere).names).toEqual([]);
		expect(await search(picker)).toBe('No match in 10 pages so far.');
	});

	it('is not shared between platforms', async () => {
		const elsewhere = await startSimulator({ content: 'empty', quotas: false });
		elsewhere.world.addSpace({ name: 'The same number', spaceId: space });
		addChain('Level', 12);
		const lists = startLists();
		expect(await search(createPicker(simulator, { lists }))).toBe('No match in 5 pages so far.');
		const there = await search(createPicker(elsewhere, { lists }));
		await elsewhere.close();
		expect(there).toBe('No pages here, or none that the app may see.');
	});

	it('is not shared between people who sign in with the same credential', async () => {
		addChain('Level', 12);
		const lists = startLists();
		const first = createPicker(simulator, { lists, person: signedIn(simulator) });
		const second = createPicker(simulator, { lists, person: signedIn(simulator) });
		expect(await search(first)).toBe('No match in 5 pages so far.');
		expect(await search(second)).toBe('No match in 5 pages so far.');
		expect(await search(first)).toBe('No match in 10 pages so far.');
	});

	it('is nothing for a credential that n8n does not name', async () => {
		addChain('Level', 12);
		const picker = createPicker(simulator, { credentialId: '' });
		expect(await search(picker)).toBe('No match in 5 pages so far.');
		expect(await search(picker)).toBe('No match in 5 pages so far.');
	});
});
