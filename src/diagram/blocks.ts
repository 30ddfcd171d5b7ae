/** Keeps track of which blocks are open while a script is read. */
import type { Complaint } from './line.ts';
import type { BlockKind } from './types.ts';

const BRANCHES: Record<string, string> = { alt: 'else', par: 'and', critical: 'option' };
// Deeper nesting leaves no room for life lines in a text drawing, nor for readers.
const DEEPEST = 4;

interface Open {
  kind: BlockKind | 'box';
  line: number;
  /** where the current branch began, and whether anything stands in it yet */
  branch: number;
  filled: boolean;
}

/** The stack of open blocks; complains about what does not nest and about branches with nothing in them. */
export class Blocks {
  private readonly stack: Open[] = [];
  private readonly complain: (complaint: Complaint, line?: number) => void;

  constructor(complain: (complaint: Complaint, line?: number) => void) {
    this.complain = complain;
  }

  /** Whether the innermost open block is a `box`. */
  get inBox(): boolean {
    return this.stack.at(-1)?.kind === 'box';
  }

  /** Opens a block. `line` is where it begins, for what is said of it later. */
  open(kind: BlockKind | 'box', line: number): void {
    if (kind === 'box' && this.stack.length > 0) this.complain({ what: '`box` inside another block', mend: 'put boxes at the top, around participants only' });
    if (this.stack.length === DEEPEST) this.complain({ what: `blocks nested more than ${DEEPEST} deep`, mend: 'split the flow into two' });
    this.stack.push({ kind, line, branch: line, filled: kind === 'box' });
  }

  /** Begins the next branch of the innermost block; gives false if that block has no such branches. */
  branch(word: string, line: number): boolean {
    const top = this.stack.at(-1);
    if (!top || BRANCHES[top.kind] !== word) {
      const owner = Object.keys(BRANCHES).find((kind) => BRANCHES[kind] === word);
      this.complain({ what: `\`${word}\` outside \`${owner}\``, mend: `use it only between \`${owner}\` and its \`end\`` });
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

  /** Closes the innermost block; gives false if there is none or if it was a `box`, which has no row. */
  close(): boolean {
    const top = this.stack.pop();
    if (!top) {
      this.complain({ what: '`end` without a block', mend: 'remove it' });
      return false;
    }
    this.checkFilled(top);
    return top.kind !== 'box';
  }

  /** Complains about every block that is still open. */
  finish(): void {
    for (const { kind, line } of this.stack) this.complain({ what: `\`${kind}\` never ends`, mend: 'close it with a line `end`' }, line);
  }

  private checkFilled({ filled, kind, branch }: Open): void {
    if (!filled) this.complain({ what: `an empty branch of \`${kind}\``, mend: 'put a step or a note in it, or remove it' }, branch);
  }
}
