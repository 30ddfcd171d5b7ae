/** Puts statements together and holds them to what one line cannot know: order, nesting, who is declared. */
import { Activations } from './activations.ts';
import { Blocks } from './blocks.ts';
import { castFault } from './cast.ts';
import type { Complaint } from './label.ts';
import type { Statement } from './line.ts';
import type { DiagramRow, DiagramStep, Group, Participant, Script } from './types.ts';

const MOST_PARTICIPANTS = 20;
/** As many as src/blocks/step/style.css can light up. */
const MOST_STEPS = 40;

/**
 * Collects a script. Gives a complaint for whatever does not fit, with the line it stands on, and goes on as if the line were mended, so
 * that every mistake is told once.
 */
export class Reader {
  private readonly cast: ReadonlyMap<string, Participant>;
  /** every name that some line declares, be it too late */
  private readonly announced: ReadonlySet<string>;
  private readonly complain: (complaint: Complaint, line: number) => void;
  private readonly blocks: Blocks;
  private readonly activations: Activations;
  private readonly declared = new Map<string, { participant: Participant; line: number; used: boolean }>();
  /** names used before the line that declares them */
  private readonly early = new Set<string>();
  /** names that were complained of */
  private readonly blamed = new Set<string>();
  private readonly boxes: (Group & { line: number /** a mistake in it was told */; mixed: boolean })[] = [];
  private readonly rows: DiagramRow[] = [];
  private readonly steps: DiagramStep[] = [];
  private numbered = false;
  /** a line could not be read, so that what seems to be missing may stand in it */
  private skipped = false;

  constructor(cast: ReadonlyMap<string, Participant>, announced: ReadonlySet<string>, complain: (complaint: Complaint, line: number) => void) {
    this.cast = cast;
    this.announced = announced;
    this.complain = complain;
    this.blocks = new Blocks(complain);
    this.activations = new Activations(this.blocks, complain);
  }

  /** Passes over a line that could not be read: whom it names takes part, and the block it stands in is not empty. */
  skip(text: string): void {
    this.skipped = true;
    if (text.startsWith('autonumber')) this.numbered = true;
    this.blocks.fill();
    for (const [word] of text.matchAll(/[\p{L}\p{N}_]+/gu)) {
      const entry = this.declared.get(word);
      if (entry) entry.used = true;
    }
  }

  /** Adds one statement. `line` is its line in the source, from 0. */
  take(statement: Statement, line: number): void {
    if (this.blocks.inBox && statement.is !== 'participant' && statement.is !== 'end') this.mix(line);
    switch (statement.is) {
      case 'autonumber':
        if (this.numbered) this.complain({ what: 'a second `autonumber`', mend: 'keep the first one only' }, line);
        else if (this.steps.length > 0) this.complain({ what: '`autonumber` after the first step', mend: 'put it right after `sequenceDiagram`' }, line);
        this.numbered = true;
        return;
      case 'participant':
        this.enlist(statement, line);
        return;
      case 'message': {
        const { label, kind } = statement;
        const [from = '', to = ''] = this.use([statement.from, statement.to], line);
        this.blocks.fill();
        const step = { n: this.steps.length + 1, from, to, label, kind };
        if (step.n === MOST_STEPS + 1) this.complain({ what: `more than ${MOST_STEPS} steps`, mend: 'split the flow into two' }, line);
        this.steps.push(step);
        this.rows.push({ row: 'step', step });
        return;
      }
      case 'note':
        this.blocks.fill();
        this.rows.push({ row: 'note', place: statement.place, over: this.use(statement.over, line), label: statement.label });
        return;
      case 'activate':
      case 'deactivate': {
        const [id = ''] = this.use([statement.id], line);
        if (statement.is === 'activate') this.activations.begin(id, line);
        else this.activations.end(id, line);
        this.rows.push({ row: statement.is, id });
        return;
      }
      case 'box':
        this.boxes.push({ label: statement.label, members: [], line, mixed: this.blocks.some });
        this.blocks.open('box', line);
        return;
      case 'block':
        this.blocks.open(statement.block, line);
        this.rows.push({ row: 'open', block: statement.block, label: statement.label });
        return;
      case 'branch':
        if (this.blocks.goesOn(statement.word)) this.activations.leave();
        if (this.blocks.branch(statement.word, line)) this.rows.push({ row: 'branch', word: statement.word, label: statement.label });
        return;
      case 'end':
        this.finishBox();
        this.activations.leave();
        if (this.blocks.close(line)) this.rows.push({ row: 'close' });
    }
  }

