import type { RecordedRequest, Simulator } from '../simulator';

/** A person adds what looks just like the copy that this request has made, in the same second. */
export function addLookAlike({ world }: Simulator, { body }: RecordedRequest): void {
	const folderToken = fieldOf(body, 'folder_token');
	if (folderToken !== undefined) {
		const copy = world.filesIn(folderToken).at(-1);
		if (copy === undefined) return;
		const { name, type, createdAt } = copy;
		world.addFile({ folderToken, name, type, createdAt });
		return;
	}
	const spaceId = fieldOf(body, 'target_space_id') ?? '';
	const parentNodeToken = fieldOf(body, 'target_parent_token');
	const copy = world.childrenOf(spaceId, parentNodeToken).at(-1);
	if (copy === undefined) return;
	const { title, objType, nodeCreatedAt } = copy;
	world.addNode({ spaceId, parentNodeToken, title, objType, createdAt: nodeCreatedAt });
}

function fieldOf(body: unknown, name: string): string | undefined {
	if (typeof body !== 'object' || body === null) return undefined;
	const value: unknown = Object.entries(body).find(([field]) => field === name)?.[1];
	return typeof value === 'string' && value !== '' ? value : undefined;
}
