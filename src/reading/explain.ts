import type { z } from 'zod';

/** What is wrong with one part of a value, and the mend. `path` leads to the part. */
export interface Explanation {
  what: string;
  mend: string;
  path: readonly PropertyKey[];
}

/** What each type is called, and how it is written. */
const TYPES: Partial<Record<string, [string, string]>> = {
  string: ['text', 'write text, in quotes where YAML reads a number or something else'],
  number: ['a number', 'write a number'],
  int: ['a whole number', 'write a whole number'],
  boolean: ['true or false', 'write true or false'],
  array: ['a list', 'write a list, like [one, two]'],
  object: ['a block of "key: value" lines', 'write "key: value" lines'],
};

/**
 * Says in an author's words what a schema found.
 * @param issue as the schema reports it
 * @param whole the value that was checked
 */
export function explain(issue: z.core.$ZodIssue, whole: unknown): Explanation[] {
  const { path } = issue;
  // Numbers of list entries are left out: the line says which entry is meant.
  const name = path.filter((part) => typeof part === 'string').join('.');
  const field = name === '' ? 'this' : `field "${name}"`;
  const one = (what: string, mend: string): Explanation[] => [{ path, what, mend }];
  const given = valueAt(whole, path);
  switch (issue.code) {
    case 'unrecognized_keys':
      return issue.keys.map((key) => ({
        path: [...path, key],
        what: `unknown key "${key}"`,
        mend: 'remove it or correct its spelling (docs/authoring.md lists the keys)',
      }));
    case 'invalid_type': {
      if (given === undefined) return missing(path);
      const [type, mend] = TYPES[issue.expected] ?? [issue.expected, 'correct it (docs/authoring.md shows the form)'];
      return one(`${field} is not ${type}`, mend);
    }
    case 'invalid_value':
      if (given === undefined) return missing(path);
      return one(`unknown ${String(path.at(-1))} "${String(given)}"`, `use one of: ${issue.values.map(String).join(', ')}`);
    case 'invalid_union': {
      if (given === undefined) return missing(path);
      return one(
        `unknown ${String(path.at(-1))} "${String(given)}"`,
        'options' in issue && Array.isArray(issue.options) ? `use one of: ${issue.options.map(String).join(', ')}` : 'docs/authoring.md shows the form',
      );
    }
    case 'too_small':
      if (issue.origin === 'number')
        return one(`${field} is too small`, `write a number ${issue.inclusive === true ? 'not less than' : 'above'} ${issue.minimum}`);
      return Number(issue.minimum) > 1
        ? one(`${field} has too few entries`, `give it ${issue.exact === true ? '' : 'at least '}${issue.minimum}`)
        : one(`${field} is empty`, 'give it a value');
    case 'too_big':
      if (issue.origin === 'number') return one(`${field} is too large`, `write a number up to ${issue.maximum}`);
      return one(`${field} has too many entries`, `give it ${issue.exact === true ? '' : 'at most '}${issue.maximum}`);
    default:
      return one(`${field} ${issue.message}`, 'correct it (docs/authoring.md shows the form)');
  }
}

function missing(path: readonly PropertyKey[]): Explanation[] {
  const key = String(path.at(-1));
  return [{ path: path.slice(0, -1), what: `missing field "${key}"`, mend: `add "${key}:" with a value` }];
}

function valueAt(whole: unknown, path: readonly PropertyKey[]): unknown {
  let value = whole;
  for (const key of path) {
    if (typeof value !== 'object' || value === null) return undefined;
    value = Object.entries(value).find(([name]) => name === String(key))?.[1];
  }
  return value;
}
