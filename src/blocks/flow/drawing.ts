import type { DrawnFlow } from './flow.ts';

/** The text drawing of a flow. */
export function drawing({ diagram }: Pick<DrawnFlow, 'diagram'>): string[] {
  return diagram.text.trimEnd().split('\n');
}
