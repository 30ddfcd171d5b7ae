import type { Diagram, DiagramRow } from '../../src/diagram/types.ts';
import { plainLine } from '../../src/words/escape.ts';

const ARROWS = { call: '->>', return: '-->>', signal: '-)', reply: '--)' } as const;

/** What ends a statement, or begins a comment, in Mermaid. */
const words = (label: string): string =>
  plainLine(label)
    .replace(/\n/g, '<br/>')
    .replace(/#/g, '#35;')
    .replace(/;/g, (sign, at, all: string) => (/#35$/.test(all.slice(0, at)) ? sign : '#59;'));

/**
 * A diagram as Mermaid that every version of it draws. A named span of time, which this project writes `rect words`, becomes a coloured
 * `rect` with a note in it.
 */
export function plainMermaid({ participants, rows }: Pick<Diagram, 'participants' | 'rows'>): string {
  const name = (id: string): string => `p${participants.findIndex((participant) => participant.id === id)}`;
  const over = `${name(participants[0]?.id ?? '')},${name(participants.at(-1)?.id ?? '')}`;
  const write = (row: DiagramRow): string[] => {
    switch (row.row) {
      case 'step': {
        const { from, to, kind, label } = row.step;
        return [`${name(from)}${ARROWS[kind]}${name(to)}: ${words(label) || ' '}`];
      }
      case 'note':
        return [`Note ${row.place === 'over' ? 'over' : `${row.place} of`} ${row.over.map(name).join(',')}: ${words(row.label)}`];
      case 'open':
        return row.block === 'rect' ? ['rect rgba(128, 128, 128, 0.15)', `Note over ${over}: ${words(row.label)}`] : [`${row.block} ${words(row.label)}`];
      case 'branch':
        return [`${row.word} ${words(row.label)}`];
      case 'close':
        return ['end'];
      default:
        return [`${row.row} ${name(row.id)}`];
    }
  };
  const heads = participants.map(({ id, label }) => `participant ${name(id)} as ${words(label)}`);
  return ['sequenceDiagram', 'autonumber', ...heads, ...rows.flatMap(write)].join('\n');
}
