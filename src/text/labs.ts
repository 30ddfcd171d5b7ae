import { SECTIONS } from '../addresses/template-sections.ts';
import { type Lab, NEEDS, runOn } from '../content/labs.ts';
import { Footnotes } from '../facts/footnotes.ts';
import { cameText } from '../facts/shown.ts';
import { finish, heading, section } from '../facts/twin-parts.ts';
import type { Site } from '../link/site.ts';
import { plainLine } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { tableLines } from '../words/table.ts';
import { wrap } from '../words/wrap.ts';
import { blockLines } from './blocks.ts';
import { listHeading } from './lists.ts';
import { templateSection } from './template-section.ts';

/** Twin of the table of labs. */
export function labsTwin(site: Site): string {
  const rows = [...site.labs.values()].map((lab) => [lab.id, ...site.kernels.map((kernel) => runOn(lab, kernel)?.outcome.ended ?? '-')]);
  const labs = [...site.labs.values()].flatMap((lab) => [
    ...wrap(plainLine(lab.title)),
    ...wrap(plainLine(lab.question), '    '),
    `    ${absolute(lab.address)}`,
    '',
  ]);
  return finish(
    [
      ...listHeading('labs', site),
      ...labs,
      ...section('By kernel', 'kernels'),
      ...site.kernels.flatMap((kernel) => wrap(`${kernel.id}: ${kernel.title}; ${kernel.options}`)),
      '',
      ...tableLines(['Lab', ...site.kernels.map(({ id }) => id)], rows),
    ],
    new Footnotes(site.sources),
  );
}

/** Twin of a lab: question, what came, the claims, the program. */
export function labTwin(lab: Lab, site: Site): string {
  const notes = new Footnotes(site.sources);
  const cannot = lab.runs.filter(({ outcome }) => outcome.why !== undefined).flatMap(({ kernel, outcome }) => wrap(`${kernel.id} cannot: ${outcome.why}`));
  const observed = [...lab.observations.values()].flatMap((observation) => [
    ...wrap(`${observation.id}: ${observation.did}`),
    ...wrap(`-> ${cameText(observation)}`, '    '),
    ...(observation.claims.length === 0
      ? []
      : wrap(`shows ${observation.claims.map(({ title, partly }) => (partly ? `a part of ${title}` : title)).join(', ')}`, '    ')),
    '',
  ]);
  return finish(
    [
      ...heading(lab.title, lab.address, lab.question),
      ...blockLines(lab.blocks, site, notes),
      ...templateSection(SECTIONS.lab.came),
      ...observed,
      ...cannot,
      ...templateSection(SECTIONS.lab.run),
      ...wrap(lab.needs.length === 0 ? 'It needs a C compiler.' : `It needs ${lab.needs.map((need) => NEEDS[need]).join('; ')}.`),
      absolute(lab.source),
    ],
    notes,
  );
}
