import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { rowThing } from '../../addresses/things.ts';
import { twinProse } from '../../facts/twin-parts.ts';
import { checkId } from '../../reading/address.ts';
import { hasStrayId, lineOf, takeId } from '../../reading/nodes.ts';
import { blockText } from '../../words/block-text.ts';
import type { BlockKind } from '../kind.ts';
import { readRows } from '../rows.ts';
import type { Prose } from './prose.ts';

/** Everything else that Markdown has. The reader of the document joins what stands together. */
export const prose: BlockKind<Prose, Prose, RootContent> = {
  kind: 'prose',
  tag: undefined,
  read(node, stand, problems) {
    if (node.type === 'table') {
      const first = node.children[0]?.children[0];
      const id = first === undefined ? undefined : takeId(first.children);
      if (id === undefined)
        problems.add(stand.file, lineOf(node), 'a table without an id', 'put it into a <Claim>, or write {/* #id */} into its first header cell');
      else {
        checkId(id, stand.file, lineOf(node), problems);
        for (const { id: own, node: row } of readRows(node, id, stand, problems))
          row.data = { ...row.data, thing: rowThing(stand, own, plainText(row.children[0])) };
      }
    } else if (hasStrayId(node)) {
      problems.add(stand.file, lineOf(node), 'an id comment where no id can stand', 'ids stand at the end of headings and of first table cells');
    }
    return { kind: 'prose', nodes: [node] };
  },
  ids({ nodes }, ids) {
    for (const node of nodes)
      if (node.type === 'table') for (const row of node.children) if (row.data?.thing !== undefined) ids.add(row.data.thing, lineOf(row));
  },
  link: (block, linker) => ({ ...block, nodes: linker.nodes(block.nodes) }),
  text: ({ nodes }, { notes }) => [...twinProse(nodes, notes), ''],
  line: ({ nodes }) => blockText(nodes),
};
