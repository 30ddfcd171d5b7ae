import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { FIGURE_KINDS } from '../../src/figures/kinds.ts';

const BOOK = 'tests/fixtures/book/content/figures';

/** The figure of the fixture book of each kind. */
const inBook = new Map(readdirSync(BOOK).map((file) => [String(parse(readFileSync(join(BOOK, file), 'utf8')).kind), join(BOOK, file)]));

describe.each(FIGURE_KINDS)('the example of %s', (kind) => {
  const example = readFileSync(`src/figures/${kind}/example.yaml`, 'utf8');
  test('is the figure of that kind in the fixture book', async () => {
    await expect(example).toMatchFileSnapshot(join('../..', inBook.get(kind) ?? `${BOOK}/${kind}.yaml`));
  });
  test('is the one that authors read', () => {
    expect(readFileSync('docs/authoring.md', 'utf8')).toContain(`\`\`\`yaml\n${example}\`\`\``);
  });
});
