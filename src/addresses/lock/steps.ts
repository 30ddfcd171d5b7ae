import type { ProblemList } from '../../reading/problem.ts';
import { LOCK_FILE, type Lock } from './read.ts';

/** What the lock keeps of a flow: where it stands, and who acts on whom in each step. */
export interface LockedFlow {
  path: string;
  steps: readonly { message: { from: string; to: string } }[];
}

/** The steps of a flow in order, each by who acts on whom: `vcpu>kvm kvm>vmm`. Labels may be reworded, so they are no part of it. */
export function stepShape(flow: LockedFlow): string {
  return flow.steps.map(({ message }) => `${message.from}>${message.to}`).join(' ');
}

/**
 * A step's id is its number, so a step put in before it would give a published id to another step without any id being lost. Notes a problem for
 * each flow whose published steps are no longer the first ones of its diagram.
 */
export function checkSteps(lock: Lock, flows: Iterable<LockedFlow>, problems: ProblemList): void {
  for (const flow of flows) {
    const published = lock.steps.get(flow.path);
    if (published === undefined) continue;
    const now = stepShape(flow).split(' ');
    const at = published.shape.split(' ').findIndex((step, i) => now[i] !== undefined && now[i] !== step);
    if (at === -1) continue;
    const [was, is] = [published.shape.split(' ')[at] ?? '', now[at] ?? ''];
    problems.add(
      LOCK_FILE,
      published.line,
      `step ${at + 1} of "${flow.path}" was published as ${was} and is ${is} now, so published numbers may lead to other steps`,
      'add steps at the end only; or give the changed flow a new id, with an alias for each old step; or, if the steps mean what they meant, correct this line',
    );
  }
}
