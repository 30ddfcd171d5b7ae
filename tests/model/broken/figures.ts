import { swap, write } from '../book.ts';
import type { Broken } from './case.ts';

/** Mistakes in the data of figures. */
export const figures: Broken[] = [
  {
    name: 'a figure of an unknown kind',
    edits: [swap('figures/rates.yaml', 'kind: log-chart', 'kind: pie')],
    says: ['content/figures/rates.yaml:1: unknown kind "pie"; use one of: log-chart, timeline, race, matrix, spans, split-record'],
  },
  {
    name: 'a figure without a kind',
    edits: [swap('figures/rates.yaml', 'kind: log-chart                  # numbers over a few categories, on a logarithmic scale\n', '')],
    says: ['content/figures/rates.yaml:1: missing field "kind"; add "kind:" with a value'],
  },
  {
    name: 'a figure shown nowhere',
    edits: [
      write(
        'figures/other.yaml',
        'kind: matrix\ntitle: Other\nsummary: Other.\nsources: [talk]\ncorner: x\ncolumns: [{ id: a, title: a }]\nrows: [{ id: b, title: b, cells: [{ mark: no, text: c }] }]\n',
      ),
    ],
    says: ['content/figures/other.yaml:1: figure "other" is shown on no page; show it with <Figure id="other" />, or remove it'],
  },
  {
    name: 'a figure file name that breaks the id rules',
    edits: [
      write(
        'figures/Other.yaml',
        'kind: matrix\ntitle: Other\nsummary: Other.\nsources: [talk]\ncorner: x\ncolumns: [{ id: a, title: a }]\nrows: [{ id: b, title: b, cells: [{ mark: no, text: c }] }]\n',
      ),
    ],
    says: [
      'content/figures/Other.yaml:1: file name "Other" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a figure with an unknown source',
    edits: [swap('figures/rates.yaml', 'sources: [doe-2024-01-02]', 'sources: [nobody]')],
    says: ['content/figures/rates.yaml:4: unknown source "nobody"; see content/sources.yaml for the known ones, or add it there'],
  },
  {
    name: 'a series with a value too few',
    edits: [swap('figures/rates.yaml', '[150, 191, 36]', '[150, 191]')],
    says: ['content/figures/rates.yaml:8: 2 values for 3 categories; give one value for each of x.values'],
  },
  {
    name: 'a value that a logarithmic scale cannot show',
    edits: [swap('figures/rates.yaml', '[150, 191, 36]', '[150, 0, 36]')],
    says: ['content/figures/rates.yaml:8: field "series.values" is too small; write a number above 0'],
  },
  {
    name: 'a value that is a word',
    edits: [swap('figures/rates.yaml', '[150, 191, 36]', '[150, many, 36]')],
    says: ['content/figures/rates.yaml:8: field "series.values" is not a number; write a number'],
  },
  {
    name: 'a series of an unknown role',
    edits: [swap('figures/rates.yaml', 'role: mm', 'role: mom')],
    says: ['content/figures/rates.yaml:8: unknown role "mom"; use one of: guest, kvm, mm, vmm, remote, hardware'],
  },
  {
    name: 'a series id that breaks the rules',
    edits: [swap('figures/rates.yaml', 'id: without', 'id: With Out')],
    says: [
      'content/figures/rates.yaml:8: id "With Out" breaks the id rules; use lower case letters, digits and single hyphens, start with a letter, end with a letter or a digit',
    ],
  },
  {
    name: 'a series id twice',
    edits: [swap('figures/rates.yaml', 'id: with,', 'id: without,')],
    says: ['content/figures/rates.yaml:9: duplicate id "without" in one figure; give one of the two another id'],
  },
  {
    name: 'an event of an unknown status',
    edits: [swap('figures/story.yaml', 'status: superseded', 'status: dead')],
    says: ['content/figures/story.yaml:6: unknown status "dead"; use one of: merged, proposed, superseded, out of tree, hypothetical, on record, concept'],
  },
  {
    name: 'an event with an unknown source',
    edits: [swap('figures/story.yaml', 'status: superseded, sources: [doe-2024-01-02]', 'status: superseded, sources: [nobody]')],
    says: ['content/figures/story.yaml:6: unknown source "nobody"; see content/sources.yaml for the known ones, or add it there'],
  },
  {
    name: 'a row with a cell too few',
    edits: [swap('figures/grid.yaml', '{ mark: no, text: fails }, ', '')],
    says: ['content/figures/grid.yaml:9: 1 cells for 2 columns; give one cell for each column'],
  },
  {
    name: 'an unknown mark',
    edits: [swap('figures/grid.yaml', 'mark: waits', 'mark: sleeps')],
    says: ['content/figures/grid.yaml:9: unknown mark "sleeps"; use one of: yes, no, waits, exits, none'],
  },
  {
    name: 'a window that names no event',
    edits: [swap('figures/race.yaml', 'to: commit', 'to: end')],
    says: ['content/figures/race.yaml:13: window names "end", which is no event; use two of: check, touch, commit'],
  },
  {
    name: 'an event in a third column',
    edits: [swap('figures/race.yaml', 'column: 1', 'column: 2')],
    says: ['content/figures/race.yaml:11: unknown column "2"; use one of: 0, 1'],
  },
  {
    name: 'three columns in a race',
    edits: [swap('figures/race.yaml', '{ title: Other thread, role: vmm }', '{ title: Other, role: vmm }, { title: Third, role: vmm }')],
    says: ['content/figures/race.yaml:5: field "columns" has too many entries; give it 2'],
  },
  {
    name: 'a span past the last phase',
    edits: [swap('figures/lanes.yaml', 'from: 3, to: 3', 'from: 3, to: 4')],
    says: ['content/figures/lanes.yaml:7: span 3 to 4 with 4 phases; from and to are phase numbers from 0, from not after to'],
  },
  {
    name: 'a span at half a phase',
    edits: [swap('figures/lanes.yaml', 'from: 3, to: 3', 'from: 2.5, to: 3')],
    says: ['content/figures/lanes.yaml:7: field "rows.spans.from" is not a whole number; write a whole number'],
  },
  {
    name: 'an unknown layout',
    edits: [swap('figures/record.yaml', 'start: { layout: "64"', 'start: { layout: "65"')],
    says: ['content/figures/record.yaml:14: unknown layout "65"; use one of: 32, 64'],
  },
  {
    name: 'a flag in no field',
    edits: [swap('figures/record.yaml', 'flag: { field: entry', 'flag: { field: exit')],
    says: [
      `content/figures/record.yaml:13: the flag's field "exit" is not in layout "32"; use one of: state, entry`,
      `content/figures/record.yaml:13: the flag's field "exit" is not in layout "64"; use one of: state, padding, entry`,
    ],
  },
  {
    name: 'a flag past its field',
    edits: [swap('figures/record.yaml', 'byte: 7', 'byte: 8')],
    says: [
      'content/figures/record.yaml:13: byte 8 of "entry", which has 8 bytes in layout "32"; bytes of a field count from 0',
      'content/figures/record.yaml:13: byte 8 of "entry", which has 8 bytes in layout "64"; bytes of a field count from 0',
    ],
  },
  {
    name: 'an offset past the page',
    edits: [swap('figures/record.yaml', 'offset: 4080', 'offset: 4096')],
    says: ['content/figures/record.yaml:16: offset 4096 on a page of 4096 bytes; give the offset of the first byte within its page'],
  },
];
