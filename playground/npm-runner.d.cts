export interface LockedPackage {
	/** Path below the folder of the lock file, e.g. `node_modules/undici`. */
	place: string;
	version: string;
	/** npm may leave it out without failing. */
	optional: boolean;
}

export function lockedPackages(directory: string): LockedPackage[];

export function countInstalled(directory: string, packages: LockedPackage[]): number;

export function runNpm(options: {
	npmArguments: string[];
	directory: string;
	/** Which Node executes npm; the current one when not given. */
	node?: string;
	/** Added to the caller's environment. */
	environment?: Record<string, string>;
	/** Called every five seconds. */
	onProgress?: (elapsedSeconds: number) => void;
}): Promise<string>;