  /**
   * What can be said only at the end. Gives the script, which is to be used only if there was no complaint.
   * @param blamed lines that were complained of: what they begin and nothing ends may be part of the mistake
   */
  finish(blamed: ReadonlySet<number>): Script {
    if (!this.numbered) this.complain({ what: 'no `autonumber`', mend: 'put a line `autonumber` right after `sequenceDiagram`' }, 0);
    const empty = this.steps.length === 0;
    if (empty && !this.skipped) this.complain({ what: 'a diagram without a step', mend: 'add at least one message' }, 0);
    if (this.declared.size > MOST_PARTICIPANTS) {
      this.complain({ what: `${this.declared.size} participants`, mend: `keep to ${MOST_PARTICIPANTS}, better six` }, 0);
    }
    for (const [id, { line, used }] of this.declared) {
      if (!used && !empty && !this.blamed.has(id))
        this.complain({ what: `participant \`${id}\` takes no part`, mend: 'remove its line or give it a step' }, line);
    }
    this.activations.finish(blamed);
    this.blocks.finish(blamed);
    const participants = [...this.declared.values()].map((entry) => entry.participant);
    const boxes = this.boxes.map(({ label, members }) => ({ label, members }));
    return { participants, boxes, rows: this.rows, steps: this.steps };
  }

  /** Something in a box that is no participant: told once for each box. */
  private mix(line: number): void {
    const box = this.boxes.at(-1);
    if (!box || box.mixed) return;
    box.mixed = true;
    this.complain({ what: 'something other than a participant in a `box`', mend: 'close the `box` with `end` first' }, line);
  }

  private finishBox(): void {
    const box = this.boxes.at(-1);
    if (!this.blocks.inBox || !box || box.mixed || box.members.length > 0 || this.skipped) return;
    this.complain({ what: 'a `box` without a participant', mend: 'put a participant in it, or remove it' }, box.line);
  }

  private enlist({ id, alias, by }: Extract<Statement, { is: 'participant' }>, line: number): void {
    const participant = this.cast.get(id);
    const fault = castFault(id, this.cast, alias, by);
    if (this.declared.has(id)) this.complain({ what: `\`${id}\` is declared twice`, mend: 'remove the second line' }, line);
    else if (fault) {
      this.blamed.add(id);
      this.complain(fault, line);
    } else if (this.rows.length > 0) this.complain({ what: `\`${id}\` is declared after the first row`, mend: 'declare all participants at the top' }, line);
    // An unknown one is declared all the same, lest every line that names it complains again.
    if (this.declared.has(id)) return;
    this.declared.set(id, { participant: participant ?? { id, label: id, role: 'kvm' }, line, used: this.early.has(id) });
    if (this.blocks.inBox) this.boxes.at(-1)?.members.push(id);
  }

  /** Notes that these take part, and gives their ids as they are declared. */
  private use(names: string[], line: number): string[] {
    return names.map((name) => {
      const entry = this.declared.get(name);
      if (entry) entry.used = true;
      if (this.announced.has(name)) this.early.add(name);
      if (entry || this.announced.has(name)) return name;
      const meant = [...this.declared].find(([id]) => id.toLowerCase() === name.toLowerCase());
      if (meant) meant[1].used = true;
      if (!this.blamed.has(name)) this.complain(meant ? { what: `\`${name}\` for \`${meant[0]}\``, mend: `write \`${meant[0]}\`` } : this.unknown(name), line);
      this.blamed.add(name);
      return meant?.[0] ?? name;
    });
  }

  private unknown(name: string): Complaint {
    const fault = castFault(name, this.cast);
    return fault ?? { what: `\`${name}\` is not declared`, mend: `add \`participant ${name}\` at the top, or name one that is there` };
  }
}
