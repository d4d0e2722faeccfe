import type { ICredentialDataDecryptedObject } from 'n8n-workflow';

import { readAppCredential } from '../../../nodes/FeishuDocs/transport/credential';
import { failureOf, type FeishuFailure } from '../../../nodes/FeishuDocs/transport/errors';
import { siteOrigin } from '../../../nodes/FeishuDocs/domain/link';

const complete: ICredentialDataDecryptedObject = {
	platform: 'feishu',
	appId: 'cli_a000000000000001',
	appSecret: 'quiet',
};

function custom(baseUrl: unknown): ICredentialDataDecryptedObject {
	return { ...complete, platform: 'custom', baseUrl: baseUrl as string };
}

function failureFrom(fields: ICredentialDataDecryptedObject): FeishuFailure | undefined {
	try {
		readAppCredential(fields);
		return undefined;
	} catch (error) {
		return failureOf(error);
	}
}

describe('the platform', () => {
	it.each([
		['feishu', 'https://open.feishu.cn'],
		['lark', 'https://open.larksuite.com'],
	])('%s is at %s', (platform, baseUrl) => {
		expect(readAppCredential({ ...complete, platform }).baseUrl).toBe(baseUrl);
	});

	it('is Feishu when none is stored', () => {
		const fields = { appId: 'cli_a1', appSecret: 'quiet' };
		expect(readAppCredential(fields).baseUrl).toBe('https://open.feishu.cn');
	});

	it('decides, not a base URL that was typed in before', () => {
		const fields = { ...complete, platform: 'lark', baseUrl: 'https://feishu.example.com' };
		expect(readAppCredential(fields).baseUrl).toBe('https://open.larksuite.com');
	});
});

describe('a base URL of one’s own', () => {
	it.each([
		['https://open.example.com', 'https://open.example.com'],
		['https://open.example.com/', 'https://open.example.com'],
		['https://open.example.com///', 'https://open.example.com'],
		['  https://open.example.com \n', 'https://open.example.com'],
		['https://open.example.com/open-apis', 'https://open.example.com'],
		['https://open.example.com/open-apis/', 'https://open.example.com'],
		['https://open.example.com//open-apis/', 'https://open.example.com'],
		['https://example.com/feishu/open-apis', 'https://example.com/feishu'],
		['https://open.example.com/open-apis/open-apis', 'https://open.example.com'],
		['http://localhost:4010', 'http://localhost:4010'],
		['http://127.0.0.1:4010/', 'http://127.0.0.1:4010'],
		['https://open.jp.larksuite.com', 'https://open.jp.larksuite.com'],
		['HTTPS://Open.Example.com:443/Feishu', 'https://open.example.com/Feishu'],
		['https://example.com/a/../feishu//open-apis', 'https://example.com/feishu'],
		['http://[::1]:4010', 'http://[::1]:4010'],
	])('%j becomes %s', (typed, baseUrl) => {
		expect(readAppCredential(custom(typed)).baseUrl).toBe(baseUrl);
	});

	it.each([
		'open.feishu.cn',
		'ftp://open.feishu.cn',
		'https://',
		'https:///open-apis',
		'https://open feishu.cn',
		'https://open.feishu.cn?x=1',
		'https://open.feishu.cn/#top',
		'javascript:alert(1)',
		'https://[',
		'https://:443',
		'https://exa%mple.com',
		'https://open.feishu.cn:port',
		'https://name:word@open.feishu.cn',
		'https://open.feishu.cn@example.com',
		'https:\\\\open.feishu.cn',
		'https://open.feishu.cn\\@example.com',
	])('%j is not a web address, and the sentence says so', (typed) => {
		const failure = failureFrom(custom(typed));
		expect(failure?.kind).toBe('credential');
		expect(failure?.sentence).toMatch(/Base URL/);
		expect(failure?.advice).toMatch(/https:\/\//);
	});

	it.each(['https://open.example.com', 'http://localhost:4010', 'https://example.com/feishu'])(
		'%s can be turned into a site',
		(typed) => {
			expect(() => siteOrigin(readAppCredential(custom(typed)).baseUrl)).not.toThrow();
		},
	);
});

describe('the fields', () => {
	it('are taken without the blanks around them', () => {
		const fields = { ...complete, appId: ' cli_a1\t', appSecret: '\n quiet ' };
		expect(readAppCredential(fields)).toEqual({
			baseUrl: 'https://open.feishu.cn',
			appId: 'cli_a1',
			appSecret: 'quiet',
		});
	});

	it.each<[name: string, fields: ICredentialDataDecryptedObject]>([
		['App ID', { ...complete, appId: '' }],
		['App ID', { ...complete, appId: '   ' }],
		['App ID', { platform: 'feishu', appSecret: 'quiet' }],
		['App Secret', { ...complete, appSecret: '' }],
		['App Secret', { platform: 'feishu', appId: 'cli_a1' }],
		['Base URL', custom('')],
		['Base URL', custom(' ')],
		['Base URL', custom(undefined)],
	])('are named when they are empty: %s', (name, fields) => {
		const failure = failureFrom(fields);
		expect(failure?.kind).toBe('credential');
		expect(failure?.sentence).toContain(`'${name}'`);
		expect(failure?.advice).not.toBe('');
	});

	it('never stand in a failure', () => {
		const failure = failureFrom({ ...custom('nonsense'), appSecret: 'quiet-please' });
		expect(JSON.stringify(failure)).not.toContain('quiet-please');
	});
});
