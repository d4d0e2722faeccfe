/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-dangerous-functions -- runs on Node, never inside n8n */
import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Reads process groups until its input ends, then ends them all and removes the folder. */
const SCRIPT = `
trap '' INT TERM HUP
groups=
while read -r group; do groups="$groups $group"; done
alive=
for group in $groups; do kill -s TERM -- "-$group" && alive=yes; done 2>/dev/null
[ -z "$alive" ] || sleep 2
for group in $groups; do kill -s KILL -- "-$group"; done 2>/dev/null
rm -rf -- "$1"
`;

export interface Reaper {
	/** From now on this process group does not outlive the test. */
	watch(processId: number): void;
	/** Ends what still runs, removes the folder. */
	finish(): Promise<void>;
}

/**
 * A process of its own that cleans up when the test is over, however it ends: its input is a pipe from here, which
 * the system closes even after SIGKILL. (An `exit` listener would not do: Jest's `process` never emits it.)
 */
export function startReaper(folder: string): Reaper {
	const child = spawn('sh', ['-c', SCRIPT, 'reaper', folder], {
		stdio: ['pipe', 'ignore', 'inherit'],
		// Ctrl-C in a terminal reaches the whole group of the test; this one must stay.
		detached: true,
	});
	const exited = once(child, 'exit');
	return {
		watch: (processId) => {
			child.stdin.write(`${processId}\n`);
		},
		finish: async () => {
			child.stdin.end();
			await exited;
		},
	};
}
