import type { StepText } from '../step/step.ts';

/** The time between two consecutive steps. */
export interface StepWindow extends StepText {
  kind: 'window';
  from: number;
  to: number;
}
