/** What a diagram says beside its steps. */
import type { Script } from './types.ts';

/**
 * The words of boxes, notes, conditions and spans, in the order in which they stand, each once.
 * A search looks through them; the words of the steps are in the steps.
 */
export function wordsBeside({ boxes, rows }: Pick<Script, 'boxes' | 'rows'>): string[] {
  const said = rows.flatMap((row) => (row.row === 'note' || row.row === 'open' || row.row === 'branch' ? [row.label.replaceAll('\n', ', ')] : []));
  return [...new Set([...boxes.map((box) => box.label), ...said])];
}
