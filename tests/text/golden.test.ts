/** One golden file for each kind of text. After a wanted change: `npx vitest run tests/text -u`, and read the difference. */
import { expect, test } from 'vitest';
import { readSite } from '../../src/link/site.ts';
import { textFiles } from '../../src/text/all.ts';

const { site } = await readSite('tests/fixtures/book');
const files = textFiles(site);

const KINDS: Record<string, string> = {
  home: '/index.txt',
  page: '/letters.txt',
  flow: '/flows/first.txt',
  flows: '/flows.txt',
  term: '/terms/alpha.txt',
  terms: '/terms.txt',
  answer: '/answers/why.txt',
  answers: '/answers.txt',
  status: '/status.txt',
  sources: '/sources.txt',
  'claim-mail': '/c/let.overview.one.txt',
  'claim-markdown': '/c/let.overview.one.md.txt',
  'list-mail': '/c/let.overview.two.txt',
  'table-mail': '/c/let.overview.three.txt',
  'table-markdown': '/c/let.overview.three.md.txt',
  'row-mail': '/c/let.overview.three-none.txt',
  'term-mail': '/c/term.alpha.txt',
  'term-markdown': '/c/term.alpha.md.txt',
  'answer-mail': '/c/answer.why.txt',
  'answer-markdown': '/c/answer.why.md.txt',
  'step-mail': '/flows/first/step-3.txt',
  'step-markdown': '/flows/first/step-3.md.txt',
  'step-drawing': '/flows/first/step-3-drawing.txt',
  'window-mail': '/flows/first/step-2-3.txt',
  'drawing-mail': '/flows/first/drawing.txt',
  'drawing-markdown': '/flows/first/drawing.md.txt',
};

test.each(Object.entries(KINDS))('%s', async (kind, address) => {
  const text = files.get(address);
  expect(text, `no text at ${address}`).toBeDefined();
  await expect(text).toMatchFileSnapshot(`../golden/${kind}.txt`);
});
