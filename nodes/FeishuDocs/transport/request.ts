import type { IDataObject, IHttpRequestOptions } from 'n8n-workflow';

import { openAppIdentity } from './appIdentity';
import type { Clock } from './clock';
import { APP_CREDENTIAL, type AppAddress, type CredentialName } from './credential';
import type { Endpoint } from './endpoints';
import { cancelledError, FeishuError, type FeishuFailure } from './errors';
import type { Attempt, Context, Identity, ReadAnswer } from './identity';
import type { GivenOut } from './givenOut';
import { MAX_PAUSE_MS, type LaneRefusal, type Lanes } from './limiter';
import { Progress } from './progress';
import { withoutSecrets } from './redaction';
import {
	classifyAnswer,
	isObject,
	requireData,
	type FailedOutcome,
	type Outcome,
} from './response';
import { decideRetry, type CallHistory } from './retry';
import { ServerClock } from './serverClock';
import { openUserIdentity } from './userIdentity';

/** What a run takes from outside: time, chance, and what all executions of the process share. */
export interface Runtime {
	clock: Clock;
	lanes: Lanes;
	givenOut: GivenOut;
	/** From 0 to 1. */
	random: () => number;
}

export interface Call<PathValues extends object> {
	path: PathValues;
	/** Values that are undefined are not sent. */
	query?: Record<string, string | number | undefined>;
	body?: IDataObject;
	/** Ends the waiting for the turn of this call alone, and its repeating. */
	signal?: AbortSignal;
	/** For a copy: where a person finds it if nobody knows whether it was made. */
	whereToLook?: string;
	/** For a copy: whether the answer tells what was made; one that does not leaves it unknown. */
	namesEffect?: (data: IDataObject) => boolean;
}

/** Feishu's API as one run of the node sees it. */
export interface Api {
	/**
	 * Calls one API: waits for its turn in the lane, sends, repeats where that is safe.
	 * @returns the `data` of the answer
	 * @throws FeishuError
	 */
	call<PathValues extends object>(
		endpoint: Endpoint<PathValues>,
		call: Call<PathValues>,
	): Promise<IDataObject>;
	/** @throws FeishuError of kind `credential` */
	credential(): Promise<AppAddress>;
	/** A moment of this machine's clock on Feishu's, both in epoch milliseconds; see ServerClock. */
	serverTime(localMs: number): number | undefined;
	readonly progress: Progress;
}

/** @param runSignal ends all waiting; nothing more is sent then */
export function createApi(
	context: Context,
	runtime: Runtime,
	credentialName: CredentialName,
	runSignal?: AbortSignal,
): Api {
	const progress = new Progress(runtime.clock, (line) => context.logger.info(line));
	const serverClock = new ServerClock();
	const readAnswer: ReadAnswer = (answer) => {
		serverClock.observe(answer.headers.date, runtime.clock.now());
		return classifyAnswer(answer);
	};
	let opened: Promise<Identity> | undefined;
	/** An app that Feishu does not know is not asked about again for every item. */
	let refusedCredential: FeishuFailure | undefined;

	/** The credential is read once for the whole run. */
	const open = async () =>
		await (opened ??=
			credentialName === APP_CREDENTIAL
				? openAppIdentity(context, readAnswer, runSignal)
				: openUserIdentity(context, readAnswer, runSignal));

	async function call<PathValues extends object>(
		endpoint: Endpoint<PathValues>,
		request: Call<PathValues>,
	): Promise<IDataObject> {
		const identity = await open();
		const { address } = identity;
		const signal = firstOf(runSignal, request.signal);
		const lane = runtime.lanes.lane(address, endpoint.id, endpoint.limits);
		const options = requestOptions(address, endpoint, request);
		const history: CallHistory = {
			failures: 0,
			limits: 0,
			unexplainedLimits: 0,
			retryingMs: 0,
			tokenRefreshed: false,
		};
		let lastFailure: FeishuFailure | undefined;

		for (;;) {
			if (refusedCredential !== undefined) throw new FeishuError(refusedCredential);
			const refusal = await lane.enter(signal, (waitMs) => progress.waiting(waitMs, endpoint.id));
			if (refusal !== undefined) throw laneError(refusal, lastFailure);
			const sentAt = runtime.clock.now();
			const attempt = await identity.send(options).finally(() => lane.leave(sentAt));
			const outcome = outcomeOf(attempt, endpoint.repeatable, identity.secrets);
			const effect: Effect = {
				sentAtMs: sentAt,
				makes: endpoint.makes ?? 'copy',
				whereToLook: request.whereToLook ?? 'the target',
			};
			progress.answered();

			if (outcome.kind === 'ok') {
				const data = isObject(outcome.body.data) ? outcome.body.data : {};
				if (request.namesEffect?.(data) === false) {
					throw outcomeUnknown(effect, 'Feishu reported success but did not say what it made');
				}
				return data;
			}
			// A failed token exchange means that the call itself was not sent.
			const wasSent = outcome.failure.kind !== 'credential';
			const repeatable = endpoint.repeatable || !wasSent;
			const isEffectUnknown = outcome.kind === 'unknown' && !repeatable;
			if (signal?.aborted) {
				throw isEffectUnknown
					? outcomeUnknown(effect, 'The execution ended during a call')
					: cancelledError();
			}
			lastFailure = outcome.failure;
			context.logger.debug('Feishu call did not succeed', {
				api: endpoint.id,
				outcome: outcome.kind,
				code: outcome.failure.code,
				logId: outcome.failure.logId,
			});

			record(history, outcome, runtime.clock.now() - sentAt);
			if (!wasSent && outcome.kind === 'refused') refusedCredential = outcome.failure;
			const decision = decideRetry(outcome, repeatable, history, runtime.random());
			switch (decision.kind) {
				case 'fail':
					throw isEffectUnknown
						? outcomeUnknown(effect, outcome.failure.sentence, outcome.failure)
						: new FeishuError(outcome.failure);
				case 'refreshToken':
					history.tokenRefreshed = true;
					identity.replaceToken(attempt.token);
					break;
				case 'pauseLane':
					if (wasSent) {
						lane.pause(decision.waitMs);
					} else if (decision.waitMs > MAX_PAUSE_MS) {
						throw laneError({ reason: 'paused', pauseMs: decision.waitMs }, lastFailure);
					} else {
						// Too many exchanges say nothing about this API.
						await runtime.clock.sleep(decision.waitMs, signal);
					}
					break;
				case 'wait':
					history.retryingMs += decision.waitMs;
					await runtime.clock.sleep(decision.waitMs, signal);
					break;
			}
		}
	}

	return {
		call,
		credential: async () => (await open()).address,
		serverTime: (localMs) => serverClock.at(localMs),
		progress,
	};
}

