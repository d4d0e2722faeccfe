import type {
	ICredentialDataDecryptedObject,
	ICredentials,
	ICredentialType,
	IHttpRequestHelper,
	IHttpRequestOptions,
	INode,
	INodeCredentialsDetails,
	INodeProperties,
	IRequestOptionsSimplified,
	Workflow,
} from 'n8n-workflow';
import { ICredentialsHelper } from 'n8n-workflow';

/**
 * n8n keeps credentials in its server, not in n8n-core. This is that part, in memory, with the
 * semantics of n8n 2.41's credentials-helper: the expirable property, when `preAuthentication` runs,
 * what of its result is stored, and how `authenticate` fills the request.
 */
export class CredentialStore extends ICredentialsHelper {
	/** What the database holds. */
	readonly stored: ICredentialDataDecryptedObject;

	reads = 0;

	writes = 0;

	constructor(
		private readonly credentialType: ICredentialType,
		data: ICredentialDataDecryptedObject,
	) {
		super();
		const defaults = credentialType.properties.map(({ name, default: value }) => [name, value]);
		this.stored = { ...Object.fromEntries(defaults), ...data };
	}

	getParentTypes(): string[] {
		return this.credentialType.extends ?? [];
	}

	isCredentialUsableByNode(): boolean {
		return true;
	}

	async authenticate(
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		incoming: IHttpRequestOptions | IRequestOptionsSimplified,
		workflow?: Workflow,
		node?: INode,
	): Promise<IHttpRequestOptions> {
		const options = incoming as IHttpRequestOptions;
		const { authenticate } = this.credentialType;
		if (typeof authenticate === 'function') return await authenticate(credentials, options);
		const headers = authenticate?.properties.headers ?? {};
		options.headers ??= {};
		for (const [name, template] of Object.entries(headers)) {
			const value = workflow?.expression.getSimpleParameterValue(
				node as INode,
				String(template),
				'internal',
				{ $credentials: credentials } as never,
				undefined,
				'',
			);
			options.headers[name] = String(value ?? '');
		}
		return options;
	}

	async preAuthentication(
		helpers: IHttpRequestHelper,
		credentials: ICredentialDataDecryptedObject,
		_typeName: string,
		_node: INode,
		credentialsExpired: boolean,
	): Promise<ICredentialDataDecryptedObject | undefined> {
		const expirable = this.credentialType.properties.find(
			({ type, typeOptions }) => type === 'hidden' && typeOptions?.expirable === true,
		);
		const { preAuthentication } = this.credentialType;
		if (expirable === undefined || preAuthentication === undefined) return undefined;
		if (credentials[expirable.name] !== '' && !credentialsExpired) return undefined;
		const output = (await preAuthentication.call(
			helpers,
			credentials,
		)) as ICredentialDataDecryptedObject;
		if (output[expirable.name] === undefined) return undefined;
		await this.updateCredentials({ id: '1', name: '' }, '', { ...this.stored, ...output });
		return Object.assign(credentials, output);
	}

	async runPreAuthentication(): Promise<undefined> {
		return undefined;
	}

	async getCredentials(): Promise<ICredentials> {
		throw new Error('The engine asks for decrypted credentials only');
	}

	async getDecrypted(): Promise<ICredentialDataDecryptedObject> {
		this.reads += 1;
		return { ...this.stored };
	}

	async updateCredentials(
		_nodeCredentials: INodeCredentialsDetails,
		_type: string,
		data: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.writes += 1;
		Object.assign(this.stored, data);
	}

	async updateCredentialsOauthTokenData(
		_nodeCredentials: INodeCredentialsDetails,
		_type: string,
		{ oauthTokenData }: ICredentialDataDecryptedObject,
	): Promise<void> {
		this.writes += 1;
		if (oauthTokenData !== undefined) this.stored.oauthTokenData = oauthTokenData;
	}

	getCredentialsProperties(): INodeProperties[] {
		return this.credentialType.properties;
	}
}
