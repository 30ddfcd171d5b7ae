import { twinProse } from '../../facts/twin-parts.ts';
import { blockText } from '../../words/block-text.ts';
import { absolute } from '../../words/href.ts';
import { withMark } from '../../words/marked.ts';
import type { Linker, Twin } from '../kind.ts';
import type { StepWindow } from '../window/window.ts';
import type { Step } from './step.ts';

/** Gives a step or a window with its references resolved. */
export function linkStep<S extends Step | StepWindow>(step: S, linker: Linker): S {
  const body = linker.nodes(step.body, step.thing);
  linker.cite(step.citations, step.thing, step.line);
  return { ...step, body, text: blockText(body) };
}

/** What a step or a window says, its own sources (those of the whole flow stand under its title), its address. */
export function stepText(step: Step | StepWindow, { notes }: Twin): string[] {
  const body = step.cites ? withMark(step.body, notes.marks(step.citations)) : step.body;
  return [...twinProse(body, notes, '   '), `   ${absolute(step.address)}`, ''];
}
