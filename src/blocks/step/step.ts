import type { RootContent } from 'mdast';
import type { DiagramStep } from '../../diagram/types.ts';
import type { Place, Thing } from '../../facts/place.ts';
import type { Citation } from '../../facts/source.ts';

/** A step, or the window between two, as written: before it is set beside its diagram. */
export interface WrittenStep<Kind extends 'step' | 'window' = 'step' | 'window'> {
  kind: Kind;
  from: number;
  to: number;
  /** Its numbers as the author wrote them. */
  given: { from: string; to: string };
  body: RootContent[];
  /** The sources it names; `undefined` where those of the flow are its own. */
  cited: Citation[] | undefined;
  line: number;
}

/** What a step and a window have. */
export interface StepText extends Place {
  id: string;
  /** What a link of the content names it by: `uffd-classic#step-4`. */
  target: string;
  citations: Citation[];
  /** Whether it names sources; else those of the flow are its own. */
  cites: boolean;
  body: RootContent[];
  /** The body as one line of plain text. */
  text: string;
  line: number;
}

/** A numbered message of a diagram, in words. */
export interface Step extends StepText {
  kind: 'step';
  thing: Thing<'step'>;
  n: number;
  message: DiagramStep;
  /** Who does what to whom: `Guest vCPU -> KVM: touch a page`. */
  words: string;
}
