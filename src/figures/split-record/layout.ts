import type { SplitRecord } from './schema.ts';

/** One field of a record, where it lies for a given offset. */
export interface PlacedField {
  name: string;
  padding: boolean;
  /** First byte in the record. */
  at: number;
  size: number;
  /** Bytes of it on the first page; the others are on the second. */
  onFirst: number;
}

/** A record at an offset in its page. Lengths in bytes. */
export interface Placement {
  length: number;
  /** Bytes on the first page. */
  first: number;
  /** Bytes on the second page. */
  second: number;
  fields: PlacedField[];
  /** Page (1 or 2) of the flag's byte, its place in the record, and its offset in that page. */
  flag: { page: 1 | 2; byte: number; offset: number };
}

/** What the arithmetic and the picture need of a figure. */
export type RecordData = Pick<SplitRecord, 'page' | 'layouts' | 'flag'>;

type Layout = SplitRecord['layouts'][number];

/**
 * The layout with that id.
 * @throws RangeError where the record has none
 */
export function layoutOf(record: RecordData, id: string): Layout {
  const layout = record.layouts.find((candidate) => candidate.id === id);
  if (layout === undefined) throw new RangeError(`unknown layout "${id}"`);
  return layout;
}

function lengthOf(layout: Layout): number {
  return layout.fields.reduce((sum, field) => sum + field.size, 0);
}

/** Length of the longest layout, in bytes. */
export function longest(layouts: readonly Layout[]): number {
  return Math.max(...layouts.map(lengthOf));
}

/**
 * Lays a record at `offset` bytes into a page: `first = min(length, page - offset)` bytes stay on the first page, the rest starts the second.
 * @throws RangeError where the offset does not lie in the page or the flag's field is not in the layout
 */
export function placeRecord(layout: Layout, flag: SplitRecord['flag'], page: number, offset: number): Placement {
  if (!Number.isInteger(offset) || offset < 0 || offset >= page) throw new RangeError(`offset ${offset} does not lie in a page of ${page} bytes`);
  const length = lengthOf(layout);
  const first = Math.min(length, page - offset);
  let at = 0;
  const fields = layout.fields.map((field): PlacedField => {
    const start = at;
    at += field.size;
    return { name: field.name, padding: field.padding, at: start, size: field.size, onFirst: Math.max(0, Math.min(field.size, first - start)) };
  });
  const flagField = fields.find((field) => field.name === flag.field);
  if (flagField === undefined) throw new RangeError(`field "${flag.field}" is not in layout "${layout.id}"`);
  const byte = flagField.at + flag.byte;
  const onFirst = byte < first;
  return { length, first, second: length - first, fields, flag: { page: onFirst ? 1 : 2, byte, offset: onFirst ? offset + byte : byte - first } };
}

/** An offset as kernel people write it: `0xff1`. */
export function hex(offset: number): string {
  return `0x${offset.toString(16)}`;
}

/** Names of the fields that lie wholly on the first page, across the boundary, and wholly on the second. */
export function shares(placement: Placement): { first: string[]; across: string[]; second: string[] } {
  const names = (test: (field: PlacedField) => boolean): string[] => placement.fields.filter(test).map((field) => field.name);
  return {
    first: names((field) => field.onFirst === field.size),
    across: names((field) => field.onFirst > 0 && field.onFirst < field.size),
    second: names((field) => field.onFirst === 0),
  };
}

/** The table of the interesting offsets, for readers without script and for the text twin; field names stand in `backticks`. */
export function splitRecordTable(figure: SplitRecord): { head: string[]; rows: { id: string; cells: string[] }[] } {
  const rows = figure.offsets.map((entry) => {
    const layout = layoutOf(figure, entry.layout);
    const placement = placeRecord(layout, figure.flag, figure.page, entry.offset);
    const { across } = shares(placement);
    return {
      id: entry.id,
      cells: [
        hex(entry.offset),
        layout.title,
        `${placement.first} / ${placement.second}`,
        across.map((name) => `\`${name}\``).join(', ') || 'none',
        placement.flag.page === 1 ? 'A' : 'B',
        entry.text,
      ],
    };
  });
  return { head: ['Offset', 'Layout', 'Bytes on A / B', 'Straddles', `${figure.flag.name} on`, 'What it shows'], rows };
}
