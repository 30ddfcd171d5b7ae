/** Tries every order in which the actors of a model can move. */
import type { Model, Move, Rule, State, Variant } from './model.ts';

/** A sequence of moves from the start; it ends in a state that breaks a rule. */
export interface Counterexample {
  rule: string;
  /** ids of the moves; no run that breaks this rule is shorter */
  moves: string[];
}

export interface Exploration {
  /** how many different states can be reached */
  states: number;
  /** in how many of them nobody can move any more */
  ends: number;
  /** the rules that do not hold, in the order of the model; none where every run keeps them all */
  broken: Counterexample[];
}

/** Far more than any model needs: beyond it something counts without end. */
const MOST_STATES = 4_000_000;

/**
 * Visits every state that a variant can reach, nearest first, so that the first state that breaks a rule is as near as any. The order of the
 * moves decides between runs of equal length: the same model gives the same answer always.
 * @throws if the model has no end of states, or if a move changes the fields of the state
 */
export function explore<S extends State>({ rules }: Pick<Model<S>, 'rules'>, { start, moves }: Variant<S>): Exploration {
  const seen = new Map<string, number>([[keyOf(start), 0]]);
  // How each state was first reached: from which one, by which move.
  const parents: number[] = [-1];
  const made: number[] = [-1];
  const found = new Map<string, number>();
  const fields = Object.keys(start).length;
  let ends = 0;
  let level: S[] = [start];
  for (let first = 0; level.length > 0; ) {
    const next: S[] = [];
    for (const [index, state] of level.entries()) {
      const at = first + index;
      let moved = false;
      for (const [number, move] of moves.entries()) {
        const after = move.make(state);
        if (after === undefined) continue;
        moved = true;
        const key = keyOf(after);
        if (seen.has(key)) continue;
        if (Object.keys(after).length !== fields) throw new Error(`move ${move.id} changes the fields of the state`);
        if (seen.size === MOST_STATES) throw new Error(`more than ${MOST_STATES} states`);
        seen.set(key, seen.size);
        parents.push(at);
        made.push(number);
        next.push(after);
      }
      if (!moved) ends += 1;
      judge(state, !moved, at, rules, found);
    }
    first += level.length;
    level = next;
  }
  const broken = rules.flatMap(({ id }) => {
    const at = found.get(id);
    return at === undefined ? [] : [{ rule: id, moves: trace(at, parents, made, moves) }];
  });
  return { states: seen.size, ends, broken };
}

function judge<S extends State>(state: S, ended: boolean, at: number, rules: readonly Rule<S>[], found: Map<string, number>): void {
  for (const rule of rules) {
    if ((rule.when === 'always' || ended) && !found.has(rule.id) && !rule.holds(state)) found.set(rule.id, at);
  }
}

function trace<S extends State>(end: number, parents: readonly number[], made: readonly number[], moves: readonly Move<S>[]): string[] {
  const run: string[] = [];
  for (let at = end; at > 0; at = parents[at] ?? 0) run.unshift(moves[made[at] ?? 0]?.id ?? '');
  return run;
}

/** Values have no `|` in them; the fields are the same in every state and come in the same order. */
const keyOf = (state: State): string => Object.values(state).join('|');
