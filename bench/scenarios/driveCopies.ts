import { copyFile } from '../../test/support/simulation';
import { Plan } from '../floor/plan';
import type { Scenario } from './types';

/** One file of Drive, copied for each input item: one at a time, five a second. */
export function driveCopies(copies: number, speed: number): Scenario {
	const items = Array.from({ length: copies }, (_, n) => ({ name: `Copy ${n}` }));
	return {
		id: 'e',
		title: `${copies} Drive copies`,
		shape: [],
		speed,
		quota: 'drive.files.copy',
		outputs: copies,
		run: ({ fileToken, folderToken }) => ({
			parameters: copyFile({
				file: `https://example.feishu.cn/file/${fileToken}`,
				folder: folderToken,
				name: '={{ $json.name }}',
			}),
			items,
		}),
		bare: async (feishu, { fileToken, folderToken }) => {
			await feishu.signIn();
			const made = items.map(
				async ({ name }) => await feishu.copyFile(fileToken, 'file', name, folderToken),
			);
			return (await Promise.all(made)).length;
		},
		plan: () => {
			const plan = new Plan();
			for (let copy = 0; copy < copies; copy++) plan.add('drive.files.copy', [plan.signIn]);
			return plan;
		},
	};
}
