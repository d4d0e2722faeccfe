import type { Answer } from '../http/answers';
import type { SimulatedApp } from '../world/types';
import { oauthError } from './oauthErrors';
import { textOf } from './parameters';
import type { OpenCall } from './route';

const BASIC = /^Basic\s+(\S+)$/i;

/** Id and secret of a Basic header, or null when there is none. */
function basicCredentials(authorization: string | undefined) {
	const encoded = BASIC.exec(authorization ?? '')?.[1];
	if (encoded === undefined) return null;
	const [id = '', ...rest] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
	return { id: decodeURIComponent(id), secret: decodeURIComponent(rest.join(':')) };
}

/** The app that asks for a token, by body or Basic header, never both. */
export function authenticateClient(call: OpenCall): SimulatedApp | Answer {
	const { body, world, switches } = call;
	const basic = basicCredentials(call.authorization);
	if (switches.tokenRequestForm === 'jsonBody' && (basic || call.bodyKind !== 'json')) {
		return oauthError(20063);
	}
	if (basic && body.client_secret !== undefined) return oauthError(20070);
	const id = basic?.id ?? textOf(body.client_id);
	const secret = basic?.secret ?? textOf(body.client_secret);
	if (id === '' || secret === '') return oauthError(20001);
	const app = world.identities.apps.get(id);
	if (!app) return oauthError(20048);
	if (app.appSecret !== secret) return oauthError(20002);
	return app.enabled ? app : oauthError(20069);
}
