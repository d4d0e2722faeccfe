import type { IDataObject } from 'n8n-workflow';

const SCOPE = /^[\w.:-]{1,100}$/;

/**
 * The scopes an answer asks for: `error.permission_violations`, as {type, subject} in reality and
 * {scope, url} on the pages; older endpoints name them only in square brackets in the text.
 */
export function missingScopes(details: IDataObject, text: string): string[] {
	const violations = Array.isArray(details.permission_violations)
		? (details.permission_violations as unknown[])
		: [];
	const named = violations.flatMap((violation) => {
		if (typeof violation !== 'object' || violation === null) return [];
		const { subject, scope } = violation as { subject?: unknown; scope?: unknown };
		const name = subject ?? scope;
		return typeof name === 'string' ? [name] : [];
	});
	const scopes = named.filter((name) => SCOPE.test(name));
	if (scopes.length > 0) return scopes;
	const bracketed = /\[([^[\]]+)\]/.exec(text)?.[1] ?? '';
	return bracketed
		.split(',')
		.map((scope) => scope.trim())
		.filter((scope) => SCOPE.test(scope));
}

/** Since 2026 the text may end with a link that opens the right page of the console. */
export function linkIn(text: string): string | undefined {
	return /https?:\/\/[^\s，。)）]+/.exec(text)?.[0];
}
