import { Footnotes } from '../facts/footnotes.ts';
import { finish } from '../facts/twin-parts.ts';
import type { Identifier } from '../link/identifiers.ts';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { wrap } from '../words/wrap.ts';
import { listHeading } from './lists.ts';

/** Twin of the identifier index: each identifier with its term's page and with the label or the address of each place that mentions it. */
export function idsTwin(site: Site): string {
  const entries = site.identifiers.flatMap((entry) => [...entry.identifiers.flatMap(lines), `    ${absolute(entry.thing.address)}`, '']);
  return finish([...listHeading('ids', site), ...entries], new Footnotes(site.sources));
}

function lines({ name, call, terms, places }: Identifier): string[] {
  return [
    call ? `${name}()` : name,
    ...terms.flatMap((term) => wrap(`Term: ${plainLine(term.name)}, term.${term.id}`, '    ', '      ')),
    ...wrap(places.map(({ label }) => label).join(', '), '    ', '    '),
  ];
}
