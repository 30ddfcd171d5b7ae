/** Every order of every model, compared with what was seen when the model was last read against the code. */
import { describe, expect, it, test } from 'vitest';
import { labelFault } from '../../src/diagram/label.ts';
import { MODELS as REGISTERED } from '../../src/models/all.ts';
import { conversion } from '../../src/models/conversion.ts';
import { type Counterexample, explore } from '../../src/models/explore.ts';
import type { Model, State, Variant } from '../../src/models/model.ts';
import { populate } from '../../src/models/populate.ts';
import { openMoves, replay } from '../../src/models/run.ts';
import { runstate } from '../../src/models/runstate.ts';
import { token } from '../../src/models/token.ts';
import { waiting } from '../../src/models/waiting.ts';

/** Number of states, and of each broken rule the length of a shortest run to it. */
type Seen = [states: number, broken: Record<string, number>];

const MODELS = [
  check(conversion, {
    unguarded: [132, { 'no-private-mapping': 5, 'no-private-holder': 4 }],
    rfc: [171, { 'no-private-mapping': 6, 'no-private-holder': 5 }],
    rfc39: [111, {}],
    next: [151, {}],
  }),
  check(runstate, {
    direct: [178, { whole: 3 }],
    'direct-split': [356, { whole: 3 }],
    two: [777, {}],
    'two-unflagged': [557, { reader: 9 }],
  }),
  check(populate, {
    posted: [66, {}],
    silent: [63, { 'nobody-left': 10, 'all-run': 10 }],
    unread: [39, { 'nobody-left': 8, 'all-run': 8 }],
    'unread-kept': [8, {}],
    'populate-first': [9, { 'nobody-left': 4, 'all-run': 4 }],
    'populate-read': [25, {}],
  }),
  check(waiting, {
    classic: [40, { 'not-in-the-kernel': 3, 'no-queue': 2 }],
    exit: [7, {}],
  }),
  check(token, {
    rfc: [18, {}],
    unanswered: [10, { woken: 4, 'goes-on': 4, 'none-left': 4 }],
    june: [14, {}],
    cancel: [160, {}],
    'cancel-unlocked': [197, { 'not-freed': 8 }],
    'cancel-off': [83, { woken: 10, 'goes-on': 10 }],
    snapshot: [112, {}],
    'snapshot-forgets': [66, { woken: 7, 'goes-on': 7 }],
    'snapshot-no-apic': [112, { woken: 12, 'goes-on': 12 }],
  }),
];

interface Checked {
  id: string;
  variants: { id: string; found: Seen; seen: Seen | undefined; moves: string[] }[];
  told: string[];
  rules: string[];
  moves: { from: string; to: string; says: string }[];
  actors: readonly string[];
  /** for each counterexample: whether its rule holds where it ends */
  ends: (boolean | undefined)[];
  /** the runs shown of variants that break no rule, and whether they keep the rules that are about every state */
  runs: { id: string; kept: boolean | undefined }[];
  fields: { named: string[]; there: string[] };
}

/** A model with its answers; the type of its state stays inside. */
function check<S extends State>(model: Model<S>, seen: Record<string, Seen>): Checked {
  const explored = model.variants.map((variant) => ({ variant, ...explore(model, variant) }));
  const end = (variant: Variant<S>, { rule, moves }: Counterexample): boolean | undefined => {
    const last = replay(variant, moves).at(-1);
    return last && model.rules.find(({ id }) => id === rule)?.holds(last.after);
  };
  return {
    id: model.id,
    variants: explored.map(({ variant, states, broken }) => ({
      id: variant.id,
      found: [states, Object.fromEntries(broken.map(({ rule, moves }) => [rule, moves.length]))],
      seen: seen[variant.id],
      moves: variant.moves.map(({ id }) => id),
    })),
    told: Object.keys(seen),
    rules: model.rules.map(({ id }) => id),
    moves: model.variants.flatMap(({ moves }) => moves),
    actors: model.actors,
    ends: explored.flatMap(({ variant, broken }) => broken.map((one) => end(variant, one))),
    runs: explored
      .filter(({ broken }) => broken.length === 0)
      .map(({ variant: { id, run, ...rest } }) => ({
        id,
        kept: run && replay({ id, ...rest }, run).every(({ after }) => model.rules.every(({ when, holds }) => when === 'end' || holds(after))),
      })),
    fields: { named: Object.keys(model.fields), there: Object.keys(model.variants[0]?.start ?? {}) },
  };
}

