import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import { wrap } from '../../words/wrap.ts';
import type { BlockKind } from '../kind.ts';
import { readStep } from './read.ts';
import type { Step, WrittenStep } from './step.ts';
import { linkStep, stepText } from './text.ts';

/** `<Step>`: what happens at one numbered message of a flow. */
export const step: BlockKind<Step, WrittenStep<'step'>, MdxJsxFlowElement> = {
  kind: 'step',
  tag: { name: 'Step', attributes: ['n', 'sources?'] },
  read: (node, stand, problems) => readStep('step', node, { from: 'n', to: 'n' }, stand, problems),
  ids: ({ thing, line }, ids) => ids.add(thing, line),
  link: linkStep,
  text: (block, twin) => [...wrap(`${block.n}. ${block.words}`, '', '   '), ...stepText(block, twin)],
  line: ({ text }) => text,
};
