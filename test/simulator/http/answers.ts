import type { Switches } from '../switches';
import { toSortedJson, type JsonObject } from './json';

export interface FieldViolation {
	field: string;
	value: string;
	description: string;
}

/** A "no" of the platform, before it is put into an envelope. */
export interface Refusal {
	kind: 'refusal';
	status: number;
	code: number;
	msg: string;
	headers?: Record<string, string>;
	missingScopes?: { scopes: readonly string[]; type: string };
	fieldViolations?: readonly FieldViolation[];
	/** Put over the standard `error` object; `null` = no `error` at all. */
	error?: JsonObject | null;
}

/** What a handler or the gateway decided. */
export type Answer =
	| { kind: 'success'; data: JsonObject; msg?: string }
	/** The token endpoints: their fields are at the top level. */
	| { kind: 'flat'; status: number; body: JsonObject }
	| {
			kind: 'raw';
			status: number;
			contentType: string;
			body: string;
			headers?: Record<string, string>;
	  }
	| Refusal;

export interface WireAnswer {
	status: number;
	headers: Record<string, string>;
	body: string;
	/** `code` of the envelope, when there is one. */
	code: number | undefined;
}

export const success = (data: JsonObject, msg?: string): Answer => ({ kind: 'success', data, msg });

export const refuse = (status: number, code: number, msg: string): Refusal => ({
	kind: 'refusal',
	status,
	code,
	msg,
});

export const invalidFields = (...fieldViolations: FieldViolation[]): Refusal => ({
	...refuse(400, 99992402, 'field validation failed'),
	fieldViolations,
});

const JSON_TYPE = 'application/json; charset=utf-8';

/** Status, headers and body as a client sees them; example bodies: reference, section 12. */
export function toWire(answer: Answer, logId: string, switches: Switches): WireAnswer {
	const json = (status: number, body: JsonObject, headers: Record<string, string> = {}) => ({
		status,
		headers: { 'Content-Type': JSON_TYPE, 'X-Tt-Logid': logId, ...headers },
		body: toSortedJson(body),
		code: typeof body.code === 'number' ? body.code : undefined,
	});
	switch (answer.kind) {
		case 'success':
			return json(200, { code: 0, msg: answer.msg ?? 'success', data: answer.data });
		case 'flat':
			return json(answer.status, answer.body);
		case 'raw':
			return {
				status: answer.status,
				headers: {
					'Content-Type': answer.contentType,
					'X-Tt-Logid': logId,
					...answer.headers,
				},
				body: answer.body,
				code: undefined,
			};
		case 'refusal':
			return json(
				answer.status,
				{
					code: answer.code,
					msg: answer.msg,
					...(answer.error === null ? {} : { error: errorObject(answer, logId, switches) }),
				},
				answer.headers,
			);
	}
}

function errorObject(refusal: Refusal, logId: string, switches: Switches): JsonObject {
	const documented = switches.errorShape === 'documented';
	const link = `https://open.feishu.cn/search?from=openapi&log_id=${logId}&code=${refusal.code}`;
	return {
		[documented ? 'logid' : 'log_id']: logId,
		troubleshooter: `排查建议查看(Troubleshooting suggestions): ${link}`,
		...(refusal.missingScopes ? scopeParts(refusal.missingScopes, refusal.code, documented) : {}),
		...(refusal.fieldViolations ? { field_violations: refusal.fieldViolations } : {}),
		...refusal.error,
	};
}

function scopeParts(
	missing: { scopes: readonly string[]; type: string },
	code: number,
	documented: boolean,
): JsonObject {
	const article = 'https://open.feishu.cn/document/uAjLw4CM/ugTN1YjL4UTN24CO1UjN/trouble-shooting';
	return {
		message: `Refer to the documentation to fix the error: ${article}/how-to-fix-the-${code}-error`,
		permission_violations: missing.scopes.map((scope) =>
			documented ? { scope, url: article } : { subject: scope, type: missing.type },
		),
	};
}
