import { expect, test } from 'vitest';
import { recordSvg } from '../../src/figures/split-record/drawing.ts';
import type { RecordData } from '../../src/figures/split-record/layout.ts';

const RECORD: RecordData = {
  page: 4096,
  layouts: [
    {
      id: 'short',
      title: 'short',
      fields: [
        { name: 'head', size: 4, padding: false },
        { name: 'tail', size: 8, padding: false },
      ],
    },
    {
      id: 'long',
      title: 'long',
      fields: [
        { name: 'head', size: 4, padding: false },
        { name: 'gap', size: 4, padding: true },
        { name: 'tail', size: 8, padding: false },
      ],
    },
  ],
  flag: { field: 'tail', byte: 7, name: 'BUSY' },
};

/** Columns of the cells that a kind of field takes on each page: `[page, from, width]`. */
function cells(svg: string, kind: string): [number, number, number][] {
  return svg
    .split('<g ')
    .slice(1)
    .flatMap((page, i) =>
      [...page.matchAll(new RegExp(`<rect class="${kind}" x="([\\d.]+)" y="\\d+" width="([\\d.]+)"`, 'g'))].map((match): [number, number, number] => [
        i + 1,
        Number(match[1]) / 17,
        Number(match[2]) / 17,
      ]),
    );
}

test('a split field has its first bytes at the end of page A and the others at the start of page B, each part named', () => {
  const svg = recordSvg(RECORD, 'long', 4096 - 12);
  expect(cells(svg, 'whole')).toEqual([[1, 4, 4]]);
  expect(cells(svg, 'pad')).toEqual([[1, 8, 4]]);
  expect(cells(svg, 'across')).toEqual([
    [1, 12, 4],
    [2, 0, 4],
  ]);
  expect(svg).toContain('>tail, bytes 0–3<');
  expect(svg).toContain('>tail, bytes 4–7<');
});

test.each([
  ['long', 4096 - 12, [2, 3]],
  ['long', 4096 - 16, [1, 15]],
  ['long', 4095, [2, 14]],
  ['short', 4096 - 12, [1, 15]],
])('the flag byte of layout %s at offset %i is marked in its cell', (layout, offset, [page, column]) => {
  expect(cells(recordSvg(RECORD, layout, offset), 'flag')).toEqual([[page, column, 1]]);
});

test('every offset and layout gives a drawing of the same size, so that nothing jumps', () => {
  const sizes = RECORD.layouts.flatMap(({ id }) => [0, 100, 4080, 4085, 4095].map((offset) => /viewBox="[^"]+"/.exec(recordSvg(RECORD, id, offset))?.[0]));
  expect(new Set(sizes).size).toBe(1);
});

test('a record far from the boundary is drawn too', () => {
  expect(cells(recordSvg(RECORD, 'short', 100), 'whole')).toEqual([
    [1, 0, 4],
    [1, 4, 8],
  ]);
  expect(recordSvg(RECORD, 'short', 100)).toContain('>0x64<');
});

test('names are escaped, and neither style nor script gets in', () => {
  const [layout] = RECORD.layouts;
  const svg = recordSvg(
    {
      ...RECORD,
      layouts:
        layout === undefined
          ? []
          : [
              {
                ...layout,
                fields: [
                  { name: '<b>', size: 8, padding: false },
                  { name: 'tail', size: 8, padding: false },
                ],
              },
            ],
    },
    'short',
    0,
  );
  expect(svg).toContain('&lt;b&gt;');
  expect(svg).not.toMatch(/<b>|style|<script/);
});
