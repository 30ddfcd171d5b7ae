const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Makes text safe as HTML content and as a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** One line of plain text in which `backticks` mark code, as HTML. */
export function inlineHtml(text: string): string {
  return text
    .split(/(`[^`]+`)/)
    .map((part) => (/^`[^`]+`$/.test(part) ? `<code>${escapeHtml(part.slice(1, -1))}</code>` : escapeHtml(part)))
    .join('');
}

/** One line of text without its code marks. */
export function plainLine(text: string): string {
  return text.replace(/`/g, '');
}

/** Words with one full stop at their end, whether they had one or not. */
export function sentence(words: string): string {
  return /[.?!]$/.test(words) ? words : `${words}.`;
}
