/** A grid of characters that grows downward; each new row starts with the life lines and the sides of open frames. */
import type { Columns } from './text-columns.ts';

/** The grid, drawn from the top down. */
export class Canvas {
  private readonly rows: string[][] = [];
  private readonly columns: Columns;
  /** how many activations are open on each life line */
  private readonly active: number[];
  private depth = 0;
  private lines = false;
  /** whether any row shows an activation */
  showsActive = false;

  constructor(columns: Columns) {
    this.columns = columns;
    this.active = columns.x.map(() => 0);
  }

  /** Begins (1) or ends (-1) an activation of the participant at `index`. */
  activate(index: number, by: 1 | -1): void {
    this.active[index] = (this.active[index] ?? 0) + by;
  }

  /** The columns of the life lines that are active now. */
  get activeColumns(): number[] {
    return this.columns.x.filter((_, index) => this.active[index]);
  }

  /** From here on rows carry life lines. */
  startLines(): void {
    this.lines = true;
  }

  /** Starts a new row, into which {@link write} then writes. */
  addRow(): void {
    const row = Array.from({ length: this.columns.width }, () => ' ');
    this.rows.push(row);
    if (this.lines) for (const [index, x] of this.columns.x.entries()) row[x] = this.active[index] ? '#' : '|';
    this.showsActive ||= this.lines && this.active.some((count) => count > 0);
    for (let frame = 0; frame < this.depth; frame += 1) {
      row[frame * this.columns.indent] = ':';
      row[this.columns.width - 1 - frame * this.columns.indent] = ':';
    }
  }

  /** Writes into the last row; what would leave the drawing is moved back in. */
  write(x: number, text: string): void {
    const row = this.rows.at(-1);
    const start = Math.max(0, Math.min(Math.round(x), this.columns.width - text.length));
    for (const [index, char] of Array.from(text).entries()) if (row && start + index < this.columns.width) row[start + index] = char;
  }

  /** First and last column inside the open frames. */
  get inside(): [number, number] {
    const margin = this.depth * this.columns.indent;
    return [margin, this.columns.width - 1 - margin];
  }

  /** A frame's upper edge or a branch's line, with words in it; longer ones go on in the rows below. */
  edge(style: 'open' | 'branch' | 'close', words: string[] = []): void {
    if (style !== 'open') this.depth -= 1;
    this.addRow();
    const [left, right] = this.inside;
    const [first, ...more] = words;
    const start = first === undefined ? '+' : `+-- ${first} `;
    const line = (style === 'branch' ? '-- ' : '-').repeat(this.columns.width).slice(0, right - left - start.length);
    this.write(left, `${start}${line}+`);
    if (style === 'close') return;
    this.depth += 1;
    for (const text of more) {
      this.addRow();
      this.write(left + 6, ` ${text} `);
    }
  }

  /** The drawing as lines without spaces at their ends. */
  toString(): string {
    return this.rows.map((row) => row.join('').trimEnd()).join('\n');
  }
}
