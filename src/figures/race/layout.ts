import type { Race } from './schema.ts';

type Variant = Race['variants'][number];

/** What stands in the gutter beside an event: the window's first row (it covers `rows` events), nothing of its own (covered), or an empty cell. */
export type Gutter = { kind: 'window'; rows: number } | { kind: 'covered' } | { kind: 'empty' };

/** The gutter of a variant, one entry for each event. The window covers its two events and all between them. */
export function gutter(variant: Variant): Gutter[] {
  const ends = [variant.window.from, variant.window.to].map((id) => variant.events.findIndex((event) => event.id === id));
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  return variant.events.map((_, i): Gutter => {
    if (i === first) return { kind: 'window', rows: last - first + 1 };
    return i > first && i <= last ? { kind: 'covered' } : { kind: 'empty' };
  });
}

/** The window in words: `T0 to T2`. */
export function windowTimes(variant: Variant): string {
  const at = (id: string): string => variant.events.find((event) => event.id === id)?.at ?? id;
  return `${at(variant.window.from)} to ${at(variant.window.to)}`;
}
