import type { Heading as HeadingNode } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { headingThing } from '../../addresses/things.ts';
import { section } from '../../facts/twin-parts.ts';
import { checkId, slug } from '../../reading/address.ts';
import { lineOf, takeId } from '../../reading/nodes.ts';
import type { BlockKind } from '../kind.ts';
import type { Heading } from './heading.ts';

/** `##` or `###`: begins a section. */
export const heading: BlockKind<Heading, Heading, HeadingNode> = {
  kind: 'heading',
  tag: undefined,
  read(node, stand, problems) {
    const line = lineOf(node);
    if (node.depth !== 2 && node.depth !== 3) {
      problems.add(stand.file, line, `heading of level ${node.depth}`, 'use ## or ###; the title comes from the frontmatter');
      return undefined;
    }
    const children = [...node.children];
    const id = takeId(children);
    const text = plainText(children);
    visit(node, 'link', () => {
      problems.add(stand.file, line, 'a link in a heading', 'put it into the text below: the heading is a link to itself');
    });
    if (id === undefined) {
      problems.add(stand.file, line, 'a heading without an id', `end the line with {/* #${slug(text).slice(0, 24) || 'id'} */}`);
      return undefined;
    }
    checkId(id, stand.file, line, problems);
    return { kind: 'heading', thing: headingThing(stand, id, text), depth: node.depth, id, text, children, line };
  },
  ids: ({ thing, line }, ids) => ids.add(thing, line),
  link(block, linker) {
    linker.section();
    return block;
  },
  text: ({ text, id, depth }) => section(text, id, depth),
  line: ({ text }) => text,
};
