/** What the guide shows to authors is a book: its examples are read, checked and linked as an author's files are. */
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { BLOCK_KINDS } from '../../src/blocks/kinds.ts';
import type { Site } from '../../src/link/site.ts';
import { add, type Edit, readEdited, write } from '../model/book.ts';

const GUIDE = readFileSync('docs/authoring.md', 'utf8');

/** The first example under the heading that names a folder or a file of the content. */
function example(named: string): string {
  const [, below = ''] = GUIDE.split(`\`content/${named}\`\n`);
  const text = /^(`{3,})\w+\n([\s\S]*?)^\1$/m.exec(below)?.[2];
  if (text === undefined) throw new Error(`docs/authoring.md has no example under a heading with \`content/${named}\``);
  return text;
}

const LISTING = readFileSync('src/blocks/listing/example.mdx', 'utf8');
const page = example('<topic>/<slug>.mdx');

/** The examples at the places that they name, and what they need beside each other. */
const BOOK: Edit[] = [
  add('topics.yaml', '- { id: exit-on-missing, code: eom, title: Exit on missing }\n- { id: background, code: bg, title: Background }\n'),
  add('sources.yaml', example('sources.yaml')),
  add('releases.yaml', example('releases.yaml').replace(/^ {2}shown: .*\n/m, '')),
  write(
    'exit-on-missing/resolve.mdx',
    `${page}\n${LISTING}\n<Claim id="rest" status="on record" date="2026-06" sources="firecracker-pr-5979">\nSaid.\n</Claim>\n`,
  ),
  write('flows/uffd-classic.mdx', example('flows/<id>.mdx')),
  write('terms/gpc.mdx', example('terms/<id>.mdx')),
  write('answers/why-not-fix-uffd.mdx', example('answers/<id>.mdx')),
  write('figures/paging-rates.yaml', example('figures/<id>.yaml')),
  write('labs/uffd-handler.c', '/* A question? */\n/* region: install */\nint main(void) { return 0; }\n/* endregion */\n'),
  write('labs/uffd-handler.mdx', '---\ntitle: A lab\nquestion: A question?\ntopic: background\norder: 20\n---\n'),
];

const kindsIn = ({ pages, flows }: Site): string[] =>
  [...pages.flatMap(({ blocks }) => blocks), ...[...flows.values()].flatMap(({ steps, windows, blocks }) => [...steps, ...windows, ...blocks])].map(
    ({ kind }) => kind,
  );

test('the examples of the guide are a book without a mistake, in which every kind of block stands', async () => {
  const { site } = await readEdited(BOOK);
  const own = new Set(['exit-on-missing', 'background']);
  const guide = {
    ...site,
    pages: site.pages.filter(({ topic }) => own.has(topic.id)),
    flows: new Map([...site.flows].filter(([, { topic }]) => own.has(topic.id))),
  };
  expect([...new Set(kindsIn(guide))].sort()).toEqual([...BLOCK_KINDS].sort());
  expect(site.claims.get('eom.resolve.first')?.status.word).toBe('proposed');
  expect(site.flows.get('uffd-classic')?.windows.map(({ from, to }) => [from, to])).toEqual([[1, 2]]);
});
