import { describe, expect, test } from 'vitest';
import { hex, placeRecord, type RecordData, shares, splitRecordTable } from '../../src/figures/split-record/layout.ts';
import { recordWords } from '../../src/figures/split-record/said.ts';

const PAGE = 0x1000;
const TIMES = ['time[0]', 'time[1]', 'time[2]', 'time[3]'].map((name) => ({ name, size: 8, padding: false }));
const STATE = { name: 'state', size: 4, padding: false };
const ENTRY = { name: 'state_entry_time', size: 8, padding: false };
const LAYOUTS = {
  '32': { id: '32', title: '32-bit ABI', fields: [STATE, ENTRY, ...TIMES] },
  '64': { id: '64', title: '64-bit ABI', fields: [STATE, { name: 'padding', size: 4, padding: true }, ENTRY, ...TIMES] },
};
const FLAG = { field: 'state_entry_time', byte: 7, name: 'XEN_RUNSTATE_UPDATE' };
const RECORD: RecordData = { page: PAGE, layouts: Object.values(LAYOUTS), flag: FLAG };

// The enumeration of the split rule for every offset, one row a range: first and last offset, bytes on page A at the first offset (one
// fewer with each further byte, unless everything fits), the straddling field, how many fields are wholly on page A, page of the flag.
type Range = [from: number, to: number, first: number, across: string | undefined, wholeOnA: number, flag: 1 | 2];
const RANGES: Record<keyof typeof LAYOUTS, Range[]> = {
  '32': [
    [0x000, 0xfd4, 44, undefined, 6, 1],
    [0xfd5, 0xfdb, 43, 'time[3]', 5, 1],
    [0xfdc, 0xfdc, 36, undefined, 5, 1],
    [0xfdd, 0xfe3, 35, 'time[2]', 4, 1],
    [0xfe4, 0xfe4, 28, undefined, 4, 1],
    [0xfe5, 0xfeb, 27, 'time[1]', 3, 1],
    [0xfec, 0xfec, 20, undefined, 3, 1],
    [0xfed, 0xff3, 19, 'time[0]', 2, 1],
    [0xff4, 0xff4, 12, undefined, 2, 1],
    [0xff5, 0xffb, 11, 'state_entry_time', 1, 2],
    [0xffc, 0xffc, 4, undefined, 1, 2],
    [0xffd, 0xfff, 3, 'state', 0, 2],
  ],
  '64': [
    [0x000, 0xfd0, 48, undefined, 7, 1],
    [0xfd1, 0xfd7, 47, 'time[3]', 6, 1],
    [0xfd8, 0xfd8, 40, undefined, 6, 1],
    [0xfd9, 0xfdf, 39, 'time[2]', 5, 1],
    [0xfe0, 0xfe0, 32, undefined, 5, 1],
    [0xfe1, 0xfe7, 31, 'time[1]', 4, 1],
    [0xfe8, 0xfe8, 24, undefined, 4, 1],
    [0xfe9, 0xfef, 23, 'time[0]', 3, 1],
    [0xff0, 0xff0, 16, undefined, 3, 1],
    [0xff1, 0xff7, 15, 'state_entry_time', 2, 2],
    [0xff8, 0xff8, 8, undefined, 2, 2],
    [0xff9, 0xffb, 7, 'padding', 1, 2],
    [0xffc, 0xffc, 4, undefined, 1, 2],
    [0xffd, 0xfff, 3, 'state', 0, 2],
  ],
};
const LENGTH = { '32': 44, '64': 48 };
const FLAG_BYTE = { '32': 11, '64': 15 };

describe.each(['32', '64'] as const)('a record in the %s-bit ABI', (abi) => {
  const layout = LAYOUTS[abi];
  const names = layout.fields.map((field) => field.name);

  test('the ranges cover every offset of the page once', () => {
    expect(RANGES[abi].flatMap(([from, to]) => [from, to + 1])).toEqual([0, ...RANGES[abi].slice(1).flatMap(([from]) => [from, from]), PAGE]);
  });

  test.each(RANGES[abi].map((range) => [`${hex(range[0])}-${hex(range[1])}`, range] as const))(
    'at every offset of %s',
    (_, [from, to, most, across, wholeOnA, page]) => {
      for (let offset = from; offset <= to; offset++) {
        const first = across === undefined ? most : most - (offset - from);
        const split = across === undefined ? 0 : 1;
        const placement = placeRecord(layout, FLAG, PAGE, offset);
        expect([placement.length, placement.first, placement.second], hex(offset)).toEqual([LENGTH[abi], first, LENGTH[abi] - first]);
        expect(shares(placement), hex(offset)).toEqual({
          first: names.slice(0, wholeOnA),
          across: across === undefined ? [] : [across],
          second: names.slice(wholeOnA + split),
        });
        const flagOffset = page === 1 ? offset + FLAG_BYTE[abi] : FLAG_BYTE[abi] - first;
        expect(placement.flag, hex(offset)).toEqual({ page, byte: FLAG_BYTE[abi], offset: flagOffset });
      }
    },
  );
});

test('an offset outside the page, and a flag in no field, are refused', () => {
  expect(() => placeRecord(LAYOUTS['64'], FLAG, PAGE, PAGE)).toThrow(RangeError);
  expect(() => placeRecord(LAYOUTS['64'], FLAG, PAGE, -1)).toThrow(RangeError);
  expect(() => placeRecord(LAYOUTS['64'], FLAG, PAGE, 1.5)).toThrow(RangeError);
  expect(() => placeRecord(LAYOUTS['64'], { ...FLAG, field: 'nothing' }, PAGE, 0)).toThrow(/nothing.*64/);
});

test('the words name the bytes and fields of each page and the place of the flag', () => {
  expect(recordWords(RECORD, '64', 0xff1)).toEqual([
    { term: 'Page A', text: '15 bytes, `0xff1` to `0xfff`; `state`, `padding`' },
    { term: 'On both', text: '`state_entry_time`, 7 of its 8 bytes on page A and 1 on page B' },
    { term: 'Page B', text: '33 bytes, `0x0` to `0x20`; `time[0]`, `time[1]`, `time[2]`, `time[3]`' },
    { term: 'XEN_RUNSTATE_UPDATE', text: 'page B, offset `0x0`: byte 7 of `state_entry_time`, byte 15 of the record' },
  ]);
  expect(
    recordWords(RECORD, '64', 0xfd0)
      .slice(1, 3)
      .map(({ text }) => text),
  ).toEqual(['no field', 'nothing']);
  expect(recordWords(RECORD, '32', 0xfff)[0]?.text).toBe('1 byte, at `0xfff`; no field is whole there');
});

test('the table has a row with an id for each offset that the author names', () => {
  const table = splitRecordTable({
    ...RECORD,
    kind: 'split-record',
    title: 't',
    summary: 's',
    sources: ['x'],
    start: { layout: '64', offset: 0xff1 },
    offsets: [{ id: 'aligned', layout: '32', offset: 0xff8, text: 'in halves' }],
  });
  expect(table.rows).toEqual([{ id: 'aligned', cells: ['0xff8', '32-bit ABI', '8 / 36', '`state_entry_time`', 'B', 'in halves'] }]);
});
