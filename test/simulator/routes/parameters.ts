import { invalidFields, type Refusal } from '../http/answers';

const WHOLE_NUMBER = /^\d{1,9}$/;

/** The page size of a query, or the gateway's parameter error. */
export function pageSizeViolation(
	query: Record<string, string>,
	maximum: number,
): Refusal | undefined {
	const text = query.page_size;
	if (text === undefined || text === '') return undefined;
	const size = WHOLE_NUMBER.test(text) ? Number(text) : 0;
	if (size >= 1 && size <= maximum) return undefined;
	return invalidFields({
		field: 'page_size',
		value: text,
		description: `page_size must be an integer from 1 to ${maximum}`,
	});
}

export function pageSizeOf(query: Record<string, string>, fallback: number): number {
	return query.page_size ? Number(query.page_size) : fallback;
}

/** The first of the named body fields that is present but not a string. */
export function wrongTypeViolation(
	body: Record<string, unknown>,
	fields: readonly string[],
): Refusal | undefined {
	const wrong = fields.find(
		(field) => body[field] !== undefined && typeof body[field] !== 'string',
	);
	if (wrong === undefined) return undefined;
	return invalidFields({
		field: wrong,
		value: JSON.stringify(body[wrong]),
		description: `${wrong} must be a string`,
	});
}

export function missingViolation(field: string): Refusal {
	return invalidFields({ field, value: '', description: `${field} is required` });
}

export const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
