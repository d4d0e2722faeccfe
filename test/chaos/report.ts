import type { RecordedRequest, Simulator } from '../simulator';
import type { FaultLog } from './faults';
import type { Violation } from './invariants/violation';
import type { ItemRecord } from './outcomes';
import type { CopyItem } from './plan';

/** A broken promise, the operations concerned, and what the simulator saw of them. */
export function explain(
	{ says, records }: Violation,
	simulator: Simulator,
	faults: FaultLog,
): string {
	const requests = simulator.requests.filter((request) =>
		records.some(({ item }) => concerns(item, request)),
	);
	return [
		`${records.map(({ name }) => name).join(', ')}: ${says}`,
		...records.map((record) => `  ${describeRecord(record)}`),
		...requests.map((request) => `  ${describeRequest(request, simulator, faults)}`),
	].join('\n');
}

function describeRecord({ name, item, outcome }: ItemRecord<CopyItem>): string {
	const { source, target, title, ifExists } = item;
	const operation = { source: source.token, target, title, ifExists };
	return `${name}: ${JSON.stringify(operation)} → ${JSON.stringify(outcome)}`;
}

function describeRequest(request: RecordedRequest, simulator: Simulator, faults: FaultLog): string {
	const { at, endedAt, method, path, query, body, status, code, logId } = request;
	const start = simulator.requests[0]?.at ?? at;
	return [
		`${((at - start) / 1000).toFixed(1)} s`,
		method,
		path.replace(/^\/open-apis/, ''),
		JSON.stringify(method === 'GET' ? query : body),
		endedAt === undefined ? 'no answer' : `${status ?? ''}/${code ?? ''} in ${endedAt - at} ms`,
		faults.mishapOf(logId) ?? '',
	].join(' ');
}

/** Requests that make the item's copy, or list its target. */
function concerns({ source, target, title }: CopyItem, request: RecordedRequest): boolean {
	const { endpoint, path, query, body } = request;
	switch (endpoint) {
		case 'wiki.nodes.list':
			return (
				target.kind === 'wiki' &&
				path.includes(target.spaceId) &&
				query.parent_node_token === target.parentNodeToken
			);
		case 'drive.files.list':
			return target.kind === 'drive' && query.folder_token === target.folderToken;
		case 'wiki.nodes.copy':
		case 'drive.files.copy': {
			const place =
				target.kind === 'drive' ? target.folderToken : (target.parentNodeToken ?? target.spaceId);
			const fields = JSON.stringify(body);
			const hasTitle = title === '' || fields.includes(JSON.stringify(title));
			return path.includes(source.token) && fields.includes(place) && hasTitle;
		}
		default:
			return false;
	}
}

const SHOWN_VIOLATIONS = 5;

/** What a failing test says. */
export function failureText(seed: number, violations: string[]): string {
	return [
		`CHAOS_SEED=${seed} npx jest test/chaos shows it again. ${violations.length} broken promises:`,
		...violations.slice(0, SHOWN_VIOLATIONS),
	].join('\n\n');
}
