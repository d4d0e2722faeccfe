import type { IDataObject } from 'n8n-workflow';

import type { World } from '../simulator';
import type { ItemRecord } from './outcomes';
import { entriesOf, nameOf, type Entry, type Places, type Target } from './places';
import type { CopyItem } from './plan';

/** Something in a target. */
export interface Thing extends Entry {
	target: Target;
	/** Things of one key cannot be told apart by looking at them. */
	key: string;
	/** Its place in the target, in the order in which things were made. */
	position: number;
}

/** What is in the targets after a storm. */
export interface Effects {
	/** By the node. */
	made: Thing[];
	/** What was there before, or was added by people. */
	foreign: Thing[];
}

const keyOf = (target: Target, title: string, type: string): string =>
	JSON.stringify([nameOf(target), title, type]);

/** The key of what the item shall make. */
export const wantedKey = ({ source, target, title }: CopyItem): string =>
	keyOf(target, title === '' ? source.title : title, source.type);

export function effectsIn(world: World, places: Places): Effects {
	const things = thingsIn(world, places);
	return {
		made: things.filter(({ isForeign }) => !isForeign),
		foreign: things.filter(({ isForeign }) => isForeign),
	};
}

function thingsIn(world: World, { wikiTargets, driveTargets }: Places): Thing[] {
	return [...wikiTargets, ...driveTargets].flatMap((target) =>
		entriesOf(world, target).map((entry, position) => ({
			...entry,
			target,
			position,
			key: keyOf(target, entry.title, entry.type),
		})),
	);
}

/** What a successful item says of itself. */
export interface Claim {
	record: ItemRecord<CopyItem>;
	json: IDataObject;
	token: string;
}

export function claimsOf(records: Array<ItemRecord<CopyItem>>): Claim[] {
	return records.flatMap((record) => {
		const json = record.outcome.kind === 'done' ? record.outcome.json[0] : undefined;
		if (json === undefined) return [];
		return [{ record, json, token: String(json.node_token ?? json.token ?? '') }];
	});
}

export const isCopied = ({ json }: Claim): boolean => json.copied === true;
