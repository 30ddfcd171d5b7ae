import { spawnSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { Book } from './book.ts';

function run(book: Book): { out: string; err: string; code: number | null } {
  const { stdout, stderr, status } = spawnSync(process.execPath, ['src/build/publish-ids.ts'], {
    env: { ...process.env, CONTENT_ROOT: book.root },
    encoding: 'utf8',
  });
  return { out: stdout, err: stderr, code: status };
}

/** What the command says and writes in a book without published ids. */
const first = (() => {
  using book = new Book();
  return { ...run(book), lock: book.text('published-ids.yaml') };
})();

/** A book whose ids the command has published. */
function publishedBook(): Book {
  const book = new Book();
  book.write('published-ids.yaml', first.lock);
  return book;
}

test('the command prints each new id and writes it under its kind, sorted', () => {
  expect(first.code).toBe(0);
  for (const line of [
    'claim       /letters/#one',
    'window      /flows/first/#step-2-3',
    'label       /c/let.overview.three-none/',
    'identifier  /ids/#alpha-flag',
  ])
    expect(first.out.split('\n')).toContain(line);
  const rows = /\n {2}row:\n((?: {4}- .*\n)+)/.exec(first.lock)?.[1]?.trimEnd().split('\n') ?? [];
  expect(rows).toContain('    - /letters/#three-none');
  expect(rows).toEqual([...rows].sort());
});

test('run again, it changes nothing', () => {
  using book = publishedBook();
  expect(run(book)).toEqual({ out: 'no new ids\n', err: '', code: 0 });
  expect(book.text('published-ids.yaml')).toBe(first.lock);
});

test('it adds only what is new, keeps what has gone, and keeps what the author wrote', () => {
  using book = publishedBook();
  book.edit('letters/index.mdx', '{/* #small */}', '{/* #little */}');
  book.state('aliases', '{ id: /letters/#small, now: /letters/#little, date: 2026-12-01 } # a remark');
  const { out } = run(book);
  expect(out.trim().split('\n')).toEqual(['heading     /letters/#little', expect.stringContaining('1 new ids published')]);
  const lock = book.text('published-ids.yaml');
  for (const kept of ['    - /letters/#small\n', '    - /letters/#little\n', '# a remark', '# Every address that was ever published'])
    expect(lock).toContain(kept);
});

test('while a published id is missing it publishes nothing and says why', () => {
  using book = publishedBook();
  book.edit('letters/index.mdx', '{/* #small */}', '{/* #little */}');
  const { err, code } = run(book);
  expect(code).toBe(1);
  expect(err).toContain('the published heading "/letters/#small" has gone');
  expect(book.text('published-ids.yaml')).toBe(first.lock);
});
