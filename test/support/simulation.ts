import type { IDataObject, INodeParameters } from 'n8n-workflow';

import {
	startSimulator,
	type RecordedRequest,
	type Simulator,
	type SimulatorOptions,
} from '../simulator';
import { acceleratedClock } from './clocks';
import { createEngine, type Engine } from './engine';

export interface Simulation {
	simulator: Simulator;
	engine: Engine;
	/** What arrived at one API. */
	requestsTo(endpoint: string): RecordedRequest[];
}

export interface SimulationOptions extends SimulatorOptions {
	/** How many times faster than real time node and simulator live. */
	speed?: number;
	/** Put over the simulator's app in the credential. */
	credential?: IDataObject;
}

/** A test's body with a simulator and an engine of its own, which share an accelerated clock. */
export function simulated(
	body: (simulation: Simulation) => Promise<void>,
	{ speed = 60, credential, ...options }: SimulationOptions = {},
): () => Promise<void> {
	return async () => {
		const clock = acceleratedClock(speed);
		const simulator = await startSimulator({ clock, ...options });
		const engine = createEngine(simulator, { clock, credential });
		const requestsTo = (endpoint: string) =>
			simulator.requests.filter((request) => request.endpoint === endpoint);
		await body({ simulator, engine, requestsTo }).finally(async () => await simulator.close());
	};
}

/** A resource locator as the editor stores it. */
export const locator = (value: string, mode = 'url') => ({ __rl: true, mode, value });

export const wikiLink = (nodeToken: string) => `https://example.feishu.cn/wiki/${nodeToken}`;

export const listChildren = (parameters: INodeParameters): INodeParameters => ({
	resource: 'wikiNode',
	operation: 'listChildren',
	...parameters,
});

export const copyNode = (parameters: INodeParameters): INodeParameters => ({
	resource: 'wikiNode',
	operation: 'copy',
	...parameters,
});

export const copyFile = (parameters: INodeParameters): INodeParameters => ({
	resource: 'driveFile',
	operation: 'copy',
	...parameters,
});
