import type { Site } from '../../link/site.ts';
import { blockText } from '../../words/block-text.ts';
import { documentsOf, sectionsOf } from '../documents.ts';
import type { SearchEntry } from '../entry.ts';

/** Every section that has a heading, with its prose. */
export function sectionEntries(site: Site): SearchEntry[] {
  return documentsOf(site).flatMap(({ document, title, topics }) =>
    sectionsOf(document).flatMap(({ heading, blocks }): SearchEntry[] => {
      if (heading === undefined) return [];
      const body = blocks.flatMap((block) => (block.kind === 'prose' ? [blockText(block.nodes)] : [])).join(' ');
      return [{ kind: 'section', title: heading.text, context: title, address: `${document.path}#${heading.id}`, names: [], also: [], body, topics }];
    }),
  );
}
