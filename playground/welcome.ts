import type { ProvisionedWorkflow } from './provision';

interface Welcome {
	url: string;
	email: string;
	password: string;
	/** Undefined with a real tenant. */
	simulatorUrl: string | undefined;
	workflows: ProvisionedWorkflow[];
	logFile: string;
}

function firstSteps(workflows: ProvisionedWorkflow[]): string[] {
	const [first] = workflows;
	if (first === undefined) {
		return [
			'Sign in and choose "Create workflow".',
			'Add a first step, search for "Feishu" and pick an operation.',
			'Choose the credential "Feishu (playground)" and press "Execute step".',
		];
	}
	return [
		`Sign in and open the workflow "${first.name}".`,
		'Press "Execute workflow" and follow what it asks for.',
		'Double-click the Feishu node: what it did is on the right, all its settings in the middle.',
	];
}

/** What `npm start` prints when everything is up. */
export function welcomeText(welcome: Welcome): string {
	const steps = firstSteps(welcome.workflows).map((step, index) => `  ${index + 1}. ${step}`);
	const feishu =
		welcome.simulatorUrl === undefined
			? 'your own tenant: what you run here really happens there'
			: `${welcome.simulatorUrl}  (simulated: nothing here reaches the real one)`;
	return [
		'',
		`  n8n      ${welcome.url}`,
		`  sign in  ${welcome.email}   password  ${welcome.password}`,
		`  Feishu   ${feishu}`,
		'',
		...steps,
		'',
		`  n8n's own output is in ${welcome.logFile}. Ctrl-C stops everything.`,
		'',
	].join('\n');
}
