import { type Advice, type Codes } from './advice';

const WRONG_APP_ID: Advice = {
	sentence: 'The App ID is wrong',
	advice:
		'Check the App ID (it begins with cli_) and the platform, Feishu or Lark. Copy it again from Credentials & Basic Info (凭证与基础信息).',
};

const COPY_SECRET =
	'Copy the App Secret from Credentials & Basic Info (凭证与基础信息) into the credential again. If it is right, check that the app is enabled and released.';

const USE_OWN_APP =
	'This is a store app; use a self-built app (企业自建应用) of the developer console (开发者后台).';

/**
 * Codes of the token exchange of an app, which arrive with HTTP 200.
 * https://open.feishu.cn/document/server-docs/authentication-management/access-token/tenant_access_token_internal
 */
export const EXCHANGE_CODES: Codes = {
	10003: WRONG_APP_ID,
	10012: { sentence: 'Feishu gave no app token for this App ID', advice: USE_OWN_APP },
	10013: { sentence: 'Feishu gave no tenant token for this App ID', advice: USE_OWN_APP },
	10014: ({ text }) =>
		/app id/i.test(text)
			? WRONG_APP_ID
			: { sentence: 'The App Secret is wrong', advice: COPY_SECRET },
	10015: {
		sentence: 'The App Secret does not belong to this App ID',
		advice: COPY_SECRET,
	},
	10016: { sentence: 'Feishu sends no ticket for this App ID', advice: USE_OWN_APP },
};
