import type { RootContent } from 'mdast';
import type { MdxJsxFlowElement } from 'mdast-util-mdx';
import type { FiledStand } from '../../addresses/things.ts';
import { parseCitations } from '../../facts/citation.ts';
import { attribute, lineOf } from '../../reading/nodes.ts';
import type { ProblemList } from '../../reading/problem.ts';
import type { WrittenStep } from './step.ts';

/** Reads a step or a window as it is written: its number or numbers are the values of the attributes `from` and `to`. */
export function readStep<Kind extends 'step' | 'window'>(
  kind: Kind,
  node: MdxJsxFlowElement,
  { from, to }: { from: string; to: string },
  stand: FiledStand,
  problems: ProblemList,
): WrittenStep<Kind> {
  const given = { from: attribute(node, from) ?? '', to: attribute(node, to) ?? '' };
  const sources = attribute(node, 'sources');
  // Block content of a JSX element is what may stand at the root: the parser types it more narrowly than it is.
  const body = node.children as RootContent[];
  if (body.length === 0) problems.add(stand.file, lineOf(node), `<${node.name}> is empty`, 'say in a sentence or two what happens and why it matters');
  return {
    kind,
    from: Number(given.from),
    to: Number(given.to),
    given,
    body,
    cited: sources === undefined ? undefined : parseCitations(sources),
    line: lineOf(node),
  };
}
