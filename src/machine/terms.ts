import { z } from 'zod';
import { kindOf } from '../blocks/kinds.ts';
import { TERM_KINDS } from '../content/schema.ts';
import type { Term } from '../content/terms.ts';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { address, head, headForm, placesForm, placesPart, sourcesForm, sourcesPart, statusForm, statusPart, url } from './parts.ts';

/** The form of `/terms.json`. */
export const termsForm = z.strictObject({
  ...headForm,
  terms: z.array(
    z.strictObject({
      id: z.string(),
      name: z.string().describe('as one writes it'),
      aliases: z.array(z.string()).describe('other names, abbreviations and spellings'),
      kind: z.enum(TERM_KINDS),
      identifiers: z.array(z.string()).describe('names of the code that it explains'),
      definition: z.string().describe('one sentence'),
      text: z.string().describe('the rest of its page, as one line of plain text'),
      see: z.array(z.string()).describe('ids of related terms'),
      address,
      url,
      status: statusForm,
      sources: sourcesForm,
      usedBy: placesForm.describe('the places that use the term'),
    }),
  ),
});

/** Everything in `/terms.json`. */
export function termsDocument(site: Site): z.infer<typeof termsForm> {
  const term = (it: Term): z.infer<typeof termsForm>['terms'][number] => ({
    id: it.id,
    name: it.name,
    aliases: it.aliases,
    kind: it.kind,
    identifiers: it.identifiers,
    definition: plainLine(it.definition),
    text: textOf(it),
    see: it.see,
    address: it.address,
    url: absolute(it.address),
    status: statusPart(it.status),
    sources: sourcesPart(it.citations, site.sources),
    usedBy: placesPart(site.termMentions.get(it.id) ?? []),
  });
  return { ...head('/terms.json'), terms: [...site.terms.values()].map(term) };
}

function textOf(term: Term): string {
  return term.blocks
    .map((block) => kindOf(block).line(block))
    .filter((text) => text !== '')
    .join(' ');
}
