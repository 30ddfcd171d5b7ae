import { escapeHtml, plainLine } from '../../words/escape.ts';
import { hex, layoutOf, longest, type PlacedField, placeRecord, type RecordData } from './layout.ts';
import { recordWords } from './said.ts';

const CELL = 17;
const LEFT = 58;
const ROW = 104;
const TIER_HIGH = 14;
const TIER_LOW = 32;
const CELLS = 40;
const HEIGHT = 22;
const ADDRESS = CELLS + HEIGHT + 15;
const FLAG = ADDRESS + 16;
/** Advance of a character of the mono face at the size of the labels. */
const ADVANCE = 6.9;

/** What a field has on one page: columns from `from` to before `to`, beginning with its byte `first`. */
interface Part {
  field: PlacedField;
  first: number;
  from: number;
  to: number;
}

/**
 * The record on its page boundary as an SVG: the end of page A above, the start of page B below, a cell for each byte.
 * The size is the same for every layout and offset, so that nothing jumps when they change.
 * @param offset of the record in page A, in bytes
 * @throws RangeError as `placeRecord` does
 */
export function recordSvg(record: RecordData, layoutId: string, offset: number): string {
  const placement = placeRecord(layoutOf(record, layoutId), record.flag, record.page, offset);
  const columns = longest(record.layouts);
  // Page A's row ends at the boundary, unless the record lies so far from it that it would not be seen.
  const start = Math.min(offset, record.page - columns);
  const cut = placement.fields.map((field) => ({ field, at: offset + field.at - start }));
  const onA = cut.filter(({ field }) => field.onFirst > 0).map(({ field, at }): Part => ({ field, first: 0, from: at, to: at + field.onFirst }));
  const onB = placement.fields
    .filter((field) => field.onFirst < field.size)
    .map((field): Part => {
      const from = Math.max(0, field.at - placement.first);
      return { field, first: field.onFirst, from, to: from + field.size - field.onFirst };
    });
  const flagColumn = placement.flag.page === 1 ? placement.flag.offset - start : placement.flag.offset;
  const flagOn = (page: 1 | 2): { column: number; name: string } | undefined =>
    placement.flag.page === page ? { column: flagColumn, name: record.flag.name } : undefined;
  const words = recordWords(record, layoutId, offset)
    .map(({ term, text }) => `${term}: ${plainLine(text)}`)
    .join('. ');
  const width = LEFT + columns * CELL + 6;
  const rows = [
    row({ name: 'page A', start, edge: start + columns === record.page ? columns : undefined, columns, parts: onA, flag: flagOn(1) }),
    row({ name: 'page B', start: 0, edge: 0, columns, parts: onB, flag: flagOn(2) }),
  ];
  return `<svg class="bytes" viewBox="0 0 ${width} ${2 * ROW}" width="${width}" height="${2 * ROW}" role="img" aria-label="${escapeHtml(words)}">${rows.map((part, i) => `<g transform="translate(${LEFT} ${i * ROW})">${part}</g>`).join('')}</svg>`;
}

interface PageRow {
  name: string;
  /** Address of the first cell, in its page. */
  start: number;
  /** The column before which the page boundary runs. */
  edge: number | undefined;
  columns: number;
  parts: readonly Part[];
  flag: { column: number; name: string } | undefined;
}

function row({ name, start, edge, columns, parts, flag }: PageRow): string {
  const end = columns * CELL;
  const out = [text('page', -14, CELLS + 15, name)];
  for (const { field, from, to } of parts)
    out.push(
      `<rect class="${field.padding ? 'pad' : to - from < field.size ? 'across' : 'whole'}" x="${from * CELL}" y="${CELLS}" width="${(to - from) * CELL}" height="${HEIGHT}"/>`,
    );
  if (flag !== undefined)
    out.push(
      `<rect class="flag" x="${flag.column * CELL}" y="${CELLS}" width="${CELL}" height="${HEIGHT}"/><path class="lead" d="M${(flag.column + 0.5) * CELL} ${CELLS + HEIGHT}V${FLAG - 11}"/>`,
    );
  const ticks = Array.from({ length: columns + 1 }, (_, i) => `M${i * CELL} ${CELLS}v${HEIGHT}`).join('');
  out.push(`<path class="cells" d="M0 ${CELLS}H${end}M0 ${CELLS + HEIGHT}H${end}${ticks}"/>`);
  for (const part of parts) out.push(label(part, end));
  if (edge !== undefined) out.push(`<path class="edge" d="M${edge * CELL} ${CELLS - 8}v${HEIGHT + 16}"/>`);
  out.push(...addresses(start, parts, end));
  if (flag !== undefined) out.push(clamped('flag-name', (flag.column + 0.5) * CELL, FLAG, flag.name, end));
  return out.join('');
}

/** The field's name over its bytes; on a higher line, with its bytes named, where it is split or does not fit. */
function label({ field, first, from, to }: Part, end: number): string {
  const middle = ((from + to) / 2) * CELL;
  const whole = to - from === field.size;
  if (whole && field.name.length * ADVANCE <= (to - from) * CELL) return text('field', middle, TIER_LOW, field.name);
  const last = first + to - from - 1;
  const bytes = whole ? '' : first === last ? `, byte ${first}` : `, bytes ${first}–${last}`;
  return `<path class="lead" d="M${middle} ${TIER_HIGH + 4}V${CELLS}"/>${clamped('field', middle, TIER_HIGH, field.name + bytes, end)}`;
}

function addresses(start: number, parts: readonly Part[], end: number): string[] {
  const [from, to] = [parts[0]?.from, parts.at(-1)?.to];
  if (from === undefined || to === undefined) return [];
  const first = clamped('place', (from + 0.5) * CELL, ADDRESS, hex(start + from), end);
  const last = clamped('place', (to - 0.5) * CELL, ADDRESS, hex(start + to - 1), end);
  return (to - from) * CELL < 90 ? [from === 0 ? first : last] : [first, last];
}

/** A text centred on `x`, moved so far that it stays within the row. */
function clamped(name: string, x: number, y: number, content: string, end: number): string {
  const half = (content.length * ADVANCE) / 2;
  return text(name, Math.min(Math.max(x, half), end - half), y, content);
}

function text(name: string, x: number, y: number, content: string): string {
  return `<text class="${name}" x="${Math.round(x * 2) / 2}" y="${y}">${escapeHtml(content)}</text>`;
}
