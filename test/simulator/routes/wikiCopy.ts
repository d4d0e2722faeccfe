import { invalidFields, success, type Answer, type Refusal } from '../http/answers';
import { permits } from '../world/rights';
import type { WikiNode, WikiSpace } from '../world/types';
import { textOf, wrongTypeViolation } from './parameters';
import type { Call } from './route';
import {
	destinationDenied,
	isNumericId,
	lockContention,
	nodeDenied,
	nodePayload,
	notFound,
	outOfLimit,
	paramError,
	spaceDenied,
} from './wikiAnswers';

const MAX_TOKEN_LENGTH = 999;

interface CopyPlan {
	source: WikiNode;
	space: WikiSpace;
	parent: WikiNode | undefined;
}

export function checkCopy({ body }: Call): Refusal | undefined {
	const wrong = wrongTypeViolation(body, ['target_parent_token', 'target_space_id', 'title']);
	if (wrong) return wrong;
	if (textOf(body.target_parent_token).length <= MAX_TOKEN_LENGTH) return undefined;
	return invalidFields({
		field: 'target_parent_token',
		value: '',
		description: 'at most 999 characters',
	});
}

/** One node, never its children; the copy becomes the last child of its parent. */
export function copyNode(call: Call): Answer {
	const plan = planCopy(call);
	if ('code' in plan) return plan;
	const { source, space, parent } = plan;
	const isShortcut = source.nodeType === 'shortcut';
	const copy = call.world.addNode({
		spaceId: space.spaceId,
		parentNodeToken: parent?.nodeToken,
		// Absent means the source's title, an empty text means an empty title.
		title: typeof call.body.title === 'string' ? call.body.title : source.title,
		objType: source.objType,
		nodeType: source.nodeType,
		originNodeToken: isShortcut ? source.originNodeToken : undefined,
		creator: call.caller.openId,
	});
	return success({ node: nodePayload(copy, call) });
}

function planCopy(call: Call): CopyPlan | Refusal {
	const source = readSource(call);
	if ('code' in source) return source;
	const target = readTarget(call);
	if ('code' in target) return target;
	const plan = { source, ...target };
	return refuseLimits(call, plan) ?? refuseContention(call) ?? plan;
}

function readSource(call: Call): WikiNode | Refusal {
	const spaceId = call.params.space_id ?? '';
	if (!isNumericId(spaceId)) return paramError('space_id is not int');
	if (!call.world.wiki.spaces.has(spaceId)) return notFound('space not found');
	const source = call.world.findNode(call.params.node_token ?? '');
	if (source?.spaceId !== spaceId) return notFound('node not found');
	const readable = permits(call.world.rights.toNode(call.caller, source), 'read');
	return readable ? source : nodeDenied(call, 'read');
}

function readTarget(call: Call): Omit<CopyPlan, 'source'> | Refusal {
	const { world } = call;
	const parentToken = textOf(call.body.target_parent_token);
	const spaceId = textOf(call.body.target_space_id);
	if (spaceId === '' && parentToken === '') {
		return paramError('target_parent_token and target_space_id are both empty');
	}
	if (spaceId === '' ? call.switches.copyNeedsTargetSpace : !isNumericId(spaceId)) {
		return paramError('space_id is not int');
	}
	const parent = parentToken === '' ? undefined : world.findNode(parentToken);
	if (parentToken !== '' && !parent) return notFound('node not found by parent node token');
	const space = world.wiki.spaces.get(spaceId === '' ? (parent?.spaceId ?? '') : spaceId);
	if (!space) return notFound('space not found');
	if (parent && parent.spaceId !== space.spaceId) {
		return notFound('node not found by parent node token');
	}
	return refuseTarget(call, space, parent) ?? { space, parent };
}

function refuseTarget(
	call: Call,
	space: WikiSpace,
	parent: WikiNode | undefined,
): Refusal | undefined {
	const { rights } = call.world;
	if (parent) {
		return permits(rights.toNode(call.caller, parent), 'edit') ? undefined : destinationDenied();
	}
	const editable = permits(rights.toSpace(call.caller, space.spaceId), 'edit');
	return editable ? undefined : spaceDenied(call, 'edit');
}

function refuseLimits(call: Call, { source, space, parent }: CopyPlan): Refusal | undefined {
	const { limits, wiki } = call.world;
	const siblings = (parent?.childTokens ?? space.rootNodeTokens).length;
	const sourceCount = wiki.spaces.get(source.spaceId)?.nodeCount ?? 0;
	const full =
		siblings >= limits.childrenPerLevel ||
		(parent?.level ?? 0) >= limits.levels ||
		space.nodeCount >= limits.nodesPerSpace ||
		sourceCount > limits.nodesPerSpace;
	return full ? outOfLimit() : undefined;
}

function refuseContention(call: Call): Refusal | undefined {
	const share = call.switches.copyContention;
	return share > 0 && call.random() < share ? lockContention() : undefined;
}
