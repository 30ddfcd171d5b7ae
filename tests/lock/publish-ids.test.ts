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

test('the command prints each new id and writes it under its kind, sorted', () => {
  using book = new Book();
  const { out, code } = run(book);
  expect(code).toBe(0);
  for (const line of [
    'claim       /letters/#one',
    'window      /flows/first/#step-2-3',
    'label       /c/let.overview.three-none/',
    'identifier  /ids/#alpha-flag',
  ])
    expect(out.split('\n')).toContain(line);
  const rows = /\n {2}row:\n((?: {4}- .*\n)+)/.exec(book.text('published-ids.yaml'))?.[1]?.trimEnd().split('\n') ?? [];
  expect(rows).toContain('    - /letters/#three-none');
  expect(rows).toEqual([...rows].sort());
});

test('run again, it changes nothing', () => {
  using book = new Book();
  run(book);
  const before = book.text('published-ids.yaml');
  expect(run(book)).toEqual({ out: 'no new ids\n', err: '', code: 0 });
  expect(book.text('published-ids.yaml')).toBe(before);
});

test('it adds only what is new, keeps what has gone, and keeps what the author wrote', () => {
  using book = new Book();
  run(book);
  book.edit('letters/index.mdx', '{/* #small */}', '{/* #little */}');
  book.state('aliases', '{ id: /letters/#small, now: /letters/#little, date: 2026-12-01 } # a remark');
  const { out } = run(book);
  expect(out.trim().split('\n')).toEqual(['heading     /letters/#little', expect.stringContaining('1 new ids published')]);
  const lock = book.text('published-ids.yaml');
  for (const kept of ['    - /letters/#small\n', '    - /letters/#little\n', '# a remark', '# Every address that was ever published'])
    expect(lock).toContain(kept);
});

test('while a published id is missing it publishes nothing and says why', () => {
  using book = new Book();
  run(book);
  const before = book.text('published-ids.yaml');
  book.edit('letters/index.mdx', '{/* #small */}', '{/* #little */}');
  const { err, code } = run(book);
  expect(code).toBe(1);
  expect(err).toContain('the published heading "/letters/#small" has gone');
  expect(book.text('published-ids.yaml')).toBe(before);
});
