/**
 * The clicks that let an app into a space, a page or a folder. Member dialogs find people, groups and
 * departments but no apps, so a group that contains the app is the bridge.
 * https://open.feishu.cn/document/server-docs/docs/wiki-v2/wiki-qa
 * https://open.feishu.cn/document/server-docs/docs/drive-v1/faq
 */

const GROUP_WITH_APP =
	'In Feishu open a group → settings → bots (群机器人) and add the app (a custom bot, 自定义机器人, does not help).';

const ADD_DOCUMENT_APP =
	'open it in the browser → page menu → more → add document app (「…」→「…更多」→「添加文档应用」), and choose the app and its right.';

const NEW_RIGHTS = 'Then wait a few minutes and run again.';

const pageSteps = (role: string) =>
	[
		'Give the app access to the whole space:',
		`1. ${GROUP_WITH_APP}`,
		`2. Open the space settings → member settings (知识库设置 → 成员设置), search for the group and add it as ${role}.`,
		`Or only to the page and those below it: ${ADD_DOCUMENT_APP}`,
		NEW_RIGHTS,
	].join('\n');

export const LET_APP_READ_PAGE = pageSteps(
	'reading member (可阅读的成员); copies into the space need editable member (可编辑的成员) or administrator (管理员)',
);

export const LET_APP_EDIT_PAGE = pageSteps(
	'editable member (可编辑的成员) or administrator (管理员)',
);

export const LET_APP_USE_FILE = [
	'A copy needs read rights on the file and edit rights on the target folder:',
	`1. ${GROUP_WITH_APP}`,
	'2. Open Docs → Drive (云文档 → 云盘) → the folder → Share (分享), search for the group and choose "can edit" (to list files, reading is enough).',
	`3. Share (分享) the file with the group in the same way, or ${ADD_DOCUMENT_APP}`,
	NEW_RIGHTS,
].join('\n');

export const LET_PERSON_IN =
	'Open it in Feishu as the person who signed in: reading the source and editing the target must be possible there. Ask the owner for the missing right, then run again.';

const FOR_APPS = new Set([LET_APP_READ_PAGE, LET_APP_EDIT_PAGE, LET_APP_USE_FILE]);

export function letsAppIn(advice: string): boolean {
	return FOR_APPS.has(advice);
}
