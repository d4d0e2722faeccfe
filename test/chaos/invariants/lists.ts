import type { World } from '../../simulator';
import type { ListRun } from '../outcomes';
import { entriesOf } from '../places';

/** Every list that succeeded is whole and in order: what was there at one moment of its run. */
export function checkLists({ items }: ListRun, world: World): string[] {
	return items.flatMap(({ name, item, outcome, sizes }) => {
		if (outcome.kind !== 'done') return [];
		const listed = outcome.json.map((json) => String(json.node_token ?? json.token));
		const entries = entriesOf(world, item.target);
		// Whatever is copied meanwhile comes last, so a moment is a number of entries.
		const momentCount = sizes.after - sizes.before + 1;
		const expected = Array.from({ length: momentCount }, (_, n) => {
			const visible = entries.slice(0, sizes.before + n).filter(({ hidden }) => !hidden);
			// Drive lists the latest first.
			const ordered = item.target.kind === 'drive' ? visible.reverse() : visible;
			return ordered.slice(0, item.limit).map(({ token }) => token);
		});
		if (expected.some((tokens) => tokens.join() === listed.join())) return [];
		const lengths = [...new Set(expected.map(({ length }) => length))].join(' or ');
		return [`${name}: a list of ${listed.length} that is not the ${lengths} of its target`];
	});
}
