/** A child of a copy's target, as far as copies are told apart. */
export interface Child {
	token: string;
	title: string;
	type: string;
	url: string;
	/** Epoch milliseconds by Feishu's clock, which tells whole seconds. */
	createdAtMs: number;
	isShortcut: boolean;
}

/** A target of copies as one run knows it; `T` is the API's object for what stands there. */
export interface Place<T> {
	/** The children as listed, and those that this run copied since; undefined = to be listed (again). */
	children: Array<{ entry: T; child: Child }> | undefined;
}

/** The targets of one run, by their name. */
export type Places = Map<string, Place<unknown>>;

export function placeOf<T>(places: Places, name: string): Place<T> {
	let place = places.get(name) as Place<T> | undefined;
	if (place === undefined) {
		place = { children: undefined };
		places.set(name, place);
	}
	return place;
}

/** A target that was just made has no children, which need not be asked for. */
export function startEmpty(places: Places, name: string): void {
	places.set(name, { children: [] });
}
