const LINK = /https?:\/\/[^\s<>"'()，。；（）「」]*[^\s<>"'()，。；（）「」.,;:!?]/g;

/** n8n's editor shows descriptions as HTML: without this, line breaks vanish and links cannot be clicked. */
export function editorHtml(text: string): string {
	return text
		.replace(/&/g, '&amp;')
		.replace(/</g, '&lt;')
		.replace(/>/g, '&gt;')
		.replace(LINK, (url) => `<a href="${url}" target="_blank">${url}</a>`)
		.replace(/\n/g, '<br>');
}
