import type { Diagram } from '../../diagram/types.ts';
import type { Mention, Place } from '../../facts/place.ts';
import type { Citation } from '../../facts/source.ts';
import type { Status } from '../../facts/status.ts';
import type { Step } from '../step/step.ts';
import type { StepWindow } from '../window/window.ts';

/** A flow shown on another page than its own. */
export interface ShownFlow {
  kind: 'flow';
  /** Its id. */
  flow: string;
  line: number;
}

/** A flow with its diagram and its steps, without the text below them. */
export interface DrawnFlow extends Place {
  id: string;
  path: string;
  thing: Mention;
  summary: string;
  status: Status;
  citations: Citation[];
  diagram: Diagram;
  steps: Step[];
  windows: StepWindow[];
}
