import type { Thing } from '../../facts/place.ts';
import type { StepText } from '../step/step.ts';

/** The time between two consecutive steps. */
export interface StepWindow extends StepText {
  kind: 'window';
  thing: Thing<'window'>;
  from: number;
  to: number;
}
