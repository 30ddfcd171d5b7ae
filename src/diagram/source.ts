/** Writes the Mermaid source that is really drawn: the checked script with hidden, already wrapped words. */
import { hide, type TextKind } from './cipher.ts';
import { wrapMeasured } from './measured-wrap.ts';
import { DISC, FRAME_PAD, GAP, HEAD_WIDTH, keywordWidth, NOTE_PAD, textWidth } from './measures.ts';
import type { DiagramRow, Script } from './types.ts';

const ARROWS = { call: '->>', return: '-->>', signal: '-)', reply: '--)' } as const;
const WIDEST_NOTE = 190;
/** Wider words are broken: most identifiers of the kernel are not. */
const WIDEST_WORD = 240;
const WIDEST_TITLE = 300;
// Mermaid's `rect` takes a colour where ours takes a name; as a frame it gets room for the name.
const FRAMES = { alt: 'alt', opt: 'opt', loop: 'loop', par: 'par', critical: 'critical', break: 'break', rect: 'opt' } as const;

// Of whatever does not say it, Mermaid asks its whole configuration whether to wrap it, and copies all of that each time.
const UNWRAPPED = ':nowrap:';

const lines = (text: string, limit: number, kind: TextKind): string[] =>
  wrapMeasured(text, limit, (line) => textWidth(line, kind), { balance: true, whole: Math.max(limit, WIDEST_WORD) });

/**
 * The lines in which a row's words are set.
 * @param limit widest line of a message
 */
export function linesOf(row: DiagramRow, script: Script, limit: number): string[] {
  switch (row.row) {
    case 'step': {
      const room = leastDistance(script, [row.step.from, row.step.to]) - 4 * DISC;
      return lines(row.step.label, Math.max(limit, room), 'message');
    }
    case 'note': {
      const room = leastDistance(script, row.over) + GAP;
      return lines(row.label, Math.max(WIDEST_NOTE, room) - 2 * NOTE_PAD, 'note');
    }
    case 'open':
      return lines(row.label, WIDEST_TITLE - keywordWidth(row.block) - 2 * FRAME_PAD, 'title');
    case 'branch':
      return lines(row.label, WIDEST_TITLE - keywordWidth(row.word) - 2 * FRAME_PAD, 'title');
    default:
      return [];
  }
}

/** The least distance that two life lines can have; the real one is known only after the layout. */
function leastDistance(script: Script, ids: string[]): number {
  const [first = 0, last = first] = ids.map((id) => script.participants.findIndex((p) => p.id === id));
  return Math.abs(last - first) * (HEAD_WIDTH + GAP);
}

/** Mermaid's name of a participant: the author's own could be one of Mermaid's words. */
export const nameOf = (script: Script, id: string): string => `p${script.participants.findIndex((p) => p.id === id)}`;

/** @returns Mermaid source for the script, its messages wrapped at `limit` pixels */
export function mermaidSource(script: Script, limit: number): string {
  const hidden = (row: DiagramRow, kind: TextKind) =>
    linesOf(row, script, limit)
      .map((line) => hide(line, kind))
      .join('<br/>');
  const write = (row: DiagramRow): string => {
    switch (row.row) {
      case 'step': {
        const { from, to, kind } = row.step;
        return `${nameOf(script, from)}${ARROWS[kind]}${nameOf(script, to)}:${UNWRAPPED}${hidden(row, from === to ? 'self' : 'message')}`;
      }
      case 'note': {
        const place = row.place === 'over' ? 'over' : `${row.place} of`;
        return `Note ${place} ${row.over.map((id) => nameOf(script, id)).join(',')}:${UNWRAPPED}${hidden(row, 'note')}`;
      }
      case 'open':
        return `${FRAMES[row.block]} ${hidden(row, 'title')}`;
      case 'branch':
        return `${row.word} ${hidden(row, 'title')}`;
      case 'close':
        return 'end';
      default:
        return `${row.row} ${nameOf(script, row.id)}`;
    }
  };
  const boxed = new Map(script.boxes.flatMap((box) => box.members.map((id) => [id, box] as const)));
  const heads = script.participants.flatMap(({ id, label }) => {
    const box = boxed.get(id);
    const line = `participant ${nameOf(script, id)} as ${UNWRAPPED}${hide(label, 'head')}`;
    return [
      ...(box?.members[0] === id ? [`box transparent ${UNWRAPPED}${hide(box.label, 'group')}`] : []),
      line,
      ...(box?.members.at(-1) === id ? ['end'] : []),
    ];
  });
  return ['sequenceDiagram', 'autonumber', ...heads, ...script.rows.map(write)].join('\n');
}
