import 'reflect-metadata';

import { ExecutionLifecycleHooks, WorkflowExecute } from 'n8n-core';
import {
	NodeConnectionTypes,
	Workflow,
	type ExecutionError,
	type IDataObject,
	type INode,
	type INodeExecutionData,
	type INodeParameters,
	type INodeType,
	type INodeTypes,
	type IWorkflowExecuteAdditionalData,
	type OnError,
} from 'n8n-workflow';

import { FeishuDocsApi } from '../../credentials/FeishuDocsApi.credentials';
import { executeItems } from '../../nodes/FeishuDocs/actions/executeItems';
import { FeishuDocs } from '../../nodes/FeishuDocs/FeishuDocs.node';
import type { Clock } from '../../nodes/FeishuDocs/transport/clock';
import { GivenOut } from '../../nodes/FeishuDocs/transport/givenOut';
import { Lanes } from '../../nodes/FeishuDocs/transport/limiter';
import type { Runtime } from '../../nodes/FeishuDocs/transport/request';
import { SIMULATOR_APP } from '../simulator';
import { CredentialStore } from './credentialStore';

const NODE_TYPE = 'n8n-nodes-feishu-docs.feishuDocs';
const START_TYPE = 'test.start';

export interface RunOptions {
	parameters: INodeParameters;
	/** The input; one empty item unless given. */
	items?: IDataObject[];
	onError?: OnError;
	/** Called with a function that cancels the execution. */
	onStart?: (cancel: () => void) => void;
}

export interface RunResult {
	/** The items of the node's first output. */
	items: INodeExecutionData[];
	json: IDataObject[];
	/** With onError 'continueErrorOutput': the items of the error output. */
	errorItems: INodeExecutionData[];
	error: ExecutionError | undefined;
	/** What the node tells at its output. */
	hints: string[];
}

export interface Engine {
	credentials: CredentialStore;
	run(options: RunOptions): Promise<RunResult>;
}

/**
 * Runs the node in n8n's own engine (n8n-core's WorkflowExecute with its HTTP helper) against a
 * simulator. Engines that share a runtime share the lanes, as executions of one n8n process do.
 */
export function createEngine(
	simulator: { url: string },
	{
		clock,
		credential = {},
		credentials = appCredential(simulator.url, credential),
		random = Math.random,
	}: {
		clock: Clock;
		credential?: IDataObject;
		credentials?: CredentialStore;
		random?: () => number;
	},
): Engine {
	const runtime: Runtime = {
		clock,
		lanes: new Lanes(clock),
		givenOut: new GivenOut(),
		random,
	};
	return { credentials, run: async (options) => await runOnce(runtime, credentials, options) };
}

const appCredential = (baseUrl: string, fields: IDataObject) =>
	new CredentialStore(new FeishuDocsApi(), {
		platform: 'custom',
		baseUrl,
		...SIMULATOR_APP,
		...fields,
	} as never);

async function runOnce(
	runtime: Runtime,
	credentials: CredentialStore,
	{ parameters, items = [{}], onError, onStart }: RunOptions,
): Promise<RunResult> {
	const workflow = new Workflow({
		id: 'test',
		active: false,
		nodes: [
			node('Start', START_TYPE, {}),
			{
				...node('Feishu Docs', NODE_TYPE, parameters),
				credentials: {
					feishuDocsApi: { id: '1', name: 'Simulator' },
					feishuDocsOAuth2Api: { id: '1', name: 'Simulator' },
				},
				...(onError === undefined ? {} : { onError }),
			},
		],
		connections: {
			Start: { main: [[{ node: 'Feishu Docs', type: NodeConnectionTypes.Main, index: 0 }]] },
		},
		nodeTypes: nodeTypes(runtime, items),
		settings: { executionOrder: 'v1' },
	});
	const execute = new WorkflowExecute(additionalData(credentials), 'manual');
	const acquired = await workflow.expression.acquireIsolate();
	const running = execute.run({ workflow, startNode: workflow.getNode('Start') ?? undefined });
	onStart?.(() => running.cancel());
	const result = await running;
	if (acquired) await workflow.expression.releaseIsolate();
	const ran = result.data.resultData.runData['Feishu Docs']?.[0];
	const outputs = ran?.data?.main ?? [];
	const [output, errorItems] = outputs.map((list) => list ?? []);
	return {
		items: output ?? [],
		json: (output ?? []).map(({ json }) => json),
		errorItems: errorItems ?? [],
		error: result.data.resultData.error,
		hints: (ran?.hints ?? []).map(({ message }) => message),
	};
}

function node(name: string, type: string, parameters: INodeParameters): INode {
	return { id: name, name, type, typeVersion: 1, position: [0, 0], parameters };
}

function nodeTypes(runtime: Runtime, items: IDataObject[]): INodeTypes {
	const start: INodeType = {
		description: {
			...new FeishuDocs().description,
			name: 'start',
			properties: [],
			credentials: [],
			group: ['trigger'],
			inputs: [],
		},
		async execute() {
			return [items.map((json) => ({ json }))];
		},
	};
	const feishuDocs: INodeType = {
		description: new FeishuDocs().description,
		async execute() {
			return await executeItems(this, runtime);
		},
	};
	const byName = (name: string) => (name === START_TYPE ? start : feishuDocs);
	return { getByName: byName, getByNameAndVersion: byName, getKnownTypes: () => ({}) };
}

export function additionalData(credentialsHelper: CredentialStore): IWorkflowExecuteAdditionalData {
	const url = 'http://127.0.0.1/';
	return {
		credentialsHelper,
		currentNodeExecutionIndex: 0,
		variables: {},
		restApiUrl: url,
		instanceBaseUrl: url,
		formBaseUrl: url,
		formWaitingBaseUrl: url,
		formTestBaseUrl: url,
		webhookBaseUrl: url,
		webhookWaitingBaseUrl: url,
		webhookTestBaseUrl: url,
		hooks: new ExecutionLifecycleHooks('manual', '1', {
			id: 'test',
			name: 'test',
			active: false,
			createdAt: new Date(0),
			updatedAt: new Date(0),
			nodes: [],
			connections: {},
		} as never),
		logAiEvent: () => {},
		// The parts of n8n's server that no node of these tests reaches.
	} as unknown as IWorkflowExecuteAdditionalData;
}
