import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import type { BlockKind } from '../kind.ts';
import { readStep } from '../step/read.ts';
import type { WrittenStep } from '../step/step.ts';
import { linkStep, stepText } from '../step/text.ts';
import type { StepWindow } from './window.ts';

/** `<Window>`: what can happen between two steps of a flow. */
export const window: BlockKind<StepWindow, WrittenStep<'window'>, MdxJsxFlowElement> = {
  kind: 'window',
  tag: { name: 'Window', attributes: ['from', 'to', 'sources?'] },
  read: (node, stand, problems) => readStep('window', node, { from: 'from', to: 'to' }, stand, problems),
  ids: ({ thing, line }, ids) => ids.add(thing, line),
  link: linkStep,
  text: (block, twin) => [`   Between ${block.from} and ${block.to}:`, ...stepText(block, twin)],
  line: ({ text }) => text,
};
