import {
	NodeHelpers,
	Workflow,
	type ICredentialDataDecryptedObject,
	type IDataObject,
	type INodeTypes,
} from 'n8n-workflow';

import { FeishuDocsOAuth2Api } from '../../credentials/FeishuDocsOAuth2Api.credentials';
import { SIMULATOR_APP, type Simulator } from '../simulator';
import { PERSON_OPEN_ID } from '../simulator/world/oauth';
import { CredentialStore } from './credentialStore';

const credentialType = new FeishuDocsOAuth2Api();

/** What the user agrees to, as the credential asks for it. */
const SCOPES = ['wiki:wiki', 'drive:drive', 'offline_access'];

/** The OAuth2 credential as n8n's server keeps it: with the tokens, and its expressions resolved. */
export class UserCredentialStore extends CredentialStore {
	constructor(data: IDataObject) {
		super(credentialType, data as ICredentialDataDecryptedObject);
	}

	override async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		return await resolved(await super.getDecrypted());
	}
}

/** A person who has signed in at the simulator, as n8n has stored it. */
export function signedIn(
	{ url, world }: Simulator,
	{ scopes = SCOPES }: { scopes?: string[] } = {},
): UserCredentialStore {
	const person = { appId: SIMULATOR_APP.appId, openId: PERSON_OPEN_ID, scopes };
	return new UserCredentialStore({
		platform: 'custom',
		baseUrl: url,
		clientId: SIMULATOR_APP.appId,
		clientSecret: SIMULATOR_APP.appSecret,
		oauthTokenData: {
			access_token: world.issueUserToken(person).token,
			...(scopes.includes('offline_access')
				? { refresh_token: world.oauth.issueRefreshToken(person).token }
				: {}),
			token_type: 'Bearer',
			scope: scopes.join(' '),
			expires_in: 7200,
		},
	});
}

/** Fills in what is not stored and resolves the expressions, as n8n does with `$self`. */
export async function resolved(
	stored: ICredentialDataDecryptedObject,
): Promise<ICredentialDataDecryptedObject> {
	const { oauthTokenData, ...fields } = stored;
	const data = NodeHelpers.getNodeParameters(
		[...credentialType.properties],
		fields as never,
		true,
		false,
		null,
		null,
	);
	const workflow = new Workflow({ nodes: [], connections: {}, active: false, nodeTypes: NO_TYPES });
	const acquired = await workflow.expression.acquireIsolate();
	const values = workflow.expression.getParameterValue(
		data as never,
		null,
		0,
		0,
		'',
		[],
		'internal',
		{},
		undefined,
		false,
		data as never,
	);
	if (acquired) await workflow.expression.releaseIsolate();
	return { ...fields, ...(values as object), oauthTokenData } as ICredentialDataDecryptedObject;
}

const NO_TYPES = {
	getByName: () => undefined,
	getByNameAndVersion: () => undefined,
	getKnownTypes: () => ({}),
} as unknown as INodeTypes;
