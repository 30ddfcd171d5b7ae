/** One mistake in the content, told to its author. */
export interface Problem {
  /** Path from the repository's root, e.g. `content/terms/gpc.mdx`. */
  file: string;
  /** 1-based line. */
  line: number;
  /** What is wrong. */
  what: string;
  /** How to mend it. */
  mend: string;
}

/** Gives a problem as the author reads it: `file:line: what is wrong; the mend`. */
export function formatProblem(problem: Problem): string {
  return `${problem.file}:${problem.line}: ${problem.what}; ${problem.mend}`;
}

/** All mistakes found in one reading of the content. Its message holds no stack trace, one line a problem. */
export class ContentError extends Error {
  readonly problems: readonly Problem[];

  constructor(problems: readonly Problem[]) {
    super(problems.map(formatProblem).join('\n'));
    this.name = 'ContentError';
    this.problems = problems;
  }
}

/** Gathers problems, so that an author sees all of them at once and not only the first. */
export class ProblemList {
  readonly found: Problem[] = [];

  /** Notes a problem at `line` (1-based) of `file`. */
  add(file: string, line: number, what: string, mend: string): void {
    this.found.push({ file, line, what, mend });
  }

  /** Throws a {@link ContentError} with everything found, sorted by place; gives nothing where nothing was found. */
  throwIfAny(): void {
    if (this.found.length === 0) return;
    const order = [...this.found].sort((a, b) => a.file.localeCompare(b.file, 'en') || a.line - b.line);
    throw new ContentError(order);
  }
}

/** Gives ` did you mean "x"?`-style mends: the known name nearest to `wanted`, or the place where names are listed. */
export function nearest(wanted: string, known: Iterable<string>, listedIn: string): string {
  let best = '';
  let bestDistance = Math.max(2, Math.floor(wanted.length / 3)) + 1;
  for (const name of known) {
    const distance = editDistance(wanted, name, bestDistance);
    if (distance < bestDistance) {
      best = name;
      bestDistance = distance;
    }
  }
  return best === '' ? `see ${listedIn} for the known ones, or add it there` : `did you mean "${best}"? (see ${listedIn})`;
}

/** Levenshtein distance of two strings; gives `limit` as soon as it is certain to be reached. */
export function editDistance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) >= limit) return limit;
  let previous = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    let rowBest = i;
    for (let j = 1; j <= b.length; j++) {
      const swap = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      const value = Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, swap);
      current.push(value);
      rowBest = Math.min(rowBest, value);
    }
    if (rowBest >= limit) return limit;
    previous = current;
  }
  return Math.min(limit, previous[b.length] ?? limit);
}
