import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { kindOf } from '../../figures/kinds.ts';
import { attribute, lineOf } from '../../reading/nodes.ts';
import { plainLine } from '../../words/escape.ts';
import { wrap } from '../../words/wrap.ts';
import type { BlockKind } from '../kind.ts';
import type { ShownFigure } from './figure.ts';

/** `<Figure>`: shows a figure of content/figures/. */
export const figure: BlockKind<ShownFigure, ShownFigure, MdxJsxFlowElement> = {
  kind: 'figure',
  tag: { name: 'Figure', attributes: ['id'] },
  read: (node) => ({ kind: 'figure', figure: attribute(node, 'id') ?? '', line: lineOf(node) }),
  ids: (block, ids) => ids.figure(block.figure, block.line),
  link: (block) => block,
  text(block, { figures, notes }) {
    const placed = figures.get(block.figure);
    if (placed === undefined) return [];
    const { title, summary } = placed.figure;
    const caption = `Figure: ${plainLine(title)}. ${plainLine(summary)} ${notes.marks(placed.citations)}`;
    return [...wrap(caption), `#${block.figure}`, '', ...kindOf(placed.figure).words(placed.figure), ''];
  },
  line: () => '',
};
