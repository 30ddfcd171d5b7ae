import { kindOf } from '../../blocks/kinds.ts';
import type { Site } from '../../link/site.ts';
import { documentsOf, sectionsOf } from '../documents.ts';
import type { SearchEntry } from '../entry.ts';

/** Every section that has a heading, with its prose. */
export function sectionEntries(site: Site): SearchEntry[] {
  return documentsOf(site).flatMap(({ document, title, topics }) =>
    sectionsOf(document).flatMap(({ heading, blocks }): SearchEntry[] => {
      if (heading === undefined) return [];
      // A claim has an entry of its own; whatever else stands here is found with its section.
      const body = blocks
        .flatMap((block) => (block.kind === 'claim' ? [] : [kindOf(block).line(block)]))
        .filter((line) => line !== '')
        .join(' ');
      return [{ kind: 'section', title: heading.text, context: title, address: heading.thing.address, names: [], also: [], body, topics }];
    }),
  );
}
