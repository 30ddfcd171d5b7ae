import type { Spans } from './schema.ts';

type Span = Spans['rows'][number]['spans'][number];

/** How the roles are called where a colour alone would have to say it. */
const ROLE_NAMES: Readonly<Record<Span['role'], string>> = {
  guest: 'Guest',
  kvm: 'KVM',
  mm: 'Host mm',
  vmm: 'VMM',
  remote: 'Remote side',
  hardware: 'Hardware',
};
const DOES: Readonly<Record<Span['style'], string>> = { run: 'runs', sleep: 'waits', hold: 'holds', free: 'is free' };

/** Who acts in a span and how, in words: `Host mm`, `waits`. */
export function spanWords(span: Span): { who: string; does: string } {
  return { who: ROLE_NAMES[span.role], does: DOES[span.style] };
}

/** A piece of a row: a span over `width` phases, or a gap of one phase. */
export type Piece = { width: number; span?: Span };

/**
 * Cuts a row into its spans, in order, and the phases between them.
 * @throws RangeError where two spans share a phase, since one row is one line of time
 */
export function rowPieces(spans: readonly Span[], phases: number): Piece[] {
  const pieces: Piece[] = [];
  let at = 0;
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    if (span.from < at)
      throw new RangeError(`span "${span.text}" begins in phase ${span.from}, which another span of its row covers; give it a row of its own`);
    for (; at < span.from; at++) pieces.push({ width: 1 });
    pieces.push({ width: span.to - span.from + 1, span });
    at = span.to + 1;
  }
  for (; at < phases; at++) pieces.push({ width: 1 });
  return pieces;
}
