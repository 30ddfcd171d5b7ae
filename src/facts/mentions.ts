import type { Mention } from './place.ts';

/** Lists of places, by the thing they mention, without repeats. */
export class Mentions {
  readonly byTarget = new Map<string, Mention[]>();
  /** Their addresses: the list of what everybody cites is too long to be looked through each time. */
  private readonly known = new Map<string, Set<string>>();

  /** Notes that `place` mentions `target`. */
  add(target: string, place: Mention): void {
    const known = this.known.get(target) ?? new Set();
    if (known.has(place.address)) return;
    this.known.set(target, known.add(place.address));
    const list = this.byTarget.get(target) ?? [];
    list.push(place);
    this.byTarget.set(target, list);
  }
}
