/** Keeps track of which blocks are open while a script is read. */
import type { Complaint } from './label.ts';
import type { DiagramBlock } from './types.ts';

const BRANCHES: Record<string, string> = { alt: 'else', par: 'and', critical: 'option' };
// Deeper nesting leaves no room for life lines in a text drawing, nor for readers.
const DEEPEST = 4;

interface Open {
  kind: DiagramBlock | 'box';
  line: number;
  /** where the current branch began, and whether anything stands in it yet */
  branch: number;
  filled: boolean;
}

/** The stack of open blocks; complains about what does not nest and about branches with nothing in them. */
export class Blocks {
  private readonly stack: Open[] = [];
  private readonly complain: (complaint: Complaint, line: number) => void;

  constructor(complain: (complaint: Complaint, line: number) => void) {
    this.complain = complain;
  }

  /** Whether any block is open. */
  get some(): boolean {
    return this.stack.length > 0;
  }

  /** Whether the innermost open block is a `box`. */
  get inBox(): boolean {
    return this.stack.at(-1)?.kind === 'box';
  }

  /** Whether the innermost open block is a span. */
  get inSpan(): boolean {
    return this.stack.at(-1)?.kind === 'rect';
  }

  /**
   * The open branches in which something may or may not happen, outermost first, by the line on which each begins. A span is none: what
   * stands in it happens as what stands around it.
   */
  get branches(): { kind: string; line: number }[] {
    return this.stack.filter(({ kind }) => kind !== 'rect' && kind !== 'box').map(({ kind, branch }) => ({ kind, line: branch }));
  }

  /** Opens a block. `line` is where it begins, for what is said of it later. */
  open(kind: DiagramBlock | 'box', line: number): void {
    if (kind === 'box' && this.stack.length > 0)
      this.complain({ what: '`box` inside another block', mend: 'put boxes at the top, around participants only' }, line);
    if (this.stack.length === DEEPEST) this.complain({ what: `blocks nested more than ${DEEPEST} deep`, mend: 'split the flow into two' }, line);
    this.stack.push({ kind, line, branch: line, filled: kind === 'box' });
  }

  /** Whether the innermost block goes on with this word. */
  goesOn(word: string): boolean {
    const top = this.stack.at(-1);
    return top !== undefined && BRANCHES[top.kind] === word;
  }

  /** Begins the next branch of the innermost block; gives false if that block has no such branches. */
  branch(word: string, line: number): boolean {
    const top = this.stack.at(-1);
    if (!top || !this.goesOn(word)) {
      const owner = Object.keys(BRANCHES).find((kind) => BRANCHES[kind] === word);
      this.complain({ what: `\`${word}\` outside \`${owner}\``, mend: `use it only between \`${owner}\` and its \`end\`` }, line);
      // Whatever was meant, the block is not empty.
      this.fill();
      return false;
    }
    this.checkFilled(top);
    top.branch = line;
    top.filled = false;
    return true;
  }

  /** Notes that a step or a note stands in every open block. */
  fill(): void {
    for (const open of this.stack) open.filled = true;
  }

  /** Closes the innermost block at a line; gives false if there is none or if it was a `box`, which has no row. */
  close(line: number): boolean {
    const top = this.stack.pop();
    if (!top) {
      this.complain({ what: '`end` without a block', mend: 'remove it' }, line);
      return false;
    }
    this.checkFilled(top);
    return top.kind !== 'box';
  }

  /** Complains about every block that is still open, but for those that began in lines complained of already. */
  finish(blamed: ReadonlySet<number>): void {
    for (const { kind, line } of this.stack.filter((one) => !blamed.has(one.line)))
      this.complain({ what: `\`${kind}\` never ends`, mend: 'close it with a line `end`' }, line);
  }

  private checkFilled({ filled, kind, branch }: Open): void {
    if (!filled) this.complain({ what: `an empty branch of \`${kind}\``, mend: 'put a step or a note in it, or remove it' }, branch);
  }
}
