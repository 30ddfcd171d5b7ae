import type { TemplateSection } from '../addresses/template-sections.ts';
import { section } from '../facts/twin-parts.ts';

/** The head of a section that a page has from its template. */
export function templateSection({ id, text }: TemplateSection): string[] {
  return section(text, id);
}