/** What an attempt comes to, with nothing in it that must not be shown. */
function outcomeOf({ outcome, token }: Attempt, isRead: boolean, secrets: string[]): Outcome {
	if (outcome.kind === 'ok') return isRead ? requireData(outcome) : outcome;
	return { ...outcome, failure: withoutSecrets(outcome.failure, [token, ...secrets]) };
}

function firstOf(...signals: Array<AbortSignal | undefined>): AbortSignal | undefined {
	const given = signals.filter((signal) => signal !== undefined);
	return given.length > 1 ? AbortSignal.any(given) : given[0];
}

function requestOptions<PathValues extends object>(
	{ baseUrl }: AppAddress,
	endpoint: Endpoint<PathValues>,
	{ path, query, body }: Call<PathValues>,
): IHttpRequestOptions {
	const qs: IDataObject = {};
	for (const [name, value] of Object.entries(query ?? {})) {
		if (value !== undefined) qs[name] = value;
	}
	return {
		method: endpoint.method,
		url: baseUrl + endpoint.path(path),
		qs,
		...(body === undefined
			? {}
			: { body, headers: { 'Content-Type': 'application/json; charset=utf-8' } }),
		timeout: endpoint.timeoutMs,
		// Answers are read here: a proxy's HTML, an empty body or broken JSON must not look like data.
		encoding: 'text',
		returnFullResponse: true,
		ignoreHttpStatusErrors: true,
		// Feishu does not redirect, and a followed redirect would carry the token to another host.
		disableFollowRedirect: true,
	};
}

function record(history: CallHistory, outcome: FailedOutcome, attemptMs: number): void {
	history.retryingMs += attemptMs;
	if (outcome.kind === 'unknown' || outcome.kind === 'notDone') history.failures += 1;
	if (outcome.kind === 'rateLimited') history.limits += 1;
	if (outcome.kind === 'rateLimited' && !outcome.resetMs) history.unexplainedLimits += 1;
	else history.unexplainedLimits = 0;
}

function laneError(refusal: LaneRefusal, lastFailure?: FeishuFailure): FeishuError {
	if (refusal.reason === 'cancelled') return cancelledError();
	const minutes = Math.ceil(refusal.pauseMs / 60_000);
	return new FeishuError({
		...lastFailure,
		kind: 'rateLimited',
		sentence: `Feishu asks to wait ${minutes} minutes before the next call`,
		advice: `The quota of the app is used up for now. Run again in ${minutes} minutes.`,
	});
}

/** A call that makes something, after it was sent. */
interface Effect {
	sentAtMs: number;
	/** What it makes. */
	makes: string;
	whereToLook: string;
}

/**
 * What may have been made is never reported as simply failed.
 * @param happened the first half of the sentence
 */
function outcomeUnknown(
	{ sentAtMs, makes, whereToLook }: Effect,
	happened: string,
	failure?: FeishuFailure,
): FeishuError {
	const andThen = failure
		? `: the node does not repeat what may exist. If it is not there: ${failure.advice}`
		: '.';
	return new FeishuError({
		...failure,
		kind: 'outcomeUnknown',
		sentAtMs,
		sentence: `${happened}; the ${makes} may have been made or not`,
		advice: `Look into ${whereToLook} before you run again${andThen}`,
	});
}
