import { describe, expect, test } from 'vitest';
import { tableLines } from '../../src/words/table.ts';

/** Cells of some rows: `a | b` each. */
const table = (head: string, rows: string[], width?: number): string => {
  const cells = (row: string): string[] => row.split('|').map((cell) => cell.trim());
  return `\n${tableLines(cells(head), rows.map(cells), width).join('\n')}\n`;
};

describe('tableLines', () => {
  test('sets a small table as wide as its cells', () => {
    expect(table('n | state', ['1 | running', '10 | idle'])).toBe(`
n   state
--  -------
1   running
10  idle
`);
  });

  test('is no wider than it takes to be as low as it can', () => {
    expect(table('when | what', ['once | two words more than fit', 'then | short'], 20)).toBe(`
when  what
----  -------------
once  two words
      more than fit

then  short
`);
  });

  test('parts rows by blank lines only where many of them go on', () => {
    expect(table('row | what', ['row 0 | short', 'row 1 | short', 'row 2 | short', 'row 3 | short', 'row 4 | a cell that needs two lines'], 30)).toBe(`
row    what
-----  ---------------
row 0  short
row 1  short
row 2  short
row 3  short
row 4  a cell that
       needs two lines
`);
  });

  test('becomes a list where the words do not fit side by side', () => {
    expect(table('name | value | note', ['KVM_CAP_EXAMPLE | something_long |', 'B | 2 | why'], 24)).toBe(`
* KVM_CAP_EXAMPLE
    value:
      something_long

* B
    value: 2
    note: why
`);
  });
});
