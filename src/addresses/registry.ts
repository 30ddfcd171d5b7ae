import type { Thing } from '../facts/place.ts';
import { MAX_ADDRESS } from '../reading/address.ts';
import type { ProblemList } from '../reading/problem.ts';
import { DRAWING_PREFIX } from './things.ts';

/** Ids that the frame and the scripts of every page may use. */
const FRAME_IDS = new Set(['main', 'q', 'former-ids', 'copy-dialog-title']);
/** Ids that the search dialog gives to its lists and their entries: `results-1`, `results-1-o0`. */
const RESULT_ID = /^results-\d/;

/** The address book while it is made. No address may stand for two things. */
export class Registry {
  /** Every thing by its address. */
  readonly things = new Map<string, Thing>();
  private readonly places = new Map<string, { file: string; line: number }>();
  private readonly twice = new Set<string>();
  private readonly problems: ProblemList;

  constructor(problems: ProblemList) {
    this.problems = problems;
  }

  /** Takes a thing; notes an address that is taken, one that is too long, and one that the page needs itself. */
  add(thing: Thing, file: string, line: number): void {
    const { address, kind, path } = thing;
    const id = address === path ? undefined : address.slice(path.length + 1);
    const there = this.places.get(address);
    const made = !file.startsWith('content/');
    if (there !== undefined) {
      // A template cannot give way: what the author wrote is to be mended.
      if (made) this.taken(id ?? address, there.file, there.line);
      else if (!there.file.startsWith('content/')) this.taken(id ?? address, file, line);
      // Where an id stands twice, so does its label: one word about it is enough.
      else if (kind !== 'label' || !this.twice.has(`${file}:${line}`))
        this.problems.add(
          file,
          line,
          `duplicate ${kind === 'label' ? 'label' : 'id'} "${id ?? thing.title}" (also at ${there.file}:${there.line})`,
          'give one of the two another id',
        );
      this.twice.add(`${file}:${line}`);
      return;
    }
    if (id !== undefined && (FRAME_IDS.has(id) || RESULT_ID.test(id) || (kind !== 'figure' && id.startsWith(DRAWING_PREFIX)))) this.taken(id, file, line);
    if (address.length > MAX_ADDRESS) {
      this.problems.add(file, line, `address ${address} has ${address.length} characters`, `shorten the id: path and fragment have ${MAX_ADDRESS} at most`);
    }
    this.places.set(address, { file, line });
    this.things.set(address, thing);
  }

  private taken(id: string, file: string, line: number): void {
    this.problems.add(file, line, `id "${id}" is one that the site makes itself`, 'give it another id');
  }
}