describe.each(MODELS)('$id', ({ variants, told, rules, moves, actors, ends, runs, fields }) => {
  test.each(variants)('$id: states, verdict, shortest counterexample', ({ found, seen }) => {
    expect(found).toEqual(seen);
  });

  it('has no variant that nobody looks at, and no id twice', () => {
    const names = variants.map(({ id }) => id);
    expect([...told].sort()).toEqual([...names].sort());
    for (const list of [names, rules, ...variants.map((variant) => variant.moves)]) expect(new Set(list).size).toBe(list.length);
  });

  it('breaks its rule where its counterexample ends', () => {
    expect(ends).toEqual(ends.map(() => false));
  });

  it('moves its own actors, in words that an arrow can carry', () => {
    for (const { from, to, says } of moves) {
      expect(actors).toEqual(expect.arrayContaining([from, to]));
      expect(says.length).toBeLessThan(41);
      expect(labelFault(says)).toBeUndefined();
    }
  });

  it('has a run worth seeing for each variant that breaks no rule, and it breaks none', () => {
    expect(runs.filter(({ kept }) => kept !== true)).toEqual([]);
  });

  it('names each field of its state', () => {
    expect(fields.named).toEqual(fields.there);
  });
});

it('knows each model by its id', async () => {
  const known = await Promise.all(Object.entries(REGISTERED).map(async ([id, load]) => [id, (await load()).id]));
  expect(known.map(([id]) => id).sort()).toEqual(MODELS.map(({ id }) => id).sort());
  for (const [id, own] of known) expect(own).toBe(id);
});

describe('the shortest ways to go wrong', () => {
  const run = <S extends State>(model: Model<S>, id: string, rule: string): string[] | undefined => {
    const variant = model.variants.find((one) => one.id === id);
    return variant && explore(model, variant).broken.find((one) => one.rule === rule)?.moves;
  };

  test('RFC 2024: a fault that passed the test before the marking maps the page after the store', () => {
    expect(run(conversion, 'rfc', 'no-private-mapping')).toEqual(['vmmother-test', 'close', 'check', 'store', 'vmmother-folio', 'vmmother-entry']);
  });

  test('a user address: the flag is stored, the page goes, and the flag stays', () => {
    expect(run(runstate, 'direct', 'whole')).toEqual(['flag', 'gone-2', 'copy-1-fails']);
  });

  test('a reader of the userfaultfd that lets EEXIST be: somebody installs with DONTWAKE after the read, and the sleeper is left', () => {
    expect(run(populate, 'silent', 'nobody-left')?.slice(-4)).toEqual(['vmmio-sleep', 'vmmvcpu-install', 'read', 'late']);
  });

  test('READY that drops the lock after the look-up: the item is freed in between', () => {
    expect(run(token, 'cancel-unlocked', 'not-freed')?.slice(-4)).toEqual(['ready-look', 'pause', 'disable', 'ready-freed']);
  });

  test('a snapshot between the event and the interrupt, which is not saved: ~0 waits behind the old token', () => {
    const moves = run(token, 'snapshot-no-apic', 'woken') ?? [];
    expect(moves.slice(-5)).toEqual(['event', 'pause', 'save', 'restore', 'run']);
    const variant = token.variants.find(({ id }) => id === 'snapshot-no-apic');
    expect(variant && replay(variant, moves).at(-1)?.after).toMatchObject({ area: 'token', interrupt: false, wakeAll: true });
  });
});

