import { SECTIONS } from '../addresses/template-sections.ts';
import { drawing } from '../blocks/flow/drawing.ts';
import type { ModelPage, TriedVariant } from '../content/models.ts';
import { Footnotes } from '../facts/footnotes.ts';
import { verdict } from '../facts/shown.ts';
import { finish, heading, section } from '../facts/twin-parts.ts';
import type { Site } from '../link/site.ts';
import { plainLine, sentence } from '../words/escape.ts';
import { absolute } from '../words/href.ts';
import { tableLines } from '../words/table.ts';
import { wrap } from '../words/wrap.ts';
import { blockLines } from './blocks.ts';
import { listHeading } from './lists.ts';
import { templateSection } from './template-section.ts';

/** Where a rule is asked: the end is where nobody can move any more. */
export const RULE_WHEN = { always: 'in every state', end: 'at the end' } as const;

/** The rules that a variant breaks, those together that the same number of moves breaks. */
export function brokenIn({ broken }: TriedVariant): { moves: number; words: string[] }[] {
  return [...Map.groupBy(broken, ({ moves }) => moves)].map(([moves, rules]) => ({ moves, words: rules.map(({ words }) => sentence(words)) }));
}

/** What came of a variant, in a sentence or two. */
export function verdictText(variant: TriedVariant): string {
  const broken = brokenIn(variant).map(({ words, moves }) => `Broken in ${moves} moves: ${plainLine(words.join(' '))}`);
  return broken.length === 0 ? `Every rule holds in all ${variant.states} states.` : broken.join(' ');
}

/** Twin of the list of models. */
export function modelsTwin(site: Site): string {
  const models = [...site.models.values()].flatMap((model) => [
    ...wrap(plainLine(model.title)),
    ...wrap(plainLine(model.question), '    '),
    `    ${absolute(model.address)}`,
    ...[...model.variants.values()].flatMap((variant) => wrap(`- ${plainLine(variant.title)}: ${verdict(variant)}`, '    ', '      ')),
    '',
  ]);
  return finish([...listHeading('models', site), ...models], new Footnotes(site.sources));
}

/** Twin of a model: what must hold, what came of each variant, its run as a drawing and in words, what is left out, the claims. */
export function modelTwin(model: ModelPage, site: Site): string {
  const notes = new Footnotes(site.sources);
  const variants = [...model.variants.values()];
  const rows = variants.map((variant) => [plainLine(variant.title), String(variant.states), variant.broken.length === 0 ? 'holds' : verdict(variant)]);
  const claims = variants.flatMap((variant) => variant.claims.flatMap(({ title }) => wrap(`${title}: ${variant.name}`, '', '    ')));
  return finish(
    [
      ...heading(model.title, model.address, model.question),
      ...blockLines(model.blocks, site, notes),
      ...templateSection(SECTIONS.model.rules),
      ...model.rules.flatMap(({ words, when }) => wrap(`- ${sentence(plainLine(words))} (${RULE_WHEN[when]})`, '', '  ')),
      ...templateSection(SECTIONS.model.variants),
      ...tableLines(['Variant', 'States', 'Verdict'], rows),
      ...variants.flatMap((variant) => [
        ...section(variant.title, variant.id, 3),
        ...wrap(plainLine(variant.words)),
        ...wrap(verdictText(variant)),
        '',
        ...drawing(variant),
      ]),
      ...templateSection(SECTIONS.model.leftOut),
      ...model.abstractions.flatMap((words) => wrap(`- ${plainLine(words)}`, '', '  ')),
      ...templateSection(SECTIONS.model.claims),
      ...(claims.length === 0 ? ['None yet.'] : claims),
    ],
    notes,
  );
}
