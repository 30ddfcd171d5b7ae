import type { Term } from '../model/types.ts';
import { escapeHtml } from './escape.ts';

/** The name of a term as HTML: in mono where it is an identifier. */
export function termHtml({ name, code }: Pick<Term, 'name' | 'code'>): string {
  return code ? `<code>${escapeHtml(name)}</code>` : escapeHtml(name);
}
