import { visit } from 'unist-util-visit';
import { identifierId, identifierThing, letterId } from '../addresses/things.ts';
import type { Claim } from '../blocks/claim/claim.ts';
import type { Step } from '../blocks/step/step.ts';
import type { StepWindow } from '../blocks/window/window.ts';
import type { Flow } from '../content/flows.ts';
import type { Term } from '../content/terms.ts';
import { Mentions } from '../facts/mentions.ts';
import type { Mention, Thing } from '../facts/place.ts';

/** A name of the code that the site speaks of, as written there, without brackets. */
export interface Identifier {
  name: string;
  /** True where it is written as a call somewhere: `do_it()`. */
  call: boolean;
  /** The terms that explain it. */
  terms: Pick<Term, 'id' | 'name' | 'address'>[];
  /** The claims, steps and windows that mention it. */
  places: Mention[];
}

/** An entry of the index: all identifiers that come to the same id, such as `kvm_run` and `KVM_RUN`. */
export interface IdentifierEntry {
  id: string;
  thing: Thing<'identifier'>;
  identifiers: Identifier[];
}

const TOKEN = /(?<![\w/.*])(?:__)?[A-Za-z]\w*(?:(?:\.|->)[A-Za-z_]\w*)*(?:\(2?\))?(?![\w*/]|-[A-Za-z]|\.[A-Za-z]|->\w)/g;
const FILE = /\.(?:[chS]|rst|py|md|txt|yaml)$/;
const ERRNO_OR_SIGNAL = /^(?:E[A-Z]{3,}|SIG[A-Z]{3,})$/;

/**
 * Finds the identifiers in a piece of code. One is: a word with an underscore; an errno or a signal; a call, `read()` or `read(2)`; a field of
 * something, `memory_fault.gpa` or `kvm->srcu`. Parts of words (`KVM_*`, `..._ADDR`), paths and file names are none.
 * @returns each as written
 */
export function identifiersIn(code: string): string[] {
  return (code.match(TOKEN) ?? []).filter((token) => {
    const name = bare(token);
    if (FILE.test(name) || name.endsWith('_')) return false;
    return name !== token || name.includes('_') || name.includes('->') || name.includes('.') || ERRNO_OR_SIGNAL.test(name);
  });
}

function bare(token: string): string {
  return token.replace(/\(2?\)$/, '');
}

/** Makes the index, in the order of the ids, from the identifiers of the terms and from the code in claims, steps and windows. */
export function indexIdentifiers(terms: Iterable<Term>, claims: Iterable<Claim>, flows: Iterable<Flow>): IdentifierEntry[] {
  const found = new Map<string, { call: boolean; terms: Set<Term> }>();
  const mentions = new Mentions();
  const note = (token: string): { call: boolean; terms: Set<Term> } => {
    const name = bare(token);
    const entry = found.get(name) ?? { call: false, terms: new Set() };
    entry.call ||= name !== token;
    found.set(name, entry);
    return entry;
  };
  const named = new Map<string, Term>();
  for (const term of terms) {
    for (const name of [term.name, ...term.aliases]) named.set(name, term);
    for (const name of term.identifiers) note(name).terms.add(term);
  }
  const explained = new Set(found.keys());
  const mention = (code: string, place: Mention): void => {
    const whole = explained.has(bare(code)) ? [code] : [];
    for (const token of new Set([...whole, ...identifiersIn(code)])) {
      note(token);
      mentions.add(bare(token), place);
    }
  };
  const read = (block: Claim | Step | StepWindow): void => {
    if (block.kind === 'step') mention(block.message.label, block.thing);
    for (const node of block.body) visit(node, 'inlineCode', (code) => mention(code.value, block.thing));
  };
  for (const claim of claims) read(claim);
  for (const flow of flows) [...flow.steps, ...flow.windows].forEach(read);

  const entries = new Map<string, Identifier[]>();
  for (const [name, { call, terms: explainedBy }] of [...found].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const id = identifierId(name);
    const term = named.get(name);
    if (term !== undefined) explainedBy.add(term);
    entries.set(id, [
      ...(entries.get(id) ?? []),
      {
        name,
        call,
        terms: [...explainedBy].map((term) => ({ id: term.id, name: term.name, address: term.address })),
        places: mentions.byTarget.get(name) ?? [],
      },
    ]);
  }
  return [...entries].map(([id, identifiers]) => ({ id, thing: identifierThing(id), identifiers })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Everything in the index that has an address: its entries, and the letters they stand under. */
export function identifierThings(entries: readonly IdentifierEntry[]): Thing<'identifier'>[] {
  return entries.flatMap(({ id, thing }) => [identifierThing(letterId(id)), thing]);
}
