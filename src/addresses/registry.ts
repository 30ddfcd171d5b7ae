import type { IdKind } from '../facts/id-kinds.ts';
import { MAX_ADDRESS } from '../reading/address.ts';
import type { ProblemList } from '../reading/problem.ts';

/** Ids that the frame and the scripts of every page may use, and what the ids of its figures start with. */
const FRAME_IDS = new Set(['main', 'q', 'former-ids', 'copy-dialog-title']);
const FIGURE_PREFIX = 'fig-';
/** Ids that the search dialog gives to its lists and their entries: `results-1`, `results-1-o0`. */
const RESULT_ID = /^results-\d/;

/** Every public id and what it names. No address may stand for two things. */
export class Registry {
  readonly ids = new Map<string, IdKind>();
  private readonly places = new Map<string, { file: string; line: number }>();
  private readonly twice = new Set<string>();
  private readonly problems: ProblemList;

  constructor(problems: ProblemList) {
    this.problems = problems;
  }

  /** Registers an address (path plus fragment, without the base path); notes a duplicate, one that is too long, and one that the page needs itself. */
  add(address: string, kind: IdKind, file: string, line: number): void {
    const id = address.split('#')[1];
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
          `duplicate ${kind === 'label' ? 'label' : 'id'} "${id ?? address.split('/').at(-2) ?? address}" (also at ${there.file}:${there.line})`,
          'give one of the two another id',
        );
      this.twice.add(`${file}:${line}`);
      return;
    }
    if (id !== undefined && (FRAME_IDS.has(id) || RESULT_ID.test(id) || (kind !== 'figure' && id.startsWith(FIGURE_PREFIX)))) this.taken(id, file, line);
    if (address.length > MAX_ADDRESS) {
      this.problems.add(file, line, `address ${address} has ${address.length} characters`, `shorten the id: path and fragment have ${MAX_ADDRESS} at most`);
    }
    this.places.set(address, { file, line });
    this.ids.set(address, kind);
  }

  private taken(id: string, file: string, line: number): void {
    this.problems.add(file, line, `id "${id}" is one that the site makes itself`, 'give it another id');
  }
}
