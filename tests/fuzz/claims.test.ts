import fc from 'fast-check';
import { expect, it } from 'vitest';
import { entryThing, ownPage, topicPage } from '../../src/addresses/things.ts';
import { readBlocks } from '../../src/content/document.ts';
import type { Term } from '../../src/content/terms.ts';
import { checkVocabulary } from '../../src/content/vocabulary.ts';
import { proseHtml } from '../../src/html/prose.ts';
import { linkTerms, makeMatcher } from '../../src/link/autolink.ts';
import { resolveLinks } from '../../src/link/links.ts';
import { parseMdx } from '../../src/reading/mdx.ts';
import { ProblemList } from '../../src/reading/problem.ts';
import { hostileLine, hostileText, markupFault, runs } from './generate.ts';

const TAGS = new Set(['p', 'a', 'code', 'pre', 'span', 'em', 'strong', 'ul', 'ol', 'li', 'br', 'div', 'table', 'thead', 'tbody', 'tr', 'th', 'td', 'input']);
const ATTRIBUTES = new Set([
  'href',
  'class',
  'data-def',
  'data-copy',
  'data-label',
  'id',
  'scope',
  'tabindex',
  'role',
  'aria-label',
  'start',
  'type',
  'checked',
  'disabled',
  'align',
]);

const definition = 'First "<b>" & \'last\'.';
const term: Term = {
  id: 'alpha',
  every: 'section',
  kind: 'concept',
  name: 'alpha',
  code: false,
  aliases: ['gfn', 'KVM_RUN', 'a_b'],
  link: ['alpha', 'gfn', 'KVM_RUN', 'a_b'],
  identifiers: [],
  definition,
  status: { word: 'concept' },
  citations: [],
  see: [],
  file: 'content/terms/alpha.mdx',
  address: '/terms/alpha/',
  ...ownPage('term', 'alpha', 'alpha'),
  thing: entryThing('term', ownPage('term', 'alpha', 'alpha')),
  blocks: [],
};
const terms = new Map([['alpha', term]]);
const place = new Map([['x', { address: '/x/', title: '<script>' }]]);
const targets = { claim: place, term: new Map(), flow: new Map(), answer: new Map(), source: new Map(), page: new Map() };

/** Takes one file through the whole front end; gives its HTML, or what its author is told. */
function process(text: string): { html: string } | { said: string[] } {
  const problems = new ProblemList();
  const mdx = parseMdx(text, 'content/t/p.mdx', problems);
  if (mdx !== undefined && checkVocabulary(mdx.tree, 'content/t/p.mdx', problems)) {
    const { blocks } = readBlocks(mdx.tree, { file: 'content/t/p.mdx', ...topicPage({ id: 't', code: 't' }, 'p', 'P') }, problems);
    const bodies = blocks.flatMap((block) => (block.kind === 'prose' ? [block.nodes] : block.kind === 'claim' ? [block.body] : []));
    for (const nodes of bodies) resolveLinks(nodes, targets, 'content/t/p.mdx', problems);
    if (problems.found.length === 0) {
      const matcher = makeMatcher(terms.values(), problems);
      for (const nodes of bodies) linkTerms(nodes, terms, matcher, new Set());
      return { html: bodies.map((nodes) => proseHtml(nodes, terms)).join('') };
    }
  }
  return { said: problems.found.map(({ line, what, mend }) => `${line} ${what} ${mend}`) };
}

function hold(text: string): void {
  const result = process(text);
  if ('html' in result) expect(markupFault(result.html, TAGS, ATTRIBUTES), text).toBeUndefined();
  else expect(result.said.length, text).toBeGreaterThan(0);
}

it('any text at all becomes safe HTML or a message', () => {
  fc.assert(
    fc.property(hostileText, (text) => hold(`---\nt: 1\n---\n${text}\n`)),
    runs(3000),
  );
});

it('any text in a claim becomes safe HTML or a message', () => {
  fc.assert(
    fc.property(hostileText, hostileLine, (text, id) =>
      hold(`---\nt: 1\n---\n\n<Claim id="${id.replace(/"/g, '')}" status="on record" date="2024" sources="s">\n${text}\n</Claim>\n`),
    ),
    runs(3000),
  );
});

it('any text in a table and in a list becomes safe HTML or a message', () => {
  fc.assert(
    fc.property(hostileLine, (text) =>
      hold(`---\nt: 1\n---\n\n<Claim id="x" status="on record" date="2024" sources="s">\n\n| a | b |\n| - | - |\n| c | ${text} |\n\n- ${text}\n\n</Claim>\n`),
    ),
    runs(2000),
  );
});

it('any code comes out as it went in', () => {
  fc.assert(
    fc.property(hostileText, fc.constantFrom('c', 'console', 'diff', 'text', 'yaml'), (text, language) => {
      const code = text
        .replaceAll('\u0000', ' ')
        .replace(/[\r\n`~]/g, ' ')
        .slice(0, 60)
        // Half a character, which no file in UTF-8 can hold.
        .toWellFormed();
      const result = process(`---\nt: 1\n---\n\n~~~${language}\n${code}\n~~~\n`);
      hold(`---\nt: 1\n---\n\n~~~${language}\n${code}\n~~~\n`);
      const shown =
        'html' in result
          ? result.html
              .replace(/<[^>]*>/g, '')
              .replace(/&#x3C;|&lt;/g, '<')
              .replace(/&#x26;|&amp;/g, '&')
          : code;
      expect(shown.trimEnd()).toBe(code.trimEnd());
    }),
    runs(2000),
  );
});
