import { claimsOf, isCopied, wantedKey, type Claim, type Effects, type Thing } from '../effects';
import type { ItemRecord } from '../outcomes';
import type { CopyItem } from '../plan';
import type { Violation } from './violation';

/** Every successful copy names one thing that it made and that is what was wanted; no two the same. */
export function checkNaming(
	records: Array<ItemRecord<CopyItem>>,
	{ made, foreign }: Effects,
): Violation[] {
	const madeByToken = byToken(made);
	const things = new Map([...byToken(foreign), ...madeByToken]);
	const claims = claimsOf(records);
	return [
		...records.flatMap(checkOutput),
		...claims.flatMap((claim) =>
			checkClaim(claim, (isCopied(claim) ? madeByToken : things).get(claim.token)),
		),
		...checkDoubles(claims.filter(isCopied)),
	];
}

const byToken = (things: Thing[]) => new Map(things.map((thing) => [thing.token, thing]));

/** One output for one input, and honest in itself. */
function checkOutput(record: ItemRecord<CopyItem>): Violation[] {
	const { outcome, item } = record;
	if (outcome.kind !== 'done') return [];
	const [json, ...others] = outcome.json;
	if (json === undefined || others.length > 0) {
		return [{ says: `${outcome.json.length} outputs of one copy`, records: [record] }];
	}
	const { copied, recovered, url } = json;
	const isHonest =
		(copied === true && (recovered === undefined || recovered === true)) ||
		(copied === false && recovered === undefined && item.ifExists === 'skip');
	const hasUrl = typeof url === 'string' && url !== '';
	return isHonest && hasUrl ? [] : [{ says: 'an output that cannot be', records: [record] }];
}

function checkClaim({ record, token }: Claim, named: Thing | undefined): Violation[] {
	if (named === undefined) {
		return [{ says: `names ${token}, which no copy made`, records: [record] }];
	}
	if (named.key === wantedKey(record.item) && !named.hidden) return [];
	return [{ says: `names ${token}, which is something else: ${named.key}`, records: [record] }];
}

function checkDoubles(claims: Claim[]): Violation[] {
	const firsts = new Map<string, Claim>();
	return claims.flatMap((claim) => {
		const first = firsts.get(claim.token);
		if (first === undefined) {
			firsts.set(claim.token, claim);
			return [];
		}
		return [{ says: `both name ${claim.token}`, records: [first.record, claim.record] }];
	});
}
