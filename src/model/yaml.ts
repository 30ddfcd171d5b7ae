import { isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import type { ProblemList } from './problem.ts';

/** A checked value, and the line at which each part of it stands. */
export interface Read<T> {
  value: T;
  /** Line (1-based, in the file) of the key or item at `path`; the nearest outer one where the path ends earlier. */
  lineOf(path: readonly PropertyKey[]): number;
}

/**
 * Parses YAML and checks it against a schema.
 * @param firstLine line of the file at which `text` starts, 1-based
 * @returns the value, or `undefined` where a problem was noted
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, file: string, firstLine: number, problems: ProblemList): Read<T> | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true, schema: 'core' });
  const fault = document.errors[0];
  if (fault !== undefined) {
    problems.add(file, counter.linePos(fault.pos[0]).line + firstLine - 1, `this is not valid YAML (${fault.message.split('\n')[0] ?? fault.code})`, 'quote strings that hold ": " or start with a backtick or a bracket');
    return undefined;
  }
  const lineOf = (path: readonly PropertyKey[]): number => {
    const offset = offsetOf(document.contents, path);
    return (offset === undefined ? 1 : counter.linePos(offset).line) + firstLine - 1;
  };
  const result = schema.safeParse(document.toJS() ?? {});
  if (result.success) return { value: result.data, lineOf };
  for (const issue of result.error.issues) {
    const { what, mend, path } = explain(issue);
    problems.add(file, lineOf(path), what, mend);
  }
  return undefined;
}

function offsetOf(node: unknown, path: readonly PropertyKey[]): number | undefined {
  const own = isNode(node) ? (node as Node).range?.[0] : undefined; // isNode narrows to a union without `range` in common
  const [key, ...rest] = path;
  if (key === undefined) return own;
  if (isMap(node)) {
    const pair = node.items.find((item) => isScalar(item.key) && item.key.value === key);
    if (pair === undefined) return own;
    if (rest.length === 0 && isScalar(pair.key)) return pair.key.range?.[0] ?? own;
    return offsetOf(pair.value, rest) ?? own;
  }
  if (isSeq(node) && typeof key === 'number') return offsetOf(node.items[key], rest) ?? own;
  return own;
}

function explain(issue: z.core.$ZodIssue): { what: string; mend: string; path: readonly PropertyKey[] } {
  const path = issue.path;
  const name = path.map(String).join('.');
  switch (issue.code) {
    case 'unrecognized_keys': {
      const key = issue.keys[0] ?? '';
      return { path: [...path, key], what: `unknown key "${key}"`, mend: 'remove it or correct its spelling (docs/authoring.md lists the keys)' };
    }
    case 'invalid_type':
      if (issue.input === undefined && issue.message.includes('received undefined')) {
        return { path: path.slice(0, -1), what: `missing field "${name}"`, mend: `add "${String(path.at(-1))}:" with a value` };
      }
      return { path, what: `field "${name}" is not a ${issue.expected}`, mend: `write a ${issue.expected}, in quotes where YAML reads something else` };
    case 'invalid_value':
      return { path, what: `field "${name}" has an unknown value`, mend: `use one of: ${issue.values.map(String).join(', ')}` };
    case 'invalid_union':
      return { path, what: `field "${[...path, 'kind'].map(String).join('.')}" has an unknown value`, mend: 'use one of the kinds in docs/authoring.md' };
    case 'too_small':
      return { path, what: `field "${name}" is empty or too short`, mend: 'give it a value' };
    default:
      return { path, what: `field "${name}" ${issue.message}`, mend: 'correct it (docs/authoring.md shows the form)' };
  }
}
