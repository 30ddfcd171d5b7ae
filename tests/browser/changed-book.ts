import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readLock } from '../../src/addresses/lock/read.ts';
import { listen, siteHandler } from '../../src/preview/server.ts';
import { ProblemList } from '../../src/reading/problem.ts';
import { Book } from '../lock/book.ts';
import { test as base } from './site.ts';

/** Changes a published book: a claim, a heading, a table row and a term's page get new ids; a claim and an answer's page go. */
function change(book: Book): void {
  book.edit('letters/index.mdx', 'id="one"', 'id="first-claim"');
  for (const file of ['letters/index.mdx', 'flows/first.mdx', 'answers/why.mdx'])
    if (book.text(file).includes('let.overview.one')) book.edit(file, 'let.overview.one', 'let.overview.first-claim');
  book.edit('letters/index.mdx', '{/* #small */}', '{/* #little */}');
  book.edit('letters/index.mdx', 'not there {/* #none */}', 'not there {/* #absent */}');
  book.edit('letters/index.mdx', '[](claim:let.overview.two), ', '');
  const [before = '', rest = ''] = book.text('letters/index.mdx').split('<Claim id="two"');
  book.write('letters/index.mdx', before + rest.slice(rest.indexOf('</Claim>') + '</Claim>'.length));
  book.rename('terms/beta.mdx', 'terms/bee.mdx');
  book.edit('terms/alpha.mdx', 'see: [beta]', 'see: [bee]');
  book.edit('letters/index.mdx', 'term:beta', 'term:bee');
  book.edit('letters/index.mdx', '[the answer](answer:why), ', '');
  book.remove('answers/why.mdx');
}

function account(book: Book): void {
  book.state(
    'aliases',
    '{ id: /letters/#one, now: /letters/#first-claim, date: 2026-12-01 }',
    '{ id: /letters/#small, now: /letters/#little, date: 2026-12-01 }',
    '{ id: /letters/#three-none, now: /letters/#three-absent, date: 2026-12-01 }',
    '{ id: /terms/beta/, now: /terms/bee/, date: 2026-12-01 }',
  );
  book.state(
    'withdrawn',
    '{ id: /letters/#two, why: the `test` was wrong, now: /letters/#first-claim, date: 2026-12-02 }',
    '{ id: /answers/why/, why: nobody asks, date: 2026-12-02 }',
    '{ id: /answers/#letters, why: no answers are left, date: 2026-12-02 }',
  );
}

function build(book: Book, outDir: string): { code: number | null; said: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['scripts/build.ts', outDir], {
    env: { ...process.env, CONTENT_ROOT: book.root, BASE_PATH: '/', ASTRO_TELEMETRY_DISABLED: '1' },
    encoding: 'utf8',
  });
  return { code: status, said: stdout + stderr };
}

interface Changed {
  origin: string;
  dist: string;
  /** What the build said before the changes were accounted for. */
  refusal: { code: number | null; said: string };
  /** Every address that was ever published. */
  published: string[];
}

/** Tests with that book: refused without a word on what became of the ids, then built with it and served. */
export const test = base.extend<object, { changed: Changed }>({
  changed: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of the fixtures wanted from this pattern
    async ({}, use) => {
      using book = new Book();
      const dist = mkdtempSync(join(tmpdir(), 'changed-'));
      await book.publish();
      change(book);
      const refusal = build(book, dist);
      account(book);
      const { code, said } = build(book, dist);
      if (code !== 0) throw new Error(said);
      const { server, port } = await listen(siteHandler(dist, '/'), 0);
      await use({ origin: `http://127.0.0.1:${port}`, dist, refusal, published: [...readLock(book.root, new ProblemList()).published.keys()] });
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      rmSync(dist, { recursive: true });
    },
    { scope: 'worker', timeout: 120_000 },
  ],
  baseURL: ({ changed }, use) => use(changed.origin),
});
