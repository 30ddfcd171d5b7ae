/** Keeps track of who is active while a script is read: an activation ends in the branch in which it began. */
import type { Blocks } from './blocks.ts';
import type { Complaint } from './label.ts';

interface Open {
  id: string;
  line: number;
  /** lines of the branches around it */
  branches: number[];
}

/** The open activations. Of each participant only the first mistake is told: the others follow from it. */
export class Activations {
  private open: Open[] = [];
  private readonly blamed = new Set<string>();
  private readonly blocks: Blocks;
  private readonly complain: (complaint: Complaint, line: number) => void;

  constructor(blocks: Blocks, complain: (complaint: Complaint, line: number) => void) {
    this.blocks = blocks;
    this.complain = complain;
  }

  /** Begins an activation. */
  begin(id: string, line: number): void {
    this.open.push({ id, line, branches: this.branches() });
  }

  /** Ends the last activation of a participant. */
  end(id: string, line: number): void {
    const at = this.open.findLastIndex((one) => one.id === id);
    const [ended] = at < 0 ? [] : this.open.splice(at, 1);
    if (!ended) this.blame(id, { what: `\`deactivate ${id}\` without \`activate ${id}\``, mend: 'remove it or add the beginning' }, line);
    else if (ended.branches.length < this.branches().length) {
      const { kind } = this.blocks.branches[ended.branches.length] ?? { kind: 'alt' };
      const what = `\`deactivate ${id}\` in a branch of \`${kind}\`, and \`activate ${id}\` before it`;
      this.blame(id, { what, mend: `end it after the \`end\` of the \`${kind}\`, or begin and end it inside` }, line);
    }
  }

  /** The innermost branch is about to end, and with it what began in it. */
  leave(): void {
    const here = this.blocks.branches.at(-1);
    if (!here || this.blocks.inBox || this.blocks.inSpan) return;
    for (const { id, line } of this.open.filter(({ branches }) => branches.includes(here.line))) {
      this.blame(id, { what: `\`activate ${id}\` outlives its branch of \`${here.kind}\``, mend: `add \`deactivate ${id}\` where the branch ends` }, line);
    }
    this.open = this.open.filter(({ branches }) => !branches.includes(here.line));
  }

  /** Complains of what is still open, but for what began in lines complained of already. */
  finish(blamed: ReadonlySet<number>): void {
    for (const { id, line } of this.open.filter((one) => !blamed.has(one.line)))
      this.blame(id, { what: `\`activate ${id}\` never ends`, mend: `add \`deactivate ${id}\`` }, line);
  }

  private branches(): number[] {
    return this.blocks.branches.map(({ line }) => line);
  }

  private blame(id: string, complaint: Complaint, line: number): void {
    if (!this.blamed.has(id)) this.complain(complaint, line);
    this.blamed.add(id);
  }
}
