import { html, Html } from './html';

export interface Page {
	status: number;
	headers: Record<string, string>;
	body: string;
}

/** A link in a list or breadcrumb; `note` is shown in grey. */
export interface LinkLine {
	href: string;
	text: string;
	/** Type of what is linked; shown as a small coloured mark. */
	kind?: string;
	note?: string;
}

const STYLE = new Html(`
:root { color-scheme: light dark; }
body { font: 15px/1.55 system-ui, 'PingFang SC', 'Microsoft YaHei', sans-serif; margin: 0;
  color: #1f2329; background: #f5f6f7; }
main { max-width: 760px; margin: 32px auto; padding: 28px 40px 40px; background: #fff;
  border: 1px solid #dee0e3; border-radius: 10px; }
header { padding: 10px 24px; background: #fff; border-bottom: 1px solid #dee0e3; font-size: 13px; }
h1 { font-size: 26px; line-height: 1.3; margin: 6px 0 4px; overflow-wrap: anywhere; }
h2 { font-size: 15px; margin: 28px 0 6px; }
a { color: #245bdb; text-decoration: none; } a:hover { text-decoration: underline; }
.facts, .note, nav { color: #646a73; font-size: 13px; } code { font-size: 12px; }
.kind { display: inline-block; width: 1.45em; margin-right: .55em; border-radius: 4px; color: #fff;
  font: 600 .8em/1.45em system-ui, sans-serif; text-align: center; vertical-align: .06em; }
ul { list-style: none; margin: 0; padding: 0; } li { padding: 4px 0; border-top: 1px solid #eff0f1; }
@media (prefers-color-scheme: dark) {
  body { background: #1a1a1a; color: #ebebeb; } main, header { background: #242424; border-color: #3a3a3a; }
  li { border-color: #333; } a { color: #75a4ff; } .facts, .note, nav { color: #a6a6a6; } }
`);

export function layout(title: string, content: Html, status = 200): Page {
	const page = html`<!doctype html>
		<html lang="en">
			<head>
				<meta charset="utf-8" />
				<meta name="viewport" content="width=device-width" />
				<title>${title} · Simulated Feishu</title>
				<style>
					${STYLE}
				</style>
			</head>
			<body>
				<header>
					<a href="/">Simulated Feishu</a>
					<span class="note">· sample content on this computer, no Feishu account involved</span>
				</header>
				<main>${content}</main>
			</body>
		</html> `;
	return { status, headers: { 'Content-Type': 'text/html; charset=utf-8' }, body: page.text };
}

/** Letter and colour per type: drawn, because not every computer has a font with pictures. */
const MARKS: Record<string, readonly [letter: string, colour: string]> = {
	doc: ['D', '#7a8aa0'],
	docx: ['D', '#3370ff'],
	sheet: ['S', '#2ea121'],
	bitable: ['B', '#7f3bf5'],
	mindnote: ['M', '#d97917'],
	slides: ['P', '#e0562b'],
	file: ['F', '#5d6570'],
	shortcut: ['→', '#5d6570'],
	folder: ['▸', '#c99400'],
	space: ['W', '#0f8f94'],
};

export function badge(kind: string): Html {
	const [letter, colour] = MARKS[kind] ?? ['?', '#5d6570'];
	return html`<span class="kind" style="background:${colour}" title="${kind}">${letter}</span>`;
}

export const linkLine = ({ href, text, kind, note }: LinkLine): Html =>
	html`<a href="${href}"
			>${kind === undefined ? '' : badge(kind)}${text === '' ? '(no title)' : text}</a
		>${note ? html` <span class="note">${note}</span>` : ''}`;

export function list(heading: string, lines: readonly LinkLine[], empty: string): Html {
	const items = lines.map((line) => html`<li>${linkLine(line)}</li>`);
	const body =
		items.length > 0
			? html`<ul>
					${items}
				</ul>`
			: html`<p class="note">${empty}</p>`;
	return html`<h2>${heading}</h2>
		${body}`;
}

export const breadcrumb = (lines: readonly LinkLine[]): Html =>
	html`<nav>${lines.map((line, index) => html`${index > 0 ? ' / ' : ''}${linkLine(line)}`)}</nav>`;
