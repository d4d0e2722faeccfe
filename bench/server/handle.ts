/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on Node, never inside n8n */
import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';

import type { Command, Replies } from './protocol';

/** The process that plays Feishu, as the bench sees it. One question at a time. */
export class FeishuProcess {
	private readonly child: ChildProcess = fork(path.join(__dirname, 'main.ts'), {
		serialization: 'advanced',
	});

	async ask<K extends Command['kind']>(
		command: Extract<Command, { kind: K }>,
	): Promise<Replies[K]> {
		const ended = new AbortController();
		const reply = once(this.child, 'message', { signal: ended.signal });
		const onExit = () => ended.abort(new Error('The process that plays Feishu ended'));
		this.child.once('exit', onExit);
		this.child.send(command);
		const [message] = (await reply.finally(() => this.child.off('exit', onExit))) as [Replies[K]];
		return message;
	}

	end(): void {
		this.child.kill();
	}
}
