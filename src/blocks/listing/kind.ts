import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { attribute, lineOf } from '../../reading/nodes.ts';
import { expandTabs } from '../../words/tabs.ts';
import { wrap } from '../../words/wrap.ts';
import type { BlockKind } from '../kind.ts';
import type { Listing } from './listing.ts';

/** `<Listing>`: shows lines of a lab's program from its own file. */
export const listing: BlockKind<Listing, Listing, MdxJsxFlowElement> = {
  kind: 'listing',
  tag: { name: 'Listing', attributes: ['lab', 'region'] },
  read: (node) => ({ kind: 'listing', lab: attribute(node, 'lab') ?? '', region: attribute(node, 'region') ?? '', line: lineOf(node) }),
  ids: (block, ids) => ids.listing(block.lab, block.region, block.line),
  link: (block) => block,
  text(block, { labs }) {
    const region = labs.get(block.lab)?.regions.get(block.region);
    if (region === undefined) return [];
    return [
      ...wrap(`Lines ${region.from} to ${region.to} of ${block.lab}.c:`),
      '',
      // As in the file, by the numbers of its lines: code that is wrapped is other code.
      ...region.text.split('\n').map((line, i) => `${String(region.from + i).padStart(4)}  ${expandTabs(line)}`.trimEnd()),
      '',
    ];
  },
  line: () => '',
};
