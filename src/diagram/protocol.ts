/** What render.ts and its child process say to each other. */
import type { Diagram, DiagramInput, Script } from './types.ts';

export interface Job {
  input: DiagramInput;
  script: Script;
}

/** One for each job: the drawing, what the author has to mend, or what broke on our side. */
export type Reply = { diagram: Diagram } | { problem: { line: number; what: string } } | { failure: string };
