/** Runs of a model: one order of moves, replayed, and as a drawing. */
import type { Participant, Script } from '../diagram/types.ts';
import type { Move, State, Variant } from './model.ts';

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

/**
 * A run as a sequence diagram, to be drawn by the code that draws flows.
 * @param actors ids in the order in which they are drawn; who takes no part is left out
 * @throws if an actor is not in the cast
 */
export function scriptOf<S extends State>(run: readonly Played<S>[], actors: readonly string[], cast: ReadonlyMap<string, Participant>): Script {
  const steps = run.map(({ move, before }, index) => ({
    n: index + 1,
    from: move.from,
    to: move.to,
    kind: move.kind,
    label: typeof move.says === 'string' ? move.says : move.says(before),
  }));
  const named = new Set(steps.flatMap(({ from, to }) => [from, to]));
  const participants = actors
    .filter((id) => named.has(id))
    .map((id) => {
      const participant = cast.get(id);
      if (!participant) throw new Error(`actor ${id} is not in content/participants.yaml`);
      return participant;
    });
  return { participants, boxes: [], rows: steps.map((step) => ({ row: 'step', step })), steps };
}
