import { checkId } from './address.ts';
import { parseCitations } from './citation.ts';
import { findParts } from './figure-parts.ts';
import { type Figure, figureSchema } from './figure-schema.ts';
import { readFolder } from './files.ts';
import type { ProblemList } from './problem.ts';
import type { Citation } from './types.ts';
import { type LineOf, readYaml } from './yaml.ts';

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
    const citations = parseCitations(read.value.sources);
    checkShape(read.value, file, read.lineOf, problems);
    const cited = [{ citations, line: read.lineOf(['sources']) }, ...citedByParts(read.value, read.lineOf)];
    drafts.set(name, { id: name, file, figure: read.value, citations, cited, parts: findParts(read.value, file, read.lineOf, problems) });
  }
  return drafts;
}

function citedByParts(figure: Figure, lineOf: LineOf): FigureDraft['cited'] {
  if (figure.kind !== 'timeline') return [];
  return figure.events.flatMap((event, i) =>
    event.sources.length === 0 ? [] : [{ citations: parseCitations(event.sources), line: lineOf(['events', i, 'sources']) }],
  );
}

/** What a schema of single fields cannot say: that parts fit together. */
function checkShape(figure: Figure, file: string, lineOf: LineOf, problems: ProblemList): void {
  switch (figure.kind) {
    case 'log-chart':
      figure.series.forEach((series, i) => {
        if (series.values.length !== figure.x.values.length)
          problems.add(
            file,
            lineOf(['series', i, 'values']),
            `${series.values.length} values for ${figure.x.values.length} categories`,
            'give one value for each of x.values',
          );
      });
      break;
    case 'matrix':
      figure.rows.forEach((row, i) => {
        if (row.cells.length !== figure.columns.length)
          problems.add(file, lineOf(['rows', i, 'cells']), `${row.cells.length} cells for ${figure.columns.length} columns`, 'give one cell for each column');
      });
      break;
    case 'race':
      figure.variants.forEach((variant, i) => {
        const ids = variant.events.map((event) => event.id);
        for (const end of [variant.window.from, variant.window.to]) {
          if (!ids.includes(end))
            problems.add(file, lineOf(['variants', i, 'window']), `window names "${end}", which is no event`, `use two of: ${ids.join(', ')}`);
        }
      });
      break;
    case 'spans':
      figure.rows.forEach((row, i) => {
        row.spans.forEach((span, j) => {
          if (span.from < 0 || span.to >= figure.phases.length || span.to < span.from)
            problems.add(
              file,
              lineOf(['rows', i, 'spans', j]),
              `span ${span.from} to ${span.to} with ${figure.phases.length} phases`,
              'from and to are phase numbers from 0, from not after to',
            );
          if (row.spans.slice(0, j).some((other) => other.from <= span.to && span.from <= other.to))
            problems.add(file, lineOf(['rows', i, 'spans', j]), `span "${span.text}" shares a phase with another span of its row`, 'give it a row of its own');
        });
      });
      break;
    case 'split-record': {
      const layouts = figure.layouts.map((layout) => layout.id);
      const check = (layout: string, path: readonly PropertyKey[]): void => {
        if (!layouts.includes(layout)) problems.add(file, lineOf(path), `unknown layout "${layout}"`, `use one of: ${layouts.join(', ')}`);
      };
      const checkOffset = (offset: number, path: readonly PropertyKey[]): void => {
        if (offset >= figure.page)
          problems.add(file, lineOf(path), `offset ${offset} on a page of ${figure.page} bytes`, 'give the offset of the first byte within its page');
      };
      check(figure.start.layout, ['start']);
      checkOffset(figure.start.offset, ['start']);
      figure.offsets.forEach((offset, i) => {
        check(offset.layout, ['offsets', i]);
        checkOffset(offset.offset, ['offsets', i]);
      });
      for (const layout of figure.layouts) {
        const field = layout.fields.find((known) => known.name === figure.flag.field);
        if (field === undefined)
          problems.add(
            file,
            lineOf(['flag']),
            `the flag's field "${figure.flag.field}" is not in layout "${layout.id}"`,
            `use one of: ${layout.fields.map((known) => known.name).join(', ')}`,
          );
        else if (figure.flag.byte >= field.size)
          problems.add(
            file,
            lineOf(['flag']),
            `byte ${figure.flag.byte} of "${field.name}", which has ${field.size} bytes in layout "${layout.id}"`,
            'bytes of a field count from 0',
          );
      }
      break;
    }
    case 'timeline':
      break;
  }
}
