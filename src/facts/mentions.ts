import type { Mention } from './place.ts';

/** Lists of places, by the thing they mention, without repeats. */
export class Mentions {
  readonly byTarget = new Map<string, Mention[]>();

  /** Notes that `place` mentions `target`. */
  add(target: string, place: Mention): void {
    const list = this.byTarget.get(target) ?? [];
    if (!list.some((known) => known.address === place.address)) list.push(place);
    this.byTarget.set(target, list);
  }
}
