import type { Answer } from '../content/answers.ts';
import { proseNodes } from '../content/document.ts';
import type { Term } from '../content/terms.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import type { LineOf } from '../reading/yaml.ts';
import { blockText } from '../words/block-text.ts';
import type { Resolver } from './resolve.ts';
import type { Site } from './site.ts';

/** Resolves a term: its text, its sources, and the terms to see also. */
export function resolveTerm(term: Term, lineOf: LineOf, terms: ReadonlyMap<string, Term>, resolver: Resolver, problems: ProblemList): void {
  const self = { kind: 'term', address: term.address, title: term.name } as const;
  resolver.document(term, self, term.id);
  resolver.cite(term.citations, self, term.file, lineOf(['sources']));
  term.see.forEach((id, i) => {
    if (!terms.has(id)) problems.add(term.file, lineOf(['see', i]), `unknown term "${id}"`, nearest(id, terms.keys(), 'content/terms/'));
  });
}

/** Resolves an answer: its text, and the claims it rests on. */
export function resolveAnswer(answer: Answer, lineOf: LineOf, claims: Site['claims'], resolver: Resolver, problems: ProblemList): void {
  const self = { kind: 'answer', address: answer.address, title: answer.question } as const;
  resolver.document(answer, self);
  // A link without words has got them now.
  answer.text = blockText(proseNodes(answer.blocks));
  answer.claims.forEach((label, i) => {
    if (claims.has(label)) resolver.backlinks.add(label, self);
    else problems.add(answer.file, lineOf(['claims', i]), `unknown claim "${label}"`, nearest(label, claims.keys(), 'the claims of the pages'));
  });
}
