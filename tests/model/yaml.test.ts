import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { ProblemList } from '../../src/reading/problem.ts';
import { readYaml } from '../../src/reading/yaml.ts';

const schema = z.strictObject({ name: z.string(), list: z.array(z.strictObject({ id: z.string() })).default([]) });

function read(text: string, firstLine = 1) {
  const problems = new ProblemList();
  const result = readYaml(text, schema, 'f', firstLine, problems);
  return { result, said: problems.found.map(({ line, what }) => `${line}: ${what}`) };
}

describe('reading YAML', () => {
  it('knows the line of each part, counted in the file', () => {
    const { result } = read('name: n\n\nlist:\n  - id: a\n  - id: b\n', 10);
    expect([['name'], ['list', 1, 'id'], ['list', 9], ['other'], []].map((path) => result?.lineOf(path))).toEqual([10, 14, 13, 10, 10]);
  });

  it('keeps dates and words such as yes as text', () => {
    expect(read('name: 2024-01-02').result?.value.name).toBe('2024-01-02');
    expect(read('name: yes').result?.value.name).toBe('yes');
  });

  it('tells every unknown key, with its own line', () => {
    expect(read('name: n\nnaem: n\nlist:\n  - id: a\n    di: a\n').said).toEqual(['5: unknown key "di"', '2: unknown key "naem"']);
  });

  it.each([
    ['&a name: *a', '1: a YAML alias ("*a")'],
    ['? [a]\n: b', '1: a key that is no word'],
    ['name: !!js/function "f"', '1: this is not valid YAML (Unresolved tag: tag:yaml.org,2002:js/function)'],
    ['name: a\n---\nname: b', '2: this is not valid YAML (Source contains multiple documents; please use YAML.parseAllDocuments())'],
    ['name: "a', '1: this is not valid YAML (Missing closing "quote)'],
    ['name: {{', '1: this is not valid YAML (Flow map in block collection must be sufficiently indented and end with a })'],
    ['just words', '1: this is not a block of "key: value" lines'],
  ])('refuses %j', (text, said) => {
    expect(read(text).said[0]).toBe(said);
  });

  it('refuses an alias bomb without expanding it', () => {
    const bomb = [
      'a: &a [x,x,x,x,x,x,x,x,x]',
      ...'bcdefghi'.split('').map(
        (name, i) =>
          `${name}: &${name} [${Array(9)
            .fill(`*${'abcdefgh'[i] ?? ''}`)
            .join(',')}]`,
      ),
    ].join('\n');
    expect(read(bomb).said).toEqual(['2: a YAML alias ("*a")']);
  });
});
