import type { MemoryMeasured } from './memory/measure';
import type { Results, ScenarioResult } from './results';
import type { Verdict } from './targets';

type Row = string[];

const SCENARIO_HEAD: Row = [
	'',
	'scenario',
	'speed',
	'requests / minimum',
	'429s (bare)',
	'time / floor',
	'bare / floor',
	'time / bare',
	'quota used',
	'CPU ms / 1,000 nodes',
	'CPU / bare',
];

const MEMORY_HEAD: Row = [
	'',
	'nodes',
	'requests / minimum',
	'output, bytes / node',
	'peak heap / output',
	'peak resident / output',
	'CPU ms / 1,000 nodes',
	'CPU / bare',
	'time ms / 1,000 nodes',
	'time / bare',
];

/** Markdown, for the terminal and for the README alike. */
export function tables({ scenarios, memory }: Results): string {
	return [
		table([SCENARIO_HEAD, ...scenarios.map(scenarioRow)]),
		table([MEMORY_HEAD, ...memory.map(memoryRow)]),
	].join('\n\n');
}

export function verdictTable(verdicts: Verdict[]): string {
	return table([
		['', 'target', 'found'],
		...verdicts.map(({ target, found, passed }) => [passed ? 'pass' : 'FAIL', target, found]),
	]);
}

function scenarioRow({ node, bare, ...result }: ScenarioResult): Row {
	return [
		result.id,
		result.title,
		`${result.speed} ×`,
		`${node.requests} / ${result.minimum}`,
		`${node.rateLimited} (${bare.rateLimited})`,
		(node.elapsedMs / result.floorMs).toFixed(3),
		(bare.elapsedMs / result.floorMs).toFixed(3),
		(node.elapsedMs / bare.elapsedMs).toFixed(3),
		result.quotaUsed === undefined ? '' : `${(result.quotaUsed * 100).toFixed(1)} %`,
		((node.cpuMs / result.outputs) * 1000).toFixed(0),
		(node.cpuMs / bare.cpuMs).toFixed(1),
	];
}

function memoryRow({ nodes, requests, minimum, node, bare }: MemoryMeasured): Row {
	return [
		'f',
		nodes.toLocaleString('en'),
		`${requests} / ${minimum}`,
		(node.outputBytes / nodes).toFixed(0),
		(node.peakBytes / node.outputBytes).toFixed(2),
		(node.peakResidentBytes / node.outputBytes).toFixed(2),
		((node.cpuMs / nodes) * 1000).toFixed(0),
		(node.cpuMs / bare.cpuMs).toFixed(1),
		((node.elapsedMs / nodes) * 1000).toFixed(0),
		(node.elapsedMs / bare.elapsedMs).toFixed(1),
	];
}

function table([head = [], ...rows]: Row[]): string {
	const widths = head.map((title, column) =>
		Math.max(3, title.length, ...rows.map((row) => (row[column] ?? '').length)),
	);
	const line = (row: Row) =>
		`| ${widths.map((width, column) => (row[column] ?? '').padEnd(width)).join(' | ')} |`;
	const rule = `| ${widths.map((width) => '-'.repeat(width)).join(' | ')} |`;
	return [line(head), rule, ...rows.map(line)].join('\n');
}
