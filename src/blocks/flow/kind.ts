import type { MdxJsxFlowElement } from 'mdast-util-mdx';

import { statusText } from '../../facts/status.ts';
import { attribute, lineOf } from '../../reading/nodes.ts';
import { plainLine } from '../../words/escape.ts';
import { absolute } from '../../words/href.ts';
import { wrap } from '../../words/wrap.ts';
import type { BlockKind } from '../kind.ts';
import { drawing } from './drawing.ts';
import type { ShownFlow } from './flow.ts';

/** `<Flow>`: shows a flow's diagram. */
export const flow: BlockKind<ShownFlow, ShownFlow, MdxJsxFlowElement> = {
  kind: 'flow',
  tag: { name: 'Flow', attributes: ['id'] },
  read: (node) => ({ kind: 'flow', flow: attribute(node, 'id') ?? '', line: lineOf(node) }),
  ids: (block, ids) => ids.flow(block.flow, block.line),
  link: (block) => block,
  text(block, { flows }) {
    const shown = flows.get(block.flow);
    if (shown === undefined) return [];
    const caption = `Diagram: ${plainLine(shown.title)} (${statusText(shown.status)}). ${plainLine(shown.summary)}`;
    return [...wrap(caption), absolute(shown.address), '', ...drawing(shown), ''];
  },
  // A flow has a page, and entries of its own.
  line: () => '',
};
