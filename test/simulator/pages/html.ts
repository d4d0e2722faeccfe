/** Text that may stand in HTML as it is: made by `html` only. */
export class Html {
	constructor(readonly text: string) {}
}

const ESCAPES: Record<string, string> = {
	'&': '&amp;',
	'<': '&lt;',
	'>': '&gt;',
	'"': '&quot;',
	"'": '&#39;',
};

export const escapeHtml = (text: string): string =>
	text.replace(/[&<>"']/g, (char) => ESCAPES[char] ?? char);

type Part = string | number | Html | readonly Html[];

const render = (part: Part): string => {
	if (part instanceof Html) return part.text;
	if (typeof part === 'string' || typeof part === 'number') return escapeHtml(String(part));
	return part.map((inner) => inner.text).join('');
};

/** Template tag: everything put in is escaped, unless it is `Html` itself. */
export function html(strings: TemplateStringsArray, ...parts: Part[]): Html {
	const text = strings.reduce((before, after, index) => {
		const part = parts[index - 1];
		return before + (part === undefined ? '' : render(part)) + after;
	});
	return new Html(text);
}
