import { spawnSync } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { visit } from 'unist-util-visit';
import { COMPILER, WARNINGS } from '../../src/labs/programs.ts';
import { parseMdx } from '../../src/reading/mdx.ts';
import { ProblemList } from '../../src/reading/problem.ts';

/** C that stands on a page itself, and is not shown from a lab. */
export interface Fence {
  file: string;
  /** The line of its first line of code. */
  line: number;
  code: string;
}

/** The C in the fences of every document under `content/`. */
export function cFences(root: string): Fence[] {
  return readdirSync(path.join(root, 'content'), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.mdx'))
    .sort()
    .flatMap((name) => fencesOf(`content/${name}`, readFileSync(path.join(root, 'content', name), 'utf8')));
}

/** The C in the fences of one document. */
export function fencesOf(file: string, text: string): Fence[] {
  const fences: Fence[] = [];
  const problems = new ProblemList();
  const parsed = parseMdx(text, file, problems);
  problems.throwIfAny();
  if (parsed === undefined) return [];
  visit(parsed.tree, 'code', (node) => {
    if (node.lang === 'c') fences.push({ file, line: (node.position?.start.line ?? 0) + 1, code: node.value });
  });
  return fences;
}

/**
 * Compiles a fence as the body of a function behind `fences.h`, as strictly as a lab.
 * @returns the compiler's words, by the lines of the page, or nothing
 */
export function compileFence({ file, line, code }: Fence): string {
  const input = `void fence(void);\nvoid fence(void)\n{\n#line ${line} "${file}"\n${code}\n}\n`;
  const args = [...WARNINGS, '-fsyntax-only', '-include', path.join(import.meta.dirname, 'fences.h'), '-x', 'c', '-'];
  const { status, stderr, error } = spawnSync(COMPILER, args, { input, encoding: 'utf8', env: { ...process.env, LC_ALL: 'C' } });
  if (error !== undefined) throw error;
  return status === 0 ? '' : stderr;
}
