import fc from 'fast-check';

import { listPage } from '../../nodes/FeishuDocs/methods/listPage';
import { rowOf } from '../../nodes/FeishuDocs/methods/names';
import type { Place } from '../../nodes/FeishuDocs/methods/places';
import { beginWalk, type Branch } from '../../nodes/FeishuDocs/methods/treeWalk';
import { WalkMemory } from '../../nodes/FeishuDocs/methods/walkMemory';
import {
	decodePosition,
	encodePosition,
	MAX_TOKEN_LENGTH,
} from '../../nodes/FeishuDocs/methods/walkToken';
import { HandClock } from '../support/clocks';
import { shownIn, tokenOf } from '../support/picker';

const branch = fc.record(
	{
		token: fc.stringMatching(/^[\w-]{0,40}$/),
		spaceId: fc.stringMatching(/^[\w-]{1,20}$/),
		path: fc.array(fc.string({ unit: 'grapheme' }), { maxLength: 5 }),
		pageToken: fc.string(),
	},
	{ requiredKeys: ['token', 'path'] },
);

const walkWith = (rest: Branch[], found = 0, isCut = false) => ({
	...beginWalk('walk', { token: '', path: [] }),
	before: found,
	rest,
	isCut,
});

describe('The token of a page', () => {
	it('brings back the place in the walk', () => {
		fc.assert(
			fc.property(
				fc.array(branch, { minLength: 1 }),
				fc.nat(),
				fc.boolean(),
				(rest, found, isCut) => {
					const token = encodePosition(walkWith(rest, found, isCut));
					expect(decodePosition(token)).toEqual({ walkId: 'walk', found, isCut, rest });
				},
			),
		);
	});

	it('is none when everything was seen', () => {
		expect(encodePosition(walkWith([]))).toBeUndefined();
	});

	it('holds some 500 places below long Chinese titles, and says that it is cut', () => {
		const rest = Array.from({ length: 5_000 }, (_, n) => ({
			token: `${n}`.padStart(27, 'x'),
			spaceId: '7400000000000000001',
			path: [
				'公司知识库',
				'二〇二六年度产品规划与路线图'.repeat(3),
				`第 ${n} 页 ${'长'.repeat(40)}`,
			],
		}));
		const token = encodePosition(walkWith(rest)) ?? '';
		const position = decodePosition(token);
		expect(token.length).toBeLessThanOrEqual(MAX_TOKEN_LENGTH);
		expect(position?.isCut).toBe(true);
		const kept = position?.rest ?? [];
		expect(kept.length).toBeGreaterThan(500);
		expect(kept).toEqual(rest.slice(0, kept.length));
	});

	it('is refused when it is anything else', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string(), fc.json()), (token) => {
				expect(decodePosition(token)).toBeUndefined();
			}),
		);
	});
});

/** A random tree as a place: children of each entry, in pages of random size, some of them empty. */
const tree = fc.array(fc.record({ parent: fc.nat(), pageEnds: fc.boolean() }), { maxLength: 60 });

function placeOf(nodes: Array<{ parent: number; pageEnds: boolean }>): Place {
	const children = new Map<string, number[]>();
	nodes.forEach(({ parent }, index) => {
		// 0 is the root; a parent always comes before its children.
		const above = parent % (index + 1);
		children.set(`${above}`, [...(children.get(`${above}`) ?? []), index + 1]);
	});
	return {
		id: 'tree',
		root: { token: '0', path: [] },
		read: async (from) => {
			const all = children.get(from.token) ?? [];
			const start = Number(from.pageToken ?? 0);
			let end = start;
			while (end < all.length && nodes[(all[end] ?? 1) - 1]?.pageEnds !== true) end += 1;
			const listed = all.slice(start, end + 1);
			return {
				entries: listed.map((n) => ({ path: [...from.path, `n${n}`], value: `${n}`, url: '' })),
				branches: listed
					.filter((n) => children.has(`${n}`))
					.map((n) => ({ token: `${n}`, path: [...from.path, `n${n}`] })),
				...(end + 1 < all.length ? { next: { ...from, pageToken: `${end + 1}` } } : {}),
			};
		},
	};
}

describe('The pages of a list', () => {
	it('show each entry exactly once, whatever is searched or forgotten between them', async () => {
		const between = fc.array(fc.constantFrom('search', 'open', 'forget', 'nothing'), {
			maxLength: 40,
		});
		await fc.assert(
			fc.asyncProperty(tree, between, fc.constantFrom('', 'n'), async (nodes, events, filter) => {
				const place = placeOf(nodes);
				const clock = new HandClock();
				const memory = new WalkMemory(clock);
				let walks = 0;
				const page = async (wanted: string, paginationToken?: string) =>
					await listPage(
						place,
						{ who: 'app', things: 'page' },
						{ filter: wanted, paginationToken },
						{
							recall: () => memory.recall('key'),
							remember: (walk) => memory.remember('key', walk),
							newId: () => `${walks++}`,
						},
					);
				const values: string[] = [];
				let token: string | undefined;
				do {
					const shown = await page(filter, token);
					values.push(...shownIn(shown).values);
					token = tokenOf(shown);
					const event = events.pop();
					if (event === 'search') await page('n1');
					if (event === 'open') await page('');
					if (event === 'forget') await clock.advance(120_000);
				} while (token !== undefined);
				expect([...values].sort()).toEqual(nodes.map((_, index) => `${index + 1}`).sort());
			}),
		);
	});

	it('say at the end that places were left out', async () => {
		const place = placeOf([{ parent: 0, pageEnds: false }]);
		const cut = encodePosition(walkWith([place.root], 0, true));
		const page = await listPage(
			place,
			{ who: 'app', things: 'page' },
			{ filter: '', paginationToken: cut },
			{ recall: () => undefined, remember: () => undefined, newId: () => '' },
		);
		expect(shownIn(page)).toEqual({
			names: ['n1'],
			values: ['1'],
			notices: ['The list is too long to be shown whole.', expect.stringContaining('By URL')],
		});
	});
});

describe('The row of an entry', () => {
	it.each([
		[['Plan'], 'Plan'],
		[['Handbook', 'Onboarding', 'Week 1'], 'Handbook / Onboarding / Week 1'],
		[
			['Company Handbook', 'Templates', 'Project Kick-off', 'Risks', 'Mitigation Plans'],
			'Company Handbook / … / Risks / Mitigation Plans',
		],
		[
			['公司知识库', '架构设计', '服务端', '订单服务', '二〇二六年度接口说明', '数据库'],
			'公司知识库 / … / 订单服务 / 二〇二六年度接口说明 / 数据库',
		],
		[['Handbook', 'x'.repeat(80)], `Handbook / ${'x'.repeat(80)}`],
		[['A', 'B', 'C', 'x'.repeat(80)], `A / … / ${'x'.repeat(80)}`],
	])('is its path; of a long one the middle is left out: %j', (path, row) => {
		expect(rowOf(path)).toBe(row);
	});
});
