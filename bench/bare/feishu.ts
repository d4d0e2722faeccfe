import { Agent, request } from 'undici';

import type { Clock } from '../../nodes/FeishuDocs/transport/clock';
import { SIMULATOR_APP } from '../../test/simulator';
import { LIMITS, type LaneName } from '../floor/limits';
import { BareLane } from './lane';

interface BarePage {
	node_token: string;
	space_id: string;
	has_child: boolean;
}

interface BareAnswer {
	code: number;
	tenant_access_token?: string;
	data?: {
		items?: BarePage[];
		node?: BarePage;
		has_more?: boolean;
		page_token?: string;
	};
}

/** A page that was listed, with those below it. */
export interface BareTree {
	page: BarePage;
	below: BareTree[];
}

/** Feishu's API over plain undici: no n8n, no checks; the same requests and limits. */
export class BareFeishu {
	private readonly connections = new Agent();

	private readonly lanes = new Map<LaneName, BareLane>();

	private token = '';

	constructor(
		private readonly baseUrl: string,
		private readonly clock: Clock,
		private readonly roundTripMs: number,
	) {}

	async signIn(): Promise<void> {
		const path = '/open-apis/auth/v3/tenant_access_token/internal';
		const { appId, appSecret } = SIMULATOR_APP;
		const answer = await this.call('auth.tenantAccessToken', path, {
			app_id: appId,
			app_secret: appSecret,
		});
		this.token = answer.tenant_access_token ?? '';
	}

	async page(nodeToken: string): Promise<BarePage> {
		const path = `/open-apis/wiki/v2/spaces/get_node?token=${nodeToken}`;
		return pageIn(await this.call('wiki.spaces.getNode', path));
	}

	async children(spaceId: string, parentToken?: string): Promise<BarePage[]> {
		return (await this.trees(spaceId, parentToken, false)).map(({ page }) => page);
	}

	/** Lists what is below a page, branches side by side. */
	async trees(
		spaceId: string,
		parentToken: string | undefined,
		withDescendants = true,
	): Promise<BareTree[]> {
		const trees: BareTree[] = [];
		const branches: Array<Promise<void>> = [];
		let pageToken: string | undefined;
		do {
			const { data } = await this.call(
				'wiki.nodes.list',
				listingPath(spaceId, parentToken, pageToken),
			);
			for (const page of data?.items ?? []) {
				const tree: BareTree = { page, below: [] };
				trees.push(tree);
				if (withDescendants && page.has_child) branches.push(this.readBelow(spaceId, tree));
			}
			pageToken = data?.has_more === true ? data.page_token : undefined;
		} while (pageToken !== undefined);
		await Promise.all(branches);
		return trees;
	}

	/** Copies trees to one parent: parents before children, siblings one after the other. */
	async copyTrees(trees: BareTree[], target: BarePage): Promise<number> {
		const deeper: Array<Promise<number>> = [];
		for (const { page, below } of trees) {
			const copy = await this.copyPage(page, target);
			deeper.push(this.copyTrees(below, copy));
		}
		const counts = await Promise.all(deeper);
		return counts.reduce((sum, count) => sum + count, trees.length);
	}

	async copyFile(fileToken: string, type: string, name: string, folder: string): Promise<void> {
		const path = `/open-apis/drive/v1/files/${fileToken}/copy`;
		await this.call('drive.files.copy', path, { name, type, folder_token: folder });
	}

	async close(): Promise<void> {
		await this.connections.close();
	}

	private async readBelow(spaceId: string, tree: BareTree): Promise<void> {
		tree.below = await this.trees(spaceId, tree.page.node_token);
	}

	private async copyPage(source: BarePage, target: BarePage): Promise<BarePage> {
		const path = `/open-apis/wiki/v2/spaces/${source.space_id}/nodes/${source.node_token}/copy`;
		const body = { target_space_id: target.space_id, target_parent_token: target.node_token };
		return pageIn(await this.call('wiki.nodes.copy', path, body));
	}

	/** Refused for the quota, it queues again when it may. */
	private async call(api: LaneName, path: string, body?: object): Promise<BareAnswer> {
		for (;;) {
			const { statusCode, headers, answer } = await this.lane(api).run(
				async () => await this.send(path, body),
			);
			if (answer.code === 0) return answer;
			if (statusCode !== 429) throw new Error(`The bare client got ${answer.code} from ${api}`);
			await this.clock.sleep(Number(headers['x-ogw-ratelimit-reset']) * 1000);
		}
	}

	private async send(path: string, body?: object) {
		const { statusCode, headers, ...rest } = await request(this.baseUrl + path, {
			dispatcher: this.connections,
			method: body === undefined ? 'GET' : 'POST',
			headers: {
				'content-type': 'application/json; charset=utf-8',
				...(this.token === '' ? {} : { authorization: `Bearer ${this.token}` }),
			},
			...(body === undefined ? {} : { body: JSON.stringify(body) }),
		});
		return { statusCode, headers, answer: (await rest.body.json()) as BareAnswer };
	}

	private lane(api: LaneName): BareLane {
		const known = this.lanes.get(api);
		if (known !== undefined) return known;
		const lane = new BareLane(LIMITS[api], this.clock, this.roundTripMs);
		this.lanes.set(api, lane);
		return lane;
	}
}

function listingPath(spaceId: string, parentToken?: string, pageToken?: string): string {
	const query = new URLSearchParams({ page_size: '50' });
	if (parentToken !== undefined) query.set('parent_node_token', parentToken);
	if (pageToken !== undefined) query.set('page_token', pageToken);
	return `/open-apis/wiki/v2/spaces/${spaceId}/nodes?${query.toString()}`;
}

function pageIn({ data }: BareAnswer): BarePage {
	if (data?.node === undefined) throw new Error('The answer holds no page');
	return data.node;
}
