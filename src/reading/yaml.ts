import { type Document, isMap, isNode, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import type { z } from 'zod';
import { explain } from './explain.ts';
import type { ProblemList } from './problem.ts';

/** Gives the line (1-based, in the file) of the key or item at `path`; of the nearest outer one where the path ends earlier. */
export type LineOf = (path: readonly PropertyKey[]) => number;

/** A checked value, and the line at which each part of it stands. */
export interface Read<T> {
  value: T;
  lineOf: LineOf;
}

/**
 * Parses YAML and checks it against a schema.
 * @param firstLine line of the file at which `text` starts, 1-based
 * @returns the value, or `undefined` where a problem was noted
 */
export function readYaml<T>(text: string, schema: z.ZodType<T>, file: string, firstLine: number, problems: ProblemList): Read<T> | undefined {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, uniqueKeys: true, schema: 'core' });
  const lineAt = (offset: number | undefined): number => (offset === undefined ? 1 : counter.linePos(offset).line) + firstLine - 1;
  const fault = document.errors[0] ?? document.warnings[0];
  if (fault !== undefined) {
    problems.add(
      file,
      lineAt(fault.pos[0]),
      `this is not valid YAML (${fault.message.split('\n')[0] ?? fault.code})`,
      SYNTAX_MENDS[fault.code] ?? 'quote strings that hold ": " or start with a sign such as ` [ * & !',
    );
    return undefined;
  }
  const odd = oddNode(document);
  if (odd !== undefined) {
    problems.add(file, lineAt(odd.node.range?.[0]), odd.what, 'write the value itself; quote a string that starts with a sign such as * & ?');
    return undefined;
  }
  const lineOf: LineOf = (path) => lineAt(offsetOf(document.contents, path));
  const value: unknown = document.toJS() ?? {};
  const result = schema.safeParse(value);
  if (result.success) return { value: result.data, lineOf };
  for (const issue of result.error.issues) {
    for (const { what, mend, path } of explain(issue, value)) problems.add(file, lineOf(path), what, mend);
  }
  return undefined;
}

const SYNTAX_MENDS: Partial<Record<string, string>> = {
  DUPLICATE_KEY: 'keep one of the two',
  TAB_AS_INDENT: 'indent with spaces',
  MULTIPLE_DOCS: 'remove the line "---" inside it',
};

/** YAML beyond lists, keys and values: what stands for something else, and keys that are no words. */
function oddNode(document: Document): { node: Node; what: string } | undefined {
  let found: { node: Node; what: string } | undefined;
  visit(document, {
    Alias(_, node) {
      found ??= { node, what: `a YAML alias ("*${node.source}")` };
    },
    Pair(_, { key }) {
      if (isNode(key) && !isScalar(key)) found ??= { node: key, what: 'a key that is no word' };
    },
  });
  return found;
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
