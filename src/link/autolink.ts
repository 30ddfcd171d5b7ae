import type { Link, PhrasingContent, RootContent, Text } from 'mdast';
import type { Term } from '../content/terms.ts';
import type { ProblemList } from '../reading/problem.ts';

/** Finds the names of terms in text. */
export interface Matcher {
  /** Term ids by exact name, for inline code. */
  byCode: ReadonlyMap<string, string>;
  pattern: RegExp | undefined;
  /** Term ids by name as the pattern finds it, folded as {@link fold} does. */
  byText: ReadonlyMap<string, string>;
}

/** Identifiers and abbreviations match as they are written; other names also with a capital at the start of a sentence. */
function isExact(name: string): boolean {
  return /[A-Z_]/.test(name.slice(1));
}

/** A name with the capital that it may have at the start of a sentence taken away. */
function fold(name: string): string {
  return isExact(name) ? name : name.charAt(0).toLowerCase() + name.slice(1);
}

/** The pattern that finds a name. */
function source(name: string): string {
  const escaped = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '\\s+');
  const first = name.charAt(0);
  if (isExact(name) || !/[a-z]/i.test(first)) return escaped;
  return `[${first.toLowerCase()}${first.toUpperCase()}]${escaped.slice(1)}`;
}

/** Makes the matcher of all names that link by themselves; notes a problem where two terms claim one name. */
export function makeMatcher(terms: Iterable<Term>, problems: ProblemList): Matcher {
  const byCode = new Map<string, string>();
  const byText = new Map<string, string>();
  const owners = new Map<string, Term>();
  for (const term of terms) {
    for (const name of term.link) {
      const owner = owners.get(fold(name));
      if (owner !== undefined && owner !== term)
        problems.add(term.file, 1, `"${name}" links to two terms, "${owner.id}" and "${term.id}"`, 'take it out of the `link` list of one of them');
      owners.set(fold(name), term);
      byCode.set(name, term.id);
      byText.set(fold(name), term.id);
    }
  }
  const names = [...owners.values()].flatMap((term) => term.link).sort((a, b) => b.length - a.length || a.localeCompare(b, 'en'));
  const pattern = names.length === 0 ? undefined : new RegExp(`(?<![\\w/-])(?:${[...new Set(names)].map(source).join('|')})(?=s?(?![\\w-])|\\(\\))`, 'g');
  return { byCode, byText, pattern };
}

/**
 * Links the first mention of each term in `nodes` that is not yet in `linked`, in place. Never inside links or code blocks.
 * @param linked ids already linked in this section; the ids linked now are added
 * @returns the ids of every term mentioned, linked or not
 */
export function linkTerms(nodes: RootContent[], terms: ReadonlyMap<string, Term>, matcher: Matcher, linked: Set<string>): Set<string> {
  const mentioned = new Set<string>();
  const walk = (children: (RootContent | PhrasingContent)[]): void => {
    for (let i = 0; i < children.length; i++) {
      const node = children[i];
      if (node === undefined) continue;
      if (node.type === 'link') {
        if (node.data?.reference === 'term' && node.data.target !== undefined) {
          linked.add(node.data.target);
          mentioned.add(node.data.target);
        }
      } else if (node.type === 'inlineCode') {
        const id = matcher.byCode.get(node.value) ?? matcher.byCode.get(node.value.replace(/\(\)$/, ''));
        const term = id === undefined ? undefined : terms.get(id);
        if (term === undefined) continue;
        mentioned.add(term.id);
        if (linked.has(term.id)) continue;
        linked.add(term.id);
        children[i] = termLink(term, node);
      } else if (node.type === 'text') {
        const parts = splitText(node, terms, matcher, linked, mentioned);
        children.splice(i, 1, ...parts);
        i += parts.length - 1;
      } else if ('children' in node) walk(node.children);
    }
  };
  walk(nodes);
  return mentioned;
}

function splitText(node: Text, terms: ReadonlyMap<string, Term>, matcher: Matcher, linked: Set<string>, mentioned: Set<string>): PhrasingContent[] {
  if (matcher.pattern === undefined) return [node];
  const parts: PhrasingContent[] = [];
  let from = 0;
  for (const match of node.value.matchAll(matcher.pattern)) {
    const id = matcher.byText.get(fold(match[0].replace(/\s+/g, ' ')));
    const term = id === undefined ? undefined : terms.get(id);
    if (term === undefined) continue;
    mentioned.add(term.id);
    if (linked.has(term.id)) continue;
    linked.add(term.id);
    if (match.index > from) parts.push({ type: 'text', value: node.value.slice(from, match.index) });
    parts.push(termLink(term, { type: 'text', value: match[0] }));
    from = match.index + match[0].length;
  }
  if (from === 0) return [node];
  if (from < node.value.length) parts.push({ type: 'text', value: node.value.slice(from) });
  return parts;
}

function termLink(term: Term, words: Link['children'][number]): Link {
  return { type: 'link', url: term.address, title: null, children: [words], data: { reference: 'term', target: term.id } };
}
