import { idFault, ID_MEND } from './address.ts';
import { checkCitations, parseCitations } from './citation.ts';
import { type Figure, figureSchema } from './figure-schema.ts';
import { readFolder } from './files.ts';
import type { ProblemList } from './problem.ts';
import type { Citation, Source } from './types.ts';
import { readYaml } from './yaml.ts';

/** A figure's data, before it is known on which page it stands. */
export interface FigureDraft {
  id: string;
  file: string;
  figure: Figure;
  citations: Citation[];
}

/** Reads `content/figures/`, by id. */
export function readFigures(root: string, sources: ReadonlyMap<string, Source>, problems: ProblemList): Map<string, FigureDraft> {
  const drafts = new Map<string, FigureDraft>();
  for (const { file, name, text } of readFolder(root, 'content/figures', '.yaml')) {
    const fault = idFault(name);
    if (fault !== undefined) problems.add(file, 1, fault.replace('id', 'file name'), ID_MEND);
    const read = readYaml(text, figureSchema, file, 1, problems);
    if (read === undefined) continue;
    const citations = parseCitations(read.value.sources);
    checkCitations(citations, sources, file, read.lineOf(['sources']), problems);
    checkShape(read.value, file, read.lineOf, problems);
    drafts.set(name, { id: name, file, figure: read.value, citations });
  }
  return drafts;
}

/** Every citation in a figure: its own, and those of its parts. */
export function everyCitation({ figure, citations }: Pick<FigureDraft, 'figure' | 'citations'>): Citation[] {
  const parts = figure.kind === 'timeline' ? figure.events.flatMap((event) => parseCitations(event.sources)) : [];
  return [...citations, ...parts];
}

/** What a schema of single fields cannot say: that parts fit together. */
function checkShape(figure: Figure, file: string, lineOf: (path: readonly PropertyKey[]) => number, problems: ProblemList): void {
  switch (figure.kind) {
    case 'log-chart':
      figure.series.forEach((series, i) => {
        if (series.values.length !== figure.x.values.length) problems.add(file, lineOf(['series', i, 'values']), `${series.values.length} values for ${figure.x.values.length} categories`, 'give one value for each of x.values');
      });
      break;
    case 'matrix':
      figure.rows.forEach((row, i) => {
        if (row.cells.length !== figure.columns.length) problems.add(file, lineOf(['rows', i, 'cells']), `${row.cells.length} cells for ${figure.columns.length} columns`, 'give one cell for each column');
      });
      break;
    case 'race':
      figure.variants.forEach((variant, i) => {
        const ids = variant.events.map((event) => event.id);
        for (const end of [variant.window.from, variant.window.to]) {
          if (!ids.includes(end)) problems.add(file, lineOf(['variants', i, 'window']), `window names "${end}", which is no event`, `use two of: ${ids.join(', ')}`);
        }
      });
      break;
    case 'spans':
      figure.rows.forEach((row, i) => {
        row.spans.forEach((span, j) => {
          if (span.from < 0 || span.to >= figure.phases.length || span.to < span.from) problems.add(file, lineOf(['rows', i, 'spans', j]), `span ${span.from} to ${span.to} with ${figure.phases.length} phases`, 'from and to are phase numbers from 0, from not after to');
        });
      });
      break;
    case 'split-record': {
      const layouts = figure.layouts.map((layout) => layout.id);
      const check = (layout: string, path: readonly PropertyKey[]): void => {
        if (!layouts.includes(layout)) problems.add(file, lineOf(path), `unknown layout "${layout}"`, `use one of: ${layouts.join(', ')}`);
      };
      check(figure.start.layout, ['start']);
      figure.offsets.forEach((offset, i) => {
        check(offset.layout, ['offsets', i]);
      });
      break;
    }
    case 'timeline':
      break;
  }
}
