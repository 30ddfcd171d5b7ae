import type { Term } from '../content/terms.ts';
import { escapeHtml } from '../words/escape.ts';

/** The name of a term as HTML: in mono where it is an identifier. */
export function termHtml({ name, code }: Pick<Term, 'name' | 'code'>): string {
  return code ? `<code>${escapeHtml(name)}</code>` : escapeHtml(name);
}
