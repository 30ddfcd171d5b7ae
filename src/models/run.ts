/** Runs of a model: one order of moves, replayed, and as the source of a drawing. */
import { explore } from './explore.ts';
import type { Model, Move, State, Variant } from './model.ts';

/** One move of a run, with the state before it and after it. */
export interface Played<S extends State> {
  move: Move<S>;
  before: S;
  after: S;
}

/** The moves that can be made in a state. */
export const openMoves = <S extends State>(variant: Variant<S>, state: S): Move<S>[] => variant.moves.filter((move) => move.make(state) !== undefined);

/**
 * Makes the moves of a run one after the other.
 * @throws if one of them is unknown or cannot be made where its turn comes
 */
export function replay<S extends State>(variant: Variant<S>, ids: readonly string[]): Played<S>[] {
  let state = variant.start;
  return ids.map((id, index) => {
    const move = variant.moves.find((one) => one.id === id);
    const after = move?.make(state);
    if (!move || after === undefined) throw new Error(`${variant.id}: move ${index + 1}, \`${id}\`, cannot be made`);
    const played = { move, before: state, after };
    state = after;
    return played;
  });
}

/** The run of a variant that is shown: the first counterexample, else one worth seeing. */
export function shownRun<S extends State>(model: Model<S>, variant: Variant<S>): readonly string[] {
  return explore(model, variant).broken[0]?.moves ?? variant.run ?? [];
}

const ARROWS = { call: '->>', return: '-->>', signal: '-)', reply: '--)' } as const;

/**
 * A run as an author would write it for a flow, to be drawn by the code that draws flows.
 * @param actors ids in the order in which they are drawn; who takes no part is left out
 */
export function sourceOf<S extends State>(run: readonly Played<S>[], actors: readonly string[]): string {
  const named = new Set(run.flatMap(({ move }) => [move.from, move.to]));
  return [
    'sequenceDiagram',
    'autonumber',
    ...actors.filter((id) => named.has(id)).map((id) => `participant ${id}`),
    ...run.map(({ move: { from, to, kind, says } }) => `${from}${ARROWS[kind]}${to}: ${says}`),
  ].join('\n');
}
