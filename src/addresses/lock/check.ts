import type { IdKind } from '../../facts/id-kinds.ts';
import { pathOf } from '../../reading/address.ts';
import { nearest, type ProblemList } from '../../reading/problem.ts';
import type { Former, Living } from '../former.ts';
import { type LabelTopic, labelAt } from '../labels.ts';
import { shortAddress } from '../things.ts';
import { LOCK_FILE, type Lock, type Statement } from './read.ts';

/**
 * Holds the living ids against the lock. Notes a problem for each published id that has gone without a word or that names another kind of
 * thing now, and for each alias or withdrawal that does not fit.
 * @returns every published id that has gone, with what became of it, by address
 */
export function checkLock(lock: Lock, living: Living, topics: readonly LabelTopic[], problems: ProblemList): Former[] {
  const stated = checkStatements(lock, living, problems);
  const formers = new Map<string, Former>();
  const missing = new Map<string, { kind: IdKind; line: number }>();
  for (const [address, { kind, line }] of lock.published) {
    const now = living.get(address)?.kind;
    if (now === kind) continue;
    if (now !== undefined) {
      problems.add(
        LOCK_FILE,
        line,
        `"${address}" was published as a ${kind} and is a ${now} now`,
        'give the new thing another id; then keep the old id, or add it to `aliases` or `withdrawn`',
      );
      continue;
    }
    const former = account(address, kind, stated, living);
    if (former === undefined) missing.set(address, { kind, line });
    else formers.set(address, former);
  }
  coverLabels(missing, formers, topics);
  report(missing, lock, living, topics, problems);
  return [...formers.values()].sort((a, b) => (a.address < b.address ? -1 : 1));
}

function checkStatements(lock: Lock, living: Living, problems: ProblemList): Map<string, Statement> {
  const stated = new Map<string, Statement>();
  for (const statement of lock.statements) {
    const { id, line } = statement;
    const kind = living.get(id)?.kind;
    if (kind !== undefined)
      problems.add(
        LOCK_FILE,
        line,
        `"${id}" has gone by this line, and a ${kind} bears it`,
        'an id is never used again: give the new thing another id, or remove this line if it is the old thing come back',
      );
    if (!lock.published.has(id)) problems.add(LOCK_FILE, line, `"${id}" was never published`, nearest(id, lock.published.keys(), '`published`'));
    if (stated.has(id)) problems.add(LOCK_FILE, line, `"${id}" is accounted for twice`, 'keep one line for it in `aliases` or `withdrawn`');
    stated.set(id, statement);
  }
  for (const { now, line } of lock.statements) {
    if (now !== undefined && destination(now, stated, living) === undefined)
      problems.add(LOCK_FILE, line, `"${now}" leads nowhere`, nearest(now, living.keys(), 'the addresses of the site'));
  }
  return stated;
}

/** Follows aliases of aliases to a living address, or to a withdrawn one, whose page says why. */
function destination(start: string, stated: ReadonlyMap<string, Statement>, living: Living): string | undefined {
  const seen = new Set<string>();
  let at = start;
  while (!living.has(at)) {
    const next = stated.get(at);
    if (next === undefined || seen.has(at)) return undefined;
    if (next.why !== undefined || next.now === undefined) return at;
    seen.add(at);
    at = next.now;
  }
  return at;
}

/** What became of a published address: by its own line, by its page's, or, in the identifier index, by itself. */
function account(address: string, kind: IdKind, stated: ReadonlyMap<string, Statement>, living: Living): Former | undefined {
  const own = stated.get(address);
  if (own !== undefined) {
    const now = own.now === undefined ? undefined : destination(own.now, stated, living);
    return { address, kind, now, why: own.why, date: own.date };
  }
  if (kind === 'identifier') return { address, kind, why: 'nothing on this site mentions it any more' };
  const page = address.includes('#') ? stated.get(pathOf(address)) : undefined;
  if (page === undefined) return undefined;
  const now = page.now === undefined ? undefined : destination(page.now, stated, living);
  if (page.why !== undefined) return { address, kind, now, why: page.why, date: page.date };
  const same = now === undefined || now.includes('#') ? undefined : `${now}#${address.split('#')[1] ?? ''}`;
  return same !== undefined && living.get(same)?.kind === kind ? { address, kind, now: same, date: page.date } : undefined;
}

/** A label goes where its claim went: to the new place, or to the line that says why it was withdrawn. */
function coverLabels(missing: Map<string, unknown>, formers: Map<string, Former>, topics: readonly LabelTopic[]): void {
  for (const former of [...formers.values()]) {
    const label = labelAt(former.address, topics);
    const address = shortAddress(label ?? '');
    if (label === undefined || !missing.delete(address)) continue;
    formers.set(address, { address, kind: 'label', now: former.why === undefined ? former.now : former.address, date: former.date });
  }
}

/** One problem for each loss, not for what goes with it: the ids of a lost page, the label of a lost claim. */
function report(
  missing: ReadonlyMap<string, { kind: IdKind; line: number }>,
  lock: Lock,
  living: Living,
  topics: readonly LabelTopic[],
  problems: ProblemList,
): void {
  const labels = new Set([...missing.keys()].map((address) => shortAddress(labelAt(address, topics) ?? '')));
  for (const [address, { kind, line }] of missing) {
    if (labels.has(address) || (address.includes('#') && missing.has(pathOf(address)))) continue;
    const fresh = [...living].filter(
      ([id, other]) => other.kind === kind && !lock.published.has(id) && (!address.includes('#') || pathOf(id) === pathOf(address)),
    );
    const [only, ...more] = fresh;
    const now = only !== undefined && more.length === 0 ? only[0] : '...';
    problems.add(
      LOCK_FILE,
      line,
      `the published ${kind} "${address}" has gone`,
      `keep it; or add "- { id: ${address}, now: ${now}, date: ... }" to \`aliases\`; or add "- { id: ${address}, why: ..., date: ... }" to \`withdrawn\``,
    );
  }
}
