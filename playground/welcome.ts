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

const STEPS_FROM_NOTHING = [
	'Sign in to n8n and create a workflow.',
	'Add a step: search for "Feishu" and pick an action.',
	'Its credential "Feishu (playground)" is there already. Press "Execute step".',
];

/** The example that starts with a form is the one a person can try without knowing n8n. */
function stepsWithForm({ url, workflows }: Welcome): string[] | undefined {
	const forms = workflows.flatMap(({ name, nodes }) =>
		nodes
			.filter(({ type }) => type === 'n8n-nodes-base.formTrigger')
			.flatMap(({ webhookId }) => (webhookId === undefined ? [] : [{ name, webhookId }])),
	);
	const [form] = forms;
	if (form === undefined) return undefined;
	return [
		`Fill in the form at ${url}/form/${form.webhookId}`,
		'Open the address it answers with: the new page in the simulated Feishu.',
		`Sign in to n8n, open "${form.name}" and look at "Executions": what each step did.`,
	];
}

function stepsWithExamples(workflows: ProvisionedWorkflow[]): string[] | undefined {
	const [first] = workflows;
	if (first === undefined) return undefined;
	return [
		`Sign in to n8n and open the workflow "${first.name}".`,
		'Replace the links in its Feishu nodes by links of your own pages.',
		'Press "Execute workflow".',
	];
}

/** What `npm start` prints when everything is up. */
export function welcomeText(welcome: Welcome): string {
	const { simulatorUrl, workflows } = welcome;
	const isSimulated = simulatorUrl !== undefined;
	const steps =
		(isSimulated ? stepsWithForm(welcome) : stepsWithExamples(workflows)) ?? STEPS_FROM_NOTHING;
	return [
		'',
		`  n8n      ${welcome.url}`,
		`  sign in  ${welcome.email}   password  ${welcome.password}`,
		isSimulated
			? `  Feishu   ${simulatorUrl}   (simulated; nothing reaches the real one)`
			: '  Feishu   your own: what you run here really happens there',
		'',
		...steps.map((step, index) => `  ${index + 1}. ${step}`),
		'',
		'  Ctrl-C stops everything.',
		`  n8n's own output: ${welcome.logFile}`,
		'',
	].join('\n');
}
