/** The words that the diagram modules and their callers share. Nothing here runs. */

import type { ROLES } from '../facts/schema-parts.ts';

/** Whose colour an actor wears (see content/participants.yaml). */
export type Role = (typeof ROLES)[number];

export interface Participant {
  id: string;
  label: string;
  role: Role;
}

export interface DiagramInput {
  id: string;
  title: string;
  summary: string;
  code: string;
  /** line of the file where `code` starts, 1-based */
  line: number;
  file: string;
}

export interface DiagramStep {
  n: number;
  from: string;
  to: string;
  /** empty where a return says nothing but that it returns */
  label: string;
  /** a call or a touch, the return from it; a signal that nobody waits for, the reply to it */
  kind: 'call' | 'return' | 'signal' | 'reply';
}

export interface Diagram {
  id: string;
  title: string;
  svg: string;
  width: number;
  height: number;
  participants: Participant[];
  steps: DiagramStep[];
  /** everything below the participants, in document order; the text drawings are made from it */
  rows: DiagramRow[];
  /** what is said beside the steps: words of boxes, notes, conditions and spans; for the search */
  words: string[];
  text: string;
}

export interface DiagramProblem {
  file: string;
  line: number;
  what: string;
  mend: string;
}

/** The blocks of an author's source. `rect` is a named span of time, the others are Mermaid's frames. */
export type DiagramBlock = 'alt' | 'opt' | 'loop' | 'par' | 'critical' | 'break' | 'rect';

export type NotePlace = 'over' | 'left' | 'right';

export type DiagramRow =
  | { row: 'step'; step: DiagramStep }
  | { row: 'note'; place: NotePlace; over: string[] /** with a line break where the author wants one */; label: string }
  | { row: 'open'; block: DiagramBlock; label: string /** where only a later branch is shown: its word */; as?: 'else' | 'and' | 'option' }
  | { row: 'branch'; word: 'else' | 'and' | 'option'; label: string }
  | { row: 'close' }
  | { row: 'activate' | 'deactivate'; id: string };

/** A named group of neighbouring participants (`box`). */
export interface Group {
  label: string;
  members: string[];
}

/** An author's source after every check: all that drawing needs, and nothing that could fail. */
export interface Script {
  participants: Participant[];
  boxes: Group[];
  rows: DiagramRow[];
  steps: DiagramStep[];
}
