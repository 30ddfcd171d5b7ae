import type { RootContent } from 'mdast';
import { toString as plainText } from 'mdast-util-to-string';
import { visit } from 'unist-util-visit';
import { describe, expect, it } from 'vitest';
import { entryThing, ownPage } from '../../src/addresses/things.ts';
import type { Term } from '../../src/content/terms.ts';
import { linkTerms, makeMatcher } from '../../src/link/autolink.ts';
import { parseMdx } from '../../src/reading/mdx.ts';
import { ProblemList } from '../../src/reading/problem.ts';

const term = (id: string, ...link: string[]): Term => ({
  id,
  link,
  every: 'section',
  name: link[0] ?? id,
  aliases: link.slice(1),
  code: false,
  kind: 'concept',
  identifiers: [],
  definition: 'D.',
  status: { word: 'concept' },
  citations: [],
  see: [],
  file: `content/terms/${id}.mdx`,
  address: `/terms/${id}/`,
  ...ownPage('term', id, id),
  thing: entryThing('term', ownPage('term', id, id)),
  blocks: [],
});
const terms = new Map(
  [
    term('gfn', 'gfn'),
    term('gup', 'GUP'),
    term('fast-gup', 'fast GUP'),
    term('vma', 'VMA'),
    term('run', 'KVM_RUN'),
    term('h2p', 'hva_to_pfn'),
    term('slot', 'memslot', 'memory slot'),
  ].map((entry) => [entry.id, entry]),
);

/** The words linked in some Markdown, with the term of each. */
function linked(markdown: string, before: string[] = []): [string, string][] {
  const problems = new ProblemList();
  const nodes: RootContent[] = parseMdx(`---\n---\n${markdown}\n`, 'f', problems)?.tree.children ?? [];
  linkTerms(nodes, terms, makeMatcher(terms.values(), problems), new Set(before));
  expect(problems.found).toEqual([]);
  const found: [string, string][] = [];
  for (const node of nodes) visit(node, 'link', (link) => void found.push([plainText(link), link.url]));
  return found;
}

describe('terms link by themselves', () => {
  it.each<[string, string[]]>([
    ['A gfn, and a gfn again.', ['gfn']],
    ['Gfn starts a sentence.', ['Gfn']],
    ['Two gfns.', ['gfn']],
    ['With fast GUP first, then GUP.', ['fast GUP', 'GUP']],
    ['Call `hva_to_pfn()` or `KVM_RUN`.', ['hva_to_pfn()', 'KVM_RUN']],
    ['A call of hva_to_pfn() in text.', ['hva_to_pfn']],
    ['A memory\nslot over two lines.', ['memory\nslot']],
    ['**A gfn** in *a VMA*.', ['gfn', 'VMA']],
    ['- a gfn\n- a VMA', ['gfn', 'VMA']],
  ])('%j', (markdown, words) => {
    expect(linked(markdown).map(([text]) => text)).toEqual(words);
  });

  it.each([
    'gup is not written so.',
    'an agfn',
    'gfn_x and x_gfn',
    'gfn-based',
    'a/gfn path',
    '`gfn_x`',
    '`a gfn in longer code`',
    '```c\ngfn\n```',
    'KVM_RUNNING',
  ])('but not %j', (markdown) => {
    expect(linked(markdown)).toEqual([]);
  });

  it('not a second time in a section, nor inside a link', () => {
    expect(linked('A gfn.', ['gfn'])).toEqual([]);
    expect(linked('[the gfn of it](term:gfn), no [gfn](page:/x/).').map(([text]) => text)).toEqual(['the gfn of it', 'gfn']);
  });

  it('and a name with signs that mean something elsewhere is taken as it is', () => {
    const odd = new Map([['odd', term('odd', 'a.b (c)')]]);
    const nodes = parseMdx('---\n---\nThe axb (c) and a.b (c) here.\n', 'f', new ProblemList())?.tree.children ?? [];
    expect(linkTerms(nodes, odd, makeMatcher(odd.values(), new ProblemList()), new Set())).toEqual(new Set(['odd']));
  });
});
