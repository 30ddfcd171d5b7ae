import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { explore } from '../../src/models/explore.ts';
import type { Model, Move, Rule, Variant } from '../../src/models/model.ts';
import { openMoves, replay, shownRun, sourceOf } from '../../src/models/run.ts';

interface Counters {
  readonly [field: string]: number;
  a: number;
  b: number;
}

const count = (field: 'a' | 'b', most: number): Move<Counters> => ({
  id: `count-${field}`,
  from: 'kvm',
  to: field === 'a' ? 'kvm' : 'mm',
  kind: 'call',
  says: `count ${field}`,
  make: (before) => (before[field] < most ? { ...before, [field]: before[field] + 1 } : undefined),
});
const variant = (most: number): Variant<Counters> => ({ id: 'v', title: '', words: '', start: { a: 0, b: 0 }, moves: [count('a', most), count('b', most)] });
const rule = (id: string, when: Rule<Counters>['when'], holds: Rule<Counters>['holds']): Rule<Counters> => ({ id, words: '', when, holds });
const model = (...rules: Rule<Counters>[]): Pick<Model<Counters>, 'rules'> => ({ rules });

describe('the explorer', () => {
  it('visits every state once, and says where nobody can move', () => {
    expect(explore(model(), variant(9))).toEqual({ states: 100, ends: 1, broken: [] });
  });

  it('finds a shortest run to a state that breaks a rule, for any such state', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), (a, b) => {
        const { broken } = explore(model(rule('never', 'always', (state) => state.a !== a || state.b !== b)), variant(6));
        const [run] = broken;
        expect(run?.moves).toHaveLength(a + b);
        const { after } = replay(variant(6), run?.moves ?? []).at(-1) ?? { after: { a: 0, b: 0 } };
        expect(after).toEqual({ a, b });
      }),
    );
  });

  it('keeps a rule about the end to the end', () => {
    const low = rule('low', 'end', ({ a }) => a < 3);
    expect(explore(model(low), variant(2)).broken).toEqual([]);
    expect(explore(model(low), variant(3)).broken).toEqual([{ rule: 'low', moves: ['count-a', 'count-a', 'count-a', 'count-b', 'count-b', 'count-b'] }]);
  });

  it('gives each broken rule its own run, in the order of the model', () => {
    const rules = model(
      rule('b', 'always', ({ b }) => b < 2),
      rule('fine', 'always', () => true),
      rule('a', 'always', ({ a }) => a < 1),
    );
    expect(explore(rules, variant(3)).broken).toEqual([
      { rule: 'b', moves: ['count-b', 'count-b'] },
      { rule: 'a', moves: ['count-a'] },
    ]);
  });

  it('goes round in circles without end of them', () => {
    const back: Move<Counters> = { id: 'back', from: 'kvm', to: 'kvm', kind: 'call', says: '', make: ({ b }) => ({ a: 0, b }) };
    expect(explore(model(), { ...variant(4), moves: [...variant(4).moves, back] })).toMatchObject({ states: 25, ends: 0 });
  });

  it('takes a hundred thousand states', () => {
    expect(explore(model(), variant(316)).states).toBe(317 ** 2);
  });

  it('says which move changes the fields of the state', () => {
    const odd: Move<Counters> = { id: 'odd', from: 'kvm', to: 'kvm', kind: 'call', says: '', make: (state) => ({ ...state, c: 1 }) };
    expect(() => explore(model(), { ...variant(1), moves: [odd] })).toThrow('move odd changes the fields of the state');
  });
});

describe('a run', () => {
  test('knows who can move next', () => {
    expect(openMoves(variant(1), { a: 1, b: 0 }).map(({ id }) => id)).toEqual(['count-b']);
  });

  test('stops at a move that cannot be made', () => {
    expect(() => replay(variant(1), ['count-a', 'count-a'])).toThrow('v: move 2, `count-a`, cannot be made');
    expect(() => replay(variant(1), ['what'])).toThrow('v: move 1, `what`, cannot be made');
  });

  test('is the source of a diagram: a message for each move, and only those who take part', () => {
    expect(sourceOf(replay(variant(2), ['count-a', 'count-b']), ['vmm', 'mm', 'kvm'])).toBe(
      ['sequenceDiagram', 'autonumber', 'participant mm', 'participant kvm', 'kvm->>kvm: count a', 'kvm->>mm: count b'].join('\n'),
    );
  });

  test('that is shown is the counterexample of the first rule that is broken, else the one worth seeing', () => {
    const one = { id: 'm', actors: [], fields: { a: 'a', b: 'b' }, abstractions: [], variants: [] };
    const worth = { ...variant(2), run: ['count-b', 'count-a'] };
    expect(shownRun({ ...one, rules: [rule('b', 'always', ({ b }) => b < 2)] }, worth)).toEqual(['count-b', 'count-b']);
    expect(shownRun({ ...one, rules: [] }, worth)).toEqual(['count-b', 'count-a']);
  });
});
