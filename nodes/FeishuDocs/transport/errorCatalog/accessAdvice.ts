/**
 * The clicks that let an app into a space, a page or a folder. Member dialogs find people, groups and
 * departments but no apps, so a group that contains the app is the bridge.
 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/wiki-qa
 * https://open.feishu.cn/document/server-docs/docs/drive-v1/faq
 */

const GROUP_WITH_APP =
	'In Feishu open a group → settings → bots (群机器人) and add the app; a custom bot (自定义机器人) does not help.';

const ADD_DOCUMENT_APP = 'page menu → more → add document app (「…」→「…更多」→「添加文档应用」)';

const NEW_RIGHTS = 'Wait a few minutes, then run again.';

function numbered(...steps: string[]): string {
	return steps.map((step, index) => `${index + 1}. ${step}`).join('\n');
}

const pageSteps = (role: string) =>
	[
		'Let the app into the whole space:',
		numbered(
			GROUP_WITH_APP,
			`Open the space settings → member settings (知识库设置 → 成员设置), search for that group and add it as ${role}.`,
		),
		`Or only this page and the pages below it: open the page in the browser → ${ADD_DOCUMENT_APP}, and choose the app and its right.`,
		NEW_RIGHTS,
	].join('\n');

export const LET_APP_READ_PAGE = pageSteps(
	'reading member (可阅读的成员); copies into the space need editable member (可编辑的成员) or administrator (管理员)',
);

export const LET_APP_EDIT_PAGE = pageSteps(
	'editable member (可编辑的成员) or administrator (管理员)',
);

export const LET_APP_USE_FILE = [
	'A copy needs read rights on the file and edit rights on the target folder; a list needs read rights on the folder.',
	numbered(
		GROUP_WITH_APP,
		'The folder: open Docs → Drive (云文档 → 云盘) → the folder → Share (分享), search for that group and give it "can edit" for a target.',
		`The file: Share (分享) it with the group, or open it in the browser → ${ADD_DOCUMENT_APP}, and choose the app.`,
	),
	NEW_RIGHTS,
].join('\n');

export const LET_PERSON_IN =
	'Open it in Feishu as the person who signed in: reading the source and editing the target must be possible there. Ask the owner for the missing right, then run again.';

const FOR_APPS = new Set([LET_APP_READ_PAGE, LET_APP_EDIT_PAGE, LET_APP_USE_FILE]);

export function letsAppIn(advice: string): boolean {
	return FOR_APPS.has(advice);
}
