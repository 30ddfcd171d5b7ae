import { parseCitations } from '../facts/citation.ts';
import type { Citation } from '../facts/source.ts';
import type { FigurePart } from '../figures/kind.ts';
import { type Figure, figureSchema, kindOf } from '../figures/kinds.ts';
import { checkId } from '../reading/address.ts';
import { readFolder } from '../reading/files.ts';
import type { ProblemList } from '../reading/problem.ts';
import { type LineOf, readYaml } from '../reading/yaml.ts';

/** A figure's data, before it is known on which page it stands. */
export interface FigureDraft {
  id: string;
  file: string;
  figure: Figure;
  citations: Citation[];
  /** Every citation in it, its own and those of its parts, with the line where each stands. */
  cited: { citations: Citation[]; line: number }[];
  /** Line of each part that has an id, by that id. */
  parts: Map<string, number>;
}

/** Reads `content/figures/`, by id. */
export function readFigures(root: string, problems: ProblemList): Map<string, FigureDraft> {
  const drafts = new Map<string, FigureDraft>();
  for (const { file, name, text } of readFolder(root, 'content/figures', '.yaml')) {
    checkId(name, file, 1, problems, 'file name');
    const read = readYaml(text, figureSchema, file, 1, problems);
    if (read === undefined) continue;
    const { value: figure, lineOf } = read;
    const kind = kindOf(figure);
    kind.check(figure, (path, what, mend) => problems.add(file, lineOf(path), what, mend));
    const cited = [{ sources: figure.sources, path: ['sources'] }, ...kind.cited(figure)].map(({ sources, path }) => ({
      citations: parseCitations(sources),
      line: lineOf(path),
    }));
    drafts.set(name, { id: name, file, figure, citations: parseCitations(figure.sources), cited, parts: linesOf(kind.parts(figure), file, lineOf, problems) });
  }
  return drafts;
}

/** The line (1-based) of each part by its id. Notes a problem for an id that breaks the id rules or stands twice. */
function linesOf(parts: readonly FigurePart[], file: string, lineOf: LineOf, problems: ProblemList): Map<string, number> {
  const lines = new Map<string, number>();
  for (const { id, path } of parts) {
    const line = lineOf([...path, 'id']);
    if (checkId(id, file, line, problems) && lines.has(id)) problems.add(file, line, `duplicate id "${id}" in one figure`, 'give one of the two another id');
    lines.set(id, line);
  }
  return lines;
}
