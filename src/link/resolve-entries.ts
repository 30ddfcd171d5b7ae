import type { Claim } from '../blocks/claim/claim.ts';
import type { Answer } from '../content/answers.ts';
import { proseNodes } from '../content/document.ts';
import type { Term } from '../content/terms.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import type { LineOf } from '../reading/yaml.ts';
import { blockText } from '../words/block-text.ts';
import type { Resolver } from './resolve.ts';

/** Gives a term with its references resolved: its text, its sources, and the terms to see also. */
export function resolveTerm(term: Term, lineOf: LineOf, terms: ReadonlyMap<string, Term>, resolver: Resolver, problems: ProblemList): Term {
  const linked = resolver.document(term, term.id);
  resolver.cite(term.citations, term.thing, term.file, lineOf(['sources']));
  term.see.forEach((id, i) => {
    if (!terms.has(id)) problems.add(term.file, lineOf(['see', i]), `unknown term "${id}"`, nearest(id, terms.keys(), 'content/terms/'));
  });
  return linked;
}

/** Gives an answer with its references resolved: its text, and the claims it rests on. */
export function resolveAnswer(answer: Answer, lineOf: LineOf, claims: ReadonlyMap<string, Claim>, resolver: Resolver, problems: ProblemList): Answer {
  const linked = resolver.document(answer);
  answer.claims.forEach((label, i) => {
    if (claims.has(label)) resolver.backlinks.add(label, answer.thing);
    else problems.add(answer.file, lineOf(['claims', i]), `unknown claim "${label}"`, nearest(label, claims.keys(), 'the claims of the pages'));
  });
  return { ...linked, text: blockText(proseNodes(linked.blocks)) };
}