describe('what claims say is a run of the model', () => {
  test('a page that is in place before the vCPU enters again: not present and ready come back to back (eom.apf-user.overhead)', () => {
    const rfc = token.variants.find(({ id }) => id === 'rfc');
    const moves = ['fault', 'hand', 'fetch', 'install', 'ready', 'run', 'park', 'event', 'wake', 'read'];
    expect(rfc && replay(rfc, moves).at(-1)?.after).toMatchObject({ task: 'done' });
  });

  test('READY after a cancel finds nothing, and the task reads the page all the same', () => {
    const cancel = token.variants.find(({ id }) => id === 'cancel');
    const moves = ['fault', 'hand', 'fetch', 'install', 'pause', 'disable', 'ready-late', 'enable', 'run', 'park', 'event-all', 'wake', 'read'];
    expect(cancel && replay(cancel, moves).at(-1)?.after).toMatchObject({ task: 'done', item: 'none' });
  });
});

describe('what a lab saw on a real kernel is a run of the model', () => {
  const last = <S extends State>(model: Model<S>, id: string, moves: string[]): S | undefined => {
    const variant = model.variants.find((one) => one.id === id);
    return variant && replay(variant, moves).at(-1)?.after;
  };

  test('a thread populates, sleeps, and is woken by COPY from another (uffd-populate)', () => {
    const after = last(populate, 'populate-read', ['vmmvcpu-queue', 'vmmvcpu-sleep', 'read', 'serve', 'vmmvcpu-found']);
    expect(after).toMatchObject({ present: true, one: 'runs' });
  });

  test('COPY, COPY again is EEXIST, and after MADV_DONTNEED COPY works (uffd-eexist)', () => {
    const after = last(populate, 'posted', ['vmmvcpu-install', 'vmmio-eexist', 'discard', 'vmmvcpu-exit', 'vmmvcpu-install']);
    expect(after).toMatchObject({ present: true, two: 'eexist' });
  });

  test('a vCPU sleeps in KVM_RUN, a signal ends that, and the same fault comes a second time (vcpu-sleeps)', () => {
    const once = ['fast-fails', 'queue', 'sleep', 'read'];
    const after = last(waiting, 'classic', [...once, 'kick', 'run-again', ...once, 'fetch', 'copy', 'mapped']);
    expect(after).toMatchObject({ vcpu: 'done', present: true });
  });

  test('page B is gone: an update that may not sleep leaves page A as it was (xen-missing)', () => {
    const after = last(runstate, 'two', ['write-lock-2', 'invalidate-2', 'gone-2', 'trylock-1', 'check-1', 'trylock-2', 'invalid-2']);
    expect(after).toMatchObject({ update: 'skipped', first: 'old', flag: false });
  });

  test('a token that is still in the area stays there when EN is written, and ~0 follows its acknowledgement (apf-restore)', () => {
    const told = ['fault', 'hand', 'run', 'park', 'fetch', 'install', 'ready', 'event'];
    const restored = [...told, 'pause', 'save', 'restore', 'run'];
    const left = last(token, 'snapshot', restored);
    expect(left).toMatchObject({ area: 'token', wakeAll: true });
    const variant = token.variants.find(({ id }) => id === 'snapshot');
    expect(variant && left && openMoves(variant, left).map(({ id }) => id)).not.toContain('event-all');
    expect(last(token, 'snapshot', [...restored, 'wake', 'event-all'])).toMatchObject({ area: '~0', wakeAll: false });
  });

  test('with the flag asked for, another thread sees it (xen-flag)', () => {
    const after = last(runstate, 'two', ['trylock-1', 'check-1', 'trylock-2', 'check-2', 'flag', 'read-time']);
    expect(after).toMatchObject({ marked: true });
  });
});
