import { hex, layoutOf, type PlacedField, type Placement, placeRecord, type RecordData, shares } from './layout.ts';

/** What the picture of a record shows, in words, by page; field names stand in `backticks`. */
export function recordWords(record: RecordData, layoutId: string, offset: number): { term: string; text: string }[] {
  const placement = placeRecord(layoutOf(record, layoutId), record.flag, record.page, offset);
  const { first, across, second } = shares(placement);
  const { flag } = placement;
  const split = placement.fields.filter((field) => across.includes(field.name));
  return [
    { term: 'Page A', text: pagePart(placement.first, offset, first) },
    { term: 'On both', text: split.length === 0 ? 'no field' : split.map(halves).join('; ') },
    { term: 'Page B', text: placement.second === 0 ? 'nothing' : pagePart(placement.second, 0, second) },
    {
      term: record.flag.name,
      text: `page ${flag.page === 1 ? 'A' : 'B'}, offset \`${hex(flag.offset)}\`: byte ${record.flag.byte} of \`${record.flag.field}\`, byte ${flag.byte} of the record`,
    },
  ];
}

function pagePart(length: Placement['length'], from: number, names: readonly string[]): string {
  const where = length === 1 ? `1 byte, at \`${hex(from)}\`` : `${length} bytes, \`${hex(from)}\` to \`${hex(from + length - 1)}\``;
  return `${where}; ${names.length === 0 ? 'no field is whole there' : names.map((name) => `\`${name}\``).join(', ')}`;
}

function halves(field: PlacedField): string {
  return `\`${field.name}\`, ${field.onFirst} of its ${field.size} bytes on page A and ${field.size - field.onFirst} on page B`;
}
