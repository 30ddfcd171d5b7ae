/** What a model is: actors that move one at a time over a shared state, and rules that must hold whatever their order. */
import type { DiagramStep } from '../diagram/types.ts';

/** The whole state, flat: two states are the same if their values are. All states of a model have the same fields in the same order. */
export type State = Readonly<Record<string, number | string | boolean>>;

/** Something that one actor can do in one go: nobody else comes between its parts. */
export interface Move<S extends State> {
  id: string;
  /** ids of content/participants.yaml: who moves, and whom it reaches */
  from: string;
  to: string;
  kind: DiagramStep['kind'];
  /** what happens, as the label of an arrow */
  says: string;
  /** @returns the state afterwards, or nothing where the move cannot be made */
  make(before: S): S | undefined;
}

/** What a model makes its moves with. @returns a function that gives a move from its parts, a call where it does not say otherwise */
export function mover<S extends State>() {
  return (id: string, from: string, to: string, says: string, make: Move<S>['make'], kind: Move<S>['kind'] = 'call'): Move<S> => ({
    id,
    from,
    to,
    kind,
    says,
    make,
  });
}

export interface Rule<S extends State> {
  id: string;
  /** the rule as a sentence */
  words: string;
  /** whether it is about every state, or only about those in which nobody can move any more */
  when: 'always' | 'end';
  holds(state: S): boolean;
}

/** One way in which the code could be, or is, or was. */
export interface Variant<S extends State> {
  id: string;
  title: string;
  /** whose code it is, or what it would be */
  words: string;
  start: S;
  moves: readonly Move<S>[];
  /** ids of the moves of a run worth seeing, where no run breaks a rule; else the first counterexample is shown */
  run?: readonly string[];
}

/** Words for each field that a state names itself; of a state of which nothing is known, for any. */
type Fields<S extends State> = [Named<S>] extends [never] ? Readonly<Record<string, string>> : Readonly<Record<Named<S>, string>>;
type Named<S> = keyof { [field in keyof S as string extends field ? never : number extends field ? never : field]: true } & string;

export interface Model<S extends State = State> {
  id: string;
  /** ids of content/participants.yaml, in the order in which they are drawn */
  actors: readonly string[];
  /** what each field of the state is, in the order of the fields */
  fields: Fields<S>;
  rules: readonly Rule<S>[];
  variants: readonly Variant<S>[];
  /** what the model leaves out, a sentence each */
  abstractions: readonly string[];
}
