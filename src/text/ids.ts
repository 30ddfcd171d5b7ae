import { Footnotes } from '../facts/footnotes.ts';
import type { Mention } from '../facts/place.ts';
import { finish, heading } from '../facts/twin-parts.ts';
import type { Identifier } from '../link/identifiers.ts';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { wrap } from '../words/wrap.ts';

/** Twin of the identifier index: each identifier with its term's page and with the label or the address of each place that mentions it. */
export function idsTwin(site: Site): string {
  const entries = site.identifiers.flatMap((entry) => [...entry.identifiers.flatMap(lines), `    ${absolute(entry.address)}`, '']);
  return finish([...heading('Identifiers', '/ids/', idsLede(site)), ...entries], new Footnotes(site.sources));
}

/** What the index is, in a sentence. */
export function idsLede(site: Site): string {
  const count = site.identifiers.reduce((sum, entry) => sum + entry.identifiers.length, 0);
  return `${count} identifiers of the code: each with the term that explains it and the claims and steps that mention it.`;
}

/** A place in short: a claim's label, or `flow.first step-4`. */
export function placeName(place: Mention): string {
  return place.kind === 'claim' ? place.title : place.address.replace(/^\/flows\/([^/]+)\/#/, 'flow.$1 ');
}

function lines({ name, call, terms, places }: Identifier): string[] {
  return [
    call ? `${name}()` : name,
    ...terms.flatMap((term) => wrap(`Term: ${plainLine(term.name)}, term.${term.id}`, '    ', '      ')),
    ...wrap(places.map(placeName).join(', '), '    ', '    '),
  ];
}
