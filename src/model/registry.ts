import { MAX_ADDRESS } from './address.ts';
import type { ProblemList } from './problem.ts';
import type { IdKind } from './types.ts';

/** Every public id and what it names. No address may stand for two things. */
export class Registry {
  readonly ids = new Map<string, IdKind>();
  private readonly places = new Map<string, string>();
  private readonly problems: ProblemList;

  constructor(problems: ProblemList) {
    this.problems = problems;
  }

  /** Registers an address (path plus fragment, without the base path); notes a duplicate or one that is too long. */
  add(address: string, kind: IdKind, file: string, line: number): void {
    const id = address.split('#')[1];
    const there = this.places.get(address);
    if (there !== undefined) {
      this.problems.add(file, line, `duplicate id "${id ?? address}" (also at ${there})`, 'give one of the two another id');
      return;
    }
    if (address.length > MAX_ADDRESS) {
      this.problems.add(file, line, `address ${address} has ${address.length} characters`, `shorten the id: path and fragment have ${MAX_ADDRESS} at most`);
    }
    this.places.set(address, `${file}:${line}`);
    this.ids.set(address, kind);
  }
}
