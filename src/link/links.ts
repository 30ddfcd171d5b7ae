import type { Link, RootContent } from 'mdast';
import { visit } from 'unist-util-visit';
import type { ReferenceKind } from '../facts/mdast-data.ts';
import type { Place } from '../facts/place.ts';
import { lineOf } from '../reading/nodes.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';

/** What a link may lead to, by the word before its colon. A flow's steps are listed as `id#step-4`. */
export type Targets = Record<'claim' | 'term' | 'flow' | 'answer' | 'source' | 'page', ReadonlyMap<string, Place>>;

const LISTED: Record<keyof Targets, string> = {
  claim: 'the claims of the pages',
  term: 'content/terms/',
  flow: 'content/flows/',
  answer: 'content/answers/',
  source: 'content/sources.yaml',
  page: 'the page in content/',
};

/** A link found and resolved: what it names. */
export interface Reference {
  kind: ReferenceKind;
  target: string;
}

/**
 * Resolves every link in `nodes` in place: the address goes into `url`, its kind and target into `data`, and a link without
 * words gets the title of what it names. Notes a problem for each that leads nowhere.
 * @returns what was referred to, in order
 */
export function resolveLinks(nodes: readonly RootContent[], targets: Targets, file: string, problems: ProblemList): Reference[] {
  const found: Reference[] = [];
  for (const node of nodes) {
    visit(node, 'link', (link: Link) => {
      const reference = resolve(link, targets, file, problems);
      if (reference !== undefined) found.push(reference);
    });
  }
  return found;
}

function resolve(link: Link, targets: Targets, file: string, problems: ProblemList): Reference | undefined {
  const at = link.url.indexOf(':');
  const scheme = link.url.slice(0, Math.max(at, 0));
  const target = link.url.slice(at + 1);
  if (!isScheme(scheme)) {
    problems.add(
      file,
      lineOf(link),
      `a link to "${link.url}"`,
      'link with claim:, term:, flow:, answer:, source: or page:; an address elsewhere belongs into content/sources.yaml',
    );
    return undefined;
  }
  const place = targets[scheme].get(target);
  if (place === undefined) {
    problems.add(file, lineOf(link), `unknown ${scheme} "${target}"`, nearest(target, targets[scheme].keys(), LISTED[scheme]));
    return undefined;
  }
  const kind: ReferenceKind = scheme === 'flow' && target.includes('#') ? 'step' : scheme;
  link.url = place.address;
  link.data = { ...link.data, reference: kind, target };
  if (link.children.length === 0) link.children = [kind === 'claim' ? { type: 'inlineCode', value: place.title } : { type: 'text', value: place.title }];
  return { kind, target };
}

function isScheme(word: string): word is keyof Targets {
  return Object.hasOwn(LISTED, word);
}
