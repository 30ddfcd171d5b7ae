/** Puts statements together and holds them to what one line cannot know: order, nesting, who is declared. */
import { Blocks } from './blocks.ts';
import type { Complaint, Statement } from './line.ts';
import type { Box, DiagramStep, Participant, Row, Script } from './types.ts';

const MOST_PARTICIPANTS = 20;
/** As many as src/styles/diagram-steps.css can light up. */
const MOST_STEPS = 40;

/** Collects a script. Gives a complaint for whatever does not fit, with the line it stands on, and goes on. */
export class Reader {
  private readonly cast: ReadonlyMap<string, Participant>;
  private readonly complain: (complaint: Complaint, line?: number) => void;
  private readonly blocks: Blocks;
  private readonly declared = new Map<string, { participant: Participant; line: number; used: boolean }>();
  private readonly boxes: Box[] = [];
  private readonly rows: Row[] = [];
  private readonly steps: DiagramStep[] = [];
  /** lines of the open activations, by participant */
  private readonly active = new Map<string, number[]>();
  private numbered = false;

  constructor(cast: ReadonlyMap<string, Participant>, complain: (complaint: Complaint, line?: number) => void) {
    this.cast = cast;
    this.complain = complain;
    this.blocks = new Blocks(complain);
  }

  /** Adds one statement. `line` is its line in the source, from 0. */
  take(statement: Statement, line: number): void {
    if (this.blocks.inBox && statement.is !== 'participant' && statement.is !== 'end') {
      this.complain({ what: 'something other than a participant in a `box`', mend: 'close the `box` with `end` first' });
    }
    switch (statement.is) {
      case 'autonumber':
        if (this.numbered) this.complain({ what: 'a second `autonumber`', mend: 'keep the first one only' });
        else if (this.steps.length > 0) this.complain({ what: '`autonumber` after the first step', mend: 'put it right after `sequenceDiagram`' });
        this.numbered = true;
        return;
      case 'participant':
        this.enlist(statement.id, line);
        return;
      case 'message': {
        const { from, to, label, kind } = statement;
        this.use([from, to]);
        this.blocks.fill();
        const step = { n: this.steps.length + 1, from, to, label, kind };
        if (step.n === MOST_STEPS + 1) this.complain({ what: `more than ${MOST_STEPS} steps`, mend: 'split the flow into two' });
        this.steps.push(step);
        this.rows.push({ row: 'step', step });
        return;
      }
      case 'note':
        this.use(statement.over);
        this.blocks.fill();
        this.rows.push({ row: 'note', place: statement.place, over: statement.over, label: statement.label });
        return;
      case 'activate':
      case 'deactivate':
        this.use([statement.id]);
        this.toggle(statement.is, statement.id, line);
        return;
      case 'box':
        this.blocks.open('box', line);
        this.boxes.push({ label: statement.label, members: [] });
        return;
      case 'block':
        this.blocks.open(statement.block, line);
        this.rows.push({ row: 'open', block: statement.block, label: statement.label });
        return;
      case 'branch':
        if (this.blocks.branch(statement.word, line)) this.rows.push({ row: 'branch', word: statement.word, label: statement.label });
        return;
      case 'end':
        if (this.blocks.close()) this.rows.push({ row: 'close' });
    }
  }

  /** What can be said only at the end. Gives the script, which is to be used only if there was no complaint. */
  finish(): Script {
    if (!this.numbered) this.complain({ what: 'no `autonumber`', mend: 'put a line `autonumber` right after `sequenceDiagram`' });
    if (this.steps.length === 0) this.complain({ what: 'a diagram without a step', mend: 'add at least one message' });
    if (this.declared.size > MOST_PARTICIPANTS) {
      this.complain({ what: `${this.declared.size} participants`, mend: `keep to ${MOST_PARTICIPANTS}, better six` });
    }
    for (const [id, { line, used }] of this.declared) {
      if (!used) this.complain({ what: `participant \`${id}\` takes no part`, mend: 'remove its line or give it a step' }, line);
    }
    for (const [id, lines] of this.active) {
      for (const line of lines) this.complain({ what: `\`activate ${id}\` never ends`, mend: `add \`deactivate ${id}\`` }, line);
    }
    this.blocks.finish();
    const participants = [...this.declared.values()].map((entry) => entry.participant);
    return { participants, boxes: this.boxes, rows: this.rows, steps: this.steps };
  }

  private enlist(id: string, line: number): void {
    const participant = this.cast.get(id);
    if (this.declared.has(id)) this.complain({ what: `\`${id}\` is declared twice`, mend: 'remove the second line' });
    else if (this.rows.length > 0) this.complain({ what: `\`${id}\` is declared after the first row`, mend: 'declare all participants at the top' });
    else if (!participant) {
      this.complain({ what: `\`${id}\` is not in the cast`, mend: `use one of ${[...this.cast.keys()].join(', ')}, or add it to content/participants.yaml` });
    }
    // An unknown one is declared all the same, lest every line that names it complains again.
    if (this.declared.has(id)) return;
    this.declared.set(id, { participant: participant ?? { id, label: id, role: 'kvm' }, line, used: false });
    if (this.blocks.inBox) this.boxes.at(-1)?.members.push(id);
  }

  private use(ids: string[]): void {
    for (const id of ids) {
      const entry = this.declared.get(id);
      if (entry) entry.used = true;
      else this.complain({ what: `\`${id}\` is not declared`, mend: `add \`participant ${id}\` at the top, or name one that is there` });
    }
  }

  private toggle(row: 'activate' | 'deactivate', id: string, line: number): void {
    const open = this.active.get(id) ?? [];
    this.active.set(id, open);
    if (row === 'activate') open.push(line);
    else if (open.pop() === undefined) this.complain({ what: `\`deactivate ${id}\` without \`activate ${id}\``, mend: 'remove it or add the beginning' });
    this.rows.push({ row, id });
  }
}
