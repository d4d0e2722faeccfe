import { LET_APP_USE_FILE } from './accessAdvice';
import { ASK_SUPPORT, RENEW_CREDENTIAL, RUN_LATER_OR_ASK, type Codes } from './advice';

/**
 * Codes of Drive: copy, list, metas, root folder.
 * https://open.feishu.cn/document/server-docs/docs/drive-v1/file/copy
 * https://open.feishu.cn/document/server-docs/docs/drive-v1/file/list
 * https://open.feishu.cn/document/server-docs/docs/drive-v1/meta/batch_query
 */
export const DRIVE_CODES: Codes = {
	1061001: {
		sentence: "Feishu's Drive could not do this at the moment",
		advice: `Run again later. After a copy, look into the target folder first: the copy may exist. If it stays, ${ASK_SUPPORT}`,
	},
	1061002: {
		sentence: 'The file or its type does not fit',
		advice: 'Check the file link and the file type: the type must match the file.',
	},
	1061003: {
		sentence: 'The file or folder was not found',
		advice: 'Open it in Feishu and paste its link again.',
	},
	1061004: {
		sentence: 'The app may not read the file or folder, or not edit the target folder',
		advice: LET_APP_USE_FILE,
	},
	1061005: {
		sentence: "Feishu's Drive does not accept the credential",
		advice: RENEW_CREDENTIAL,
	},
	1061007: {
		sentence: 'The file was deleted',
		advice: 'Restore it from the recycle bin (回收站), or choose another.',
	},
	1061045: {
		sentence: 'Drive was busy with other copies',
		advice:
			'Feishu copies one file at a time and 10,000 a day. The node waited and tried again several times; run again later.',
	},
	1062507: {
		sentence: 'The target folder is full',
		advice: 'Feishu allows 1,500 entries in a folder. Choose or create another folder.',
	},
	1064001: {
		sentence: 'The node asked for a longer page than Feishu gives',
		advice: 'Please tell the maintainers of the node.',
	},
	1064230: {
		sentence: 'The file is locked while Feishu moves its data',
		advice: 'Run again later, when the move is over.',
	},
	1064510: {
		sentence: 'Source and target belong to different organisations or regions',
		advice: 'Choose a source and a folder of the same organisation and region.',
	},
	1064511: {
		sentence: 'Feishu and Lark do not mix',
		advice: 'Choose source, folder and app all from Feishu or all from Lark.',
	},
	1069701: {
		sentence: 'Feishu could not check whose credential this is',
		advice: RENEW_CREDENTIAL,
	},
	1069704: {
		sentence: "Feishu's document service is not available",
		advice: RUN_LATER_OR_ASK,
	},
	1248006: {
		sentence: 'The app has no right to this file or folder',
		advice: LET_APP_USE_FILE,
	},
	970002: {
		sentence: 'Feishu cannot look up files of this type',
		advice: "Choose the 'File Type' by hand.",
	},
	970003: { sentence: 'The app may not read this file', advice: LET_APP_USE_FILE },
	970005: {
		sentence: 'Feishu knows no file with this token and type',
		advice:
			"Open the file in Feishu and paste its link again; it may be deleted. With the link, 'File Type' can stay Automatic.",
	},
	91201: {
		sentence: 'The root folder of Drive could not be looked up',
		advice: 'Run again later, or choose a folder in the node.',
	},
	91204: {
		sentence: 'The root folder of Drive may not be looked up',
		advice:
			'Enable a Drive scope (drive:drive) under Permissions (权限管理) and publish a version (版本管理与发布), or choose a folder in the node.',
	},
};
