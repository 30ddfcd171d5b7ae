import { checkId } from './address.ts';
import type { Figure } from './figure-schema.ts';
import type { ProblemList } from './problem.ts';
import type { LineOf } from './yaml.ts';

interface Part {
  id: string;
  path: readonly PropertyKey[];
}

/**
 * Finds the parts of a figure that have an id: series, events, variants, rows, offsets.
 * Notes a problem for an id that breaks the id rules or stands twice.
 * @returns the line (1-based) of each part by its id, which for an event of a race starts with its variant's
 */
export function findParts(figure: Figure, file: string, lineOf: LineOf, problems: ProblemList): Map<string, number> {
  const lines = new Map<string, number>();
  for (const { id, path } of partsOf(figure)) {
    const line = lineOf([...path, 'id']);
    if (checkId(id, file, line, problems) && lines.has(id)) problems.add(file, line, `duplicate id "${id}" in one figure`, 'give one of the two another id');
    lines.set(id, line);
  }
  return lines;
}

function partsOf(figure: Figure): Part[] {
  const list = (key: string, entries: readonly { id: string }[]): Part[] => entries.map(({ id }, i) => ({ id, path: [key, i] }));
  switch (figure.kind) {
    case 'log-chart':
      return list('series', figure.series);
    case 'timeline':
      return list('events', figure.events);
    case 'race':
      return figure.variants.flatMap((variant, v) => [
        { id: variant.id, path: ['variants', v] },
        ...variant.events.map((event, e) => ({ id: `${variant.id}-${event.id}`, path: ['variants', v, 'events', e] })),
      ]);
    case 'matrix':
    case 'spans':
      return list('rows', figure.rows);
    case 'split-record':
      return list('offsets', figure.offsets);
  }
}
