import type { ItemRecord } from '../outcomes';
import type { CopyItem } from '../plan';

/** A promise that was broken. */
export interface Violation {
	says: string;
	/** The copies concerned, whose requests are worth a look. */
	records: Array<ItemRecord<CopyItem>>;
}
