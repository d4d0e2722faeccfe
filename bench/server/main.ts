/* eslint-disable @n8n/community-nodes/no-restricted-globals -- runs on Node, never inside n8n */
import { makeUpSpace } from './madeUpSpace';
import type { Command, Replies } from './protocol';
import { simulate } from './simulate';

/** Plays Feishu in a process of its own, so that its time and memory are not counted as the node's. */

let stop: () => Promise<Replies['stop']> = async () => ({ seen: [] });

async function obey(command: Command): Promise<Replies[Command['kind']]> {
	switch (command.kind) {
		case 'simulate': {
			const { url, place, end } = await simulate(command);
			stop = end;
			return { url, place };
		}
		case 'makeUp': {
			const { url, end } = await makeUpSpace(command.branches);
			stop = end;
			return { url };
		}
		case 'stop':
			return await stop();
	}
}

process.on('message', (command: Command) => {
	void obey(command).then((reply) => process.send?.(reply));
});

// However the bench ended, this process does not outlive it.
process.once('disconnect', () => process.exit());
