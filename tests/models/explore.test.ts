import fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { explore } from '../../src/models/explore.ts';
import type { Model, Move, Rule, Variant } from '../../src/models/model.ts';
import { openMoves, replay, scriptOf } from '../../src/models/run.ts';

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
  says: (before) => `${field} is ${before[field]}`,
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

  test('is a diagram: a step for each move, with the words of the state before it, and only those who take part', () => {
    const person = (id: string) => [id, { id, label: id.toUpperCase(), role: 'kvm' as const }] as const;
    const script = scriptOf(replay(variant(2), ['count-a', 'count-b', 'count-a']), ['vmm', 'mm', 'kvm'], new Map([person('vmm'), person('mm'), person('kvm')]));
    expect(script.participants.map(({ id }) => id)).toEqual(['mm', 'kvm']);
    expect(script.steps.map(({ n, from, to, label }) => `${n} ${from}>${to}: ${label}`)).toEqual([
      '1 kvm>kvm: a is 0',
      '2 kvm>mm: b is 0',
      '3 kvm>kvm: a is 1',
    ]);
    expect(() => scriptOf(replay(variant(2), ['count-b']), ['mm', 'kvm'], new Map())).toThrow('actor mm is not in content/participants.yaml');
  });
});
