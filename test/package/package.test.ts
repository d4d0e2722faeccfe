/* eslint-disable @n8n/community-nodes/no-restricted-imports, @n8n/community-nodes/no-restricted-globals, @n8n/community-nodes/no-dangerous-functions -- runs on Node, never inside n8n */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';

import { buildPackage, packPackage } from '../../playground/launcher';

const repository = path.resolve(__dirname, '../..');
const folder = mkdtempSync(path.join(tmpdir(), 'feishu-docs-package-'));
let packed: string;

interface Manifest {
	main: string;
	dependencies?: object;
	peerDependencies: object;
	n8n: { strict: boolean; nodes: string[]; credentials: string[] };
}
const manifest = () =>
	JSON.parse(readFileSync(path.join(packed, 'package.json'), 'utf8')) as Manifest;

const filesOf = (directory: string): string[] =>
	readdirSync(directory, { recursive: true, encoding: 'utf8' })
		.filter((name) => statSync(path.join(directory, name)).isFile())
		.sort();

beforeAll(async () => {
	await buildPackage();
	packed = await packPackage(path.join(folder, 'packed'));
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('The packed tarball', () => {
	it('holds the compiled package, its icons and metadata, and nothing else', () => {
		const files = filesOf(packed);
		expect(files.filter((name) => !name.startsWith('dist'))).toEqual([
			'LICENSE',
			'README.md',
			'README.zh-CN.md',
			'index.js',
			'package.json',
		]);
		expect(files.filter((name) => name.startsWith('dist') && !/\.(js|svg)$/.test(name))).toEqual([
			'dist/nodes/FeishuDocs/FeishuDocs.node.json',
		]);
		expect(files.join('\n')).not.toMatch(/test|simulator|playground/);
	});

	it('has an empty main file: n8n loads what the n8n block names', () => {
		expect(manifest().main).toBe('index.js');
		expect(readFileSync(path.join(packed, 'index.js'), 'utf8')).toBe('');
	});

	it('depends on nothing but n8n-workflow, as a peer', () => {
		expect(manifest().dependencies).toBeUndefined();
		expect(manifest().peerDependencies).toEqual({ 'n8n-workflow': '*' });
	});

	it('requires nothing but its own files and n8n-workflow', () => {
		const required = filesOf(packed)
			.filter((name) => name.endsWith('.js'))
			.flatMap((name) => {
				const source = readFileSync(path.join(packed, name), 'utf8');
				return [...source.matchAll(/(?:require|import)\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(
					([, request = '']) => ({ name, request }),
				);
			});
		expect(required.length).toBeGreaterThan(20);
		expect(required.filter(({ request }) => builtinModules.includes(request))).toEqual([]);
		const outside = required.filter(({ request }) => !request.startsWith('.'));
		expect([...new Set(outside.map(({ request }) => request))]).toEqual(['n8n-workflow']);
		for (const { name, request } of required.filter((each) => each.request.startsWith('.'))) {
			const target = path.join(packed, path.dirname(name), request);
			expect([target, existsSync(`${target}.js`) || existsSync(`${target}/index.js`)]).toEqual([
				target,
				true,
			]);
		}
	});

	it('names files that exist, in light and dark, and is in strict mode', async () => {
		const { n8n } = manifest();
		expect(n8n.strict).toBe(true);
		for (const file of [...n8n.nodes, ...n8n.credentials]) {
			expect(existsSync(path.join(packed, file))).toBe(true);
			const loaded = (await import(path.join(repository, file))) as Record<
				string,
				new () => unknown
			>;
			const classes = Object.values(loaded);
			const instance = new (classes[0] as new () => {
				icon?: { light: string; dark: string };
				description?: { icon: { light: string; dark: string } };
			})();
			const icon = instance.icon ?? instance.description?.icon;
			for (const shade of [icon?.light, icon?.dark]) {
				const icons = path.join(packed, path.dirname(file), String(shade).replace('file:', ''));
				expect([icons, existsSync(icons)]).toEqual([icons, true]);
			}
		}
	});

	it('installs into an empty folder and loads beside n8n-workflow', () => {
		const empty = path.join(folder, 'installed');
		// As n8n's installer does: no scripts, no peers fetched; n8n brings n8n-workflow.
		execFileSync(
			'npm',
			[
				'install',
				'--ignore-scripts',
				'--omit=peer',
				'--no-audit',
				'--no-fund',
				'--prefix',
				empty,
				packed,
			],
			{
				stdio: 'pipe',
				env: {
					...process.env,
					npm_config_legacy_peer_deps: 'true',
					npm_config_install_links: 'true',
				},
			},
		);
		const loaded = execFileSync(
			process.execPath,
			[
				'-e',
				`const { FeishuDocs } = require('${empty}/node_modules/n8n-nodes-feishu-docs/${manifest().n8n.nodes[0]}');
				const { FeishuDocsApi } = require('${empty}/node_modules/n8n-nodes-feishu-docs/${manifest().n8n.credentials[0]}');
				process.stdout.write(JSON.stringify([new FeishuDocs().description.name, new FeishuDocsApi().name]));`,
			],
			{
				env: { ...process.env, NODE_PATH: path.join(repository, 'node_modules') },
				encoding: 'utf8',
			},
		);
		expect(JSON.parse(loaded)).toEqual(['feishuDocs', 'feishuDocsApi']);
	}, 60_000);

	it("passes n8n's package scan, as source and as tarball", () => {
		const scan = spawnSync(
			process.execPath,
			[path.join(__dirname, 'scan.mjs'), repository, packed],
			// In NODE_ENV=test the linter's rules think that every file is theirs.
			{ encoding: 'utf8', env: { ...process.env, NODE_ENV: 'production' } },
		);
		expect([scan.stdout, scan.status]).toEqual(['', 0]);
	}, 120_000);
});
