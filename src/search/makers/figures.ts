import type { Site } from '../../link/site.ts';
import { plainLine } from '../../words/escape.ts';
import { documentsOf } from '../documents.ts';
import type { SearchEntry } from '../entry.ts';

/** Every figure, at the place where it is shown. */
export function figureEntries(site: Site): SearchEntry[] {
  return documentsOf(site).flatMap(({ document, title, topics }) =>
    document.blocks.flatMap((block): SearchEntry[] => {
      const placed = block.kind === 'figure' ? site.figures.get(block.figure) : undefined;
      if (placed === undefined) return [];
      return [
        {
          kind: 'figure',
          title: plainLine(placed.title),
          context: `figure in ${title}`,
          address: placed.address,
          names: [],
          also: [],
          body: plainLine(placed.figure.summary),
          topics,
        },
      ];
    }),
  );
}
