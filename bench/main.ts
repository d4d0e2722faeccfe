/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, no-console -- runs on Node, never inside n8n */
import './preload';

import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { ROUND_TRIP_MS } from './measure';
import { measureMemory } from './memory/measure';
import { tables, verdictTable } from './report';
import { resultOf, type Results } from './results';
import { FULL, QUICK, WARM_UP } from './scenarios';
import { FeishuProcess } from './server/handle';
import { judge, judgeCounts } from './targets';

const RESULTS_FILE = path.join(__dirname, 'results.json');

const USAGE = `Measures the node against the least possible requests, time and memory.

  npm run bench                     all of it, about eight minutes; fails when a target is missed
  npm run bench -- --quick          small sizes, under a minute; checks the numbers of requests
  npm run bench -- --only be        some of it, by the letters in the table
`;

const MEMORY_SIZES = [10_000, 50_000, 100_000, 400_000];
const QUICK_MEMORY_SIZES = [2_000];

async function runScenarios(isQuick: boolean, only: string): Promise<Results['scenarios']> {
	const server = new FeishuProcess();
	const results: Results['scenarios'] = [];
	await resultOf(server, WARM_UP);
	for (const scenario of (isQuick ? QUICK : FULL).filter(({ id }) => only.includes(id))) {
		console.error(`${scenario.id}: ${scenario.title} …`);
		results.push(await resultOf(server, scenario));
	}
	server.end();
	return results;
}

async function runMemory(isQuick: boolean, only: string): Promise<Results['memory']> {
	if (!only.includes('f')) return [];
	const results: Results['memory'] = [];
	for (const nodes of isQuick ? QUICK_MEMORY_SIZES : MEMORY_SIZES) {
		console.error(`f: list of ${nodes} nodes …`);
		results.push(await measureMemory(nodes));
	}
	return results;
}

async function main(): Promise<void> {
	const { values } = parseArgs({
		options: {
			quick: { type: 'boolean', default: false },
			only: { type: 'string', default: 'abcdef' },
			help: { type: 'boolean', default: false },
		},
	});
	if (values.help) return console.log(USAGE);
	const results: Results = {
		date: new Date().toISOString(),
		roundTripMs: ROUND_TRIP_MS,
		scenarios: await runScenarios(values.quick, values.only),
		memory: await runMemory(values.quick, values.only),
	};
	const verdicts = (values.quick ? judgeCounts : judge)(results);
	writeFileSync(RESULTS_FILE, JSON.stringify({ ...results, verdicts }, null, 2));
	// Small sizes say nothing about time.
	if (!values.quick) console.log(`\n${tables(results)}`);
	console.log(`\n${verdictTable(verdicts)}`);
	if (verdicts.some(({ passed }) => !passed)) process.exitCode = 1;
}

void main();
