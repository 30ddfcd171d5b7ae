/** Recognises one line of an author's source. Knows nothing of the lines around it. */
import { type Complaint, characterName, labelFault } from './label.ts';
import type { DiagramBlock, DiagramStep, NotePlace } from './types.ts';

export type { Complaint } from './label.ts';

export type Statement =
  | {
      is: 'participant';
      id: string;
      /** a name given in the line itself */
      alias?: string;
      /** another word than `participant` in front of it */
      by?: string;
    }
  | { is: 'autonumber' }
  | { is: 'message'; from: string; to: string; kind: DiagramStep['kind']; label: string }
  | { is: 'note'; place: NotePlace; over: string[]; label: string }
  | { is: 'block'; block: DiagramBlock; label: string }
  | { is: 'box'; label: string }
  | { is: 'branch'; word: 'else' | 'and' | 'option'; label: string }
  | { is: 'end' }
  | { is: 'activate' | 'deactivate'; id: string };

/**
 * What a line means, as far as it can be told, and what is wrong with it. A line may have both: what it means is then taken
 * all the same, lest the lines after it are blamed for it.
 */
export interface Line {
  meant: Statement[];
  wrong?: Complaint;
}

const KINDS: Record<string, DiagramStep['kind']> = { '->>': 'call', '-->>': 'return', '-)': 'signal', '--)': 'reply' };
// Ids are checked later, against the cast: a wrong one must still be recognised as a name.
const NAME = String.raw`[\p{L}\p{N}_"' ]+?(?:-[\p{L}\p{N}]+)*`;
// The arrow may be any run of signs, so that a wrong one is named in the complaint.
const MESSAGE = new RegExp(String.raw`^(${NAME})\s*(-{1,2}x(?=\s*[\p{L}\p{N}+-])|[-<=.~()|\\/>]+)\s*([+-]?)\s*(${NAME})\s*(?::(.*))?$`, 'u');
const NOTE = /^note\s+(over|left of|right of)\s+([^:]*?)\s*(?::(.*))?$/i;
const WORD = /^([A-Za-z_]+)(?:\s*(:)\s*|\s+|$)(.*)$/;
const PARTICIPANT = /^(.*?)\s*(?:@\{.*\})?(?:\s+as\s+(.*))?$/;
const BLOCKS: ReadonlySet<string> = new Set(['alt', 'opt', 'loop', 'par', 'critical', 'break', 'rect']);
const BRANCHES: ReadonlySet<string> = new Set(['else', 'and', 'option']);
const OTHERS: ReadonlySet<string> = new Set([
  'participant',
  'actor',
  'create',
  'destroy',
  'autonumber',
  'box',
  'end',
  'activate',
  'deactivate',
  'note',
  'par_over',
]);
const COLOUR = /^(?:(?:rgb|hsl)a?\s*\([^)]*\)|transparent\b)\s*/i;
/** What Mermaid knows and the house does not draw, with what to do instead. */
const LEFT_OUT: Record<string, string> = {
  title: 'remove it; the title stands at the head of the file',
  accTitle: 'remove it; the title stands at the head of the file',
  accDescr: 'remove it; the summary stands at the head of the file',
  link: 'remove it; an address belongs in content/sources.yaml',
  links: 'remove it; an address belongs in content/sources.yaml',
  properties: 'remove it; what a participant is stands in content/participants.yaml',
  details: 'remove it; what a participant is stands in content/participants.yaml',
};

/**
 * Reads one line.
 * @param text the line, trimmed and not empty
 * @returns what it means and what is wrong with it, one of the two at least; never throws. The syntax is the one in docs/authoring.md.
 */
export function readLine(text: string): Line {
  if (text.startsWith('%%{')) return wrong('a directive', 'remove it; theme and layout are the same for every diagram');
  if (text.startsWith('%%')) return wrong('a comment', 'remove it, or say it in the text below the diagram');
  const [, typed = '', colon = '', rest = ''] = WORD.exec(text) ?? [];
  const instead = Object.hasOwn(LEFT_OUT, typed) ? LEFT_OUT[typed] : undefined;
  if (instead) return wrong(`\`${typed}\``, instead);
  const word = typed.toLowerCase();
  if (!(BLOCKS.has(word) || BRANCHES.has(word) || OTHERS.has(word)) || /^[-<=]/.test(rest)) return readMessage(text);
  if (colon && word !== 'note')
    return { ...readWord(word, rest, text), wrong: { what: `\`:\` after \`${typed}\``, mend: `write \`${`${word} ${rest}`.trim()}\`` } };
  const line = readWord(word, rest, text);
  if (typed === word || typed === 'Note' || line.wrong) return line;
  return { ...line, wrong: { what: `\`${typed}\` with a capital`, mend: `write \`${word}\`` } };
}

/** Reads a line that starts with a word of the syntax. */
function readWord(word: string, rest: string, text: string): Line {
  if (BLOCKS.has(word)) {
    const label = rest.replace(COLOUR, '');
    const block: Statement = { is: 'block', block: word as DiagramBlock, label }; // member of BLOCKS
    if (COLOUR.test(rest))
      return { meant: [block], wrong: { what: `a colour after \`${word}\``, mend: `name the span instead, for example \`${word} ${label || 'lock held'}\`` } };
    return withLabel(rest, (words) => ({ is: 'block', block: block.block, label: words }), word);
  }
  switch (word) {
    case 'participant':
      return readParticipant(rest);
    case 'actor':
      return readParticipant(rest, 'actor');
    case 'create': {
      const [, kind = 'participant', name = ''] = /^(participant|actor)?\s*(.*)$/i.exec(rest) ?? [];
      return readParticipant(name, `create ${kind}`);
    }
    case 'destroy':
      return wrong('`destroy`', 'remove it; a life line reaches to the end of the diagram');
    case 'autonumber':
      return rest ? wrong('`autonumber` with arguments', 'write `autonumber` alone; steps count from 1') : { meant: [{ is: 'autonumber' }] };
    case 'else':
    case 'and':
    case 'option':
      return withLabel(rest, (label) => ({ is: 'branch', word, label }), word);
    case 'par_over': {
      const par: Statement = { is: 'block', block: 'par', label: rest };
      return { meant: [par], wrong: { what: '`par_over`', mend: `write \`par ${rest || 'in the first thread'}\`` } };
    }
    case 'box': {
      const label = rest.replace(COLOUR, '');
      if (COLOUR.test(rest))
        return {
          meant: [{ is: 'box', label }],
          wrong: { what: 'a colour after `box`', mend: `write \`box ${label || 'Host kernel'}\`; colours come from the participants` },
        };
      return withLabel(rest, (words) => ({ is: 'box', label: words }), word);
    }
    case 'end':
      return { meant: [{ is: 'end' }], ...(rest && { wrong: { what: 'words after `end`', mend: 'write `end` on a line of its own' } }) };
    case 'activate':
    case 'deactivate': {
      const [, id = ''] = /^([\p{L}\p{N}_-]+)/u.exec(rest) ?? [];
      const good = id !== '' && id === rest;
      return {
        meant: id ? [{ is: word, id }] : [],
        ...(!good && { wrong: { what: `\`${word}\` without one participant`, mend: `write \`${word} ${id || '<id>'}\`` } }),
      };
    }
    default:
      return readNote(text);
  }
}

const wrong = (what: string, mend: string): Line => ({ meant: [], wrong: { what, mend } });

/** Whether an alias is needed, or an id right, is said against the cast (reader.ts). */
function readParticipant(rest: string, by?: string): Line {
  const [, id = '', alias] = PARTICIPANT.exec(rest.replace(/;$/, '')) ?? [];
  if (!id) return wrong('no participant named', 'write `participant <id>` with an id from content/participants.yaml');
  const meant: Statement = { is: 'participant', id, ...(alias !== undefined && { alias }), ...(by !== undefined && { by }) };
  if (rest.includes('@{'))
    return {
      meant: [{ is: 'participant', id }],
      wrong: { what: '`@{` after a participant', mend: `write \`participant ${id}\`; label and role come from content/participants.yaml` },
    };
  return { meant: [meant] };
}

function readNote(text: string): Line {
  const mend = 'write `Note over a: words`, `Note over a,b: words`, `Note left of a: words` or `Note right of a: words`';
  const [, where = '', names = '', words = ''] = NOTE.exec(text) ?? [];
  if (!where) return wrong('a note that cannot be read', mend);
  const place = where.toLowerCase() === 'over' ? 'over' : where.toLowerCase() === 'left of' ? 'left' : 'right';
  const over = names.split(',').map((name) => name.trim());
  const made = withLabel(words.replace(/\s*<br\s*\/?>\s*/gi, '\n'), (label) => ({ is: 'note', place, over, label }), 'Note');
  if (over.includes('') || over.length > (place === 'over' ? 2 : 1))
    return { meant: over.includes('') ? [] : made.meant, wrong: { what: `a note beside \`${names}\``, mend } };
  return made;
}

function readMessage(text: string): Line {
  const [, from, run = '', after = '', to, words] = MESSAGE.exec(text) ?? [];
  if (!from || !to) {
    const unseen = /[^\P{C}\t]|[\p{Zl}\p{Zp}\u00a0]/u.exec(text)?.[0];
    if (unseen) return wrong(`the character ${characterName(unseen)}`, 'remove it; it is there though an editor does not show it');
    return wrong(`\`${text.slice(0, 40)}\` is not part of the diagram syntax`, 'use only what docs/authoring.md lists under "A flow"');
  }
  const [, arrow = '', minus = ''] = /^(.*[>)x])(-)$/.exec(run) ?? [run, run];
  const sign = after || minus;
  const dotted = arrow.includes('--');
  const kind = KINDS[arrow] ?? (arrow.includes(')') ? (dotted ? 'reply' : 'signal') : dotted ? 'return' : 'call');
  // A return may say nothing but that it returns.
  const bare = words !== undefined && words.trim() === '' && (kind === 'return' || kind === 'reply');
  const message: Statement = { is: 'message', from, to, kind, label: '' };
  const line = bare ? { meant: [message] } : withLabel(words ?? '', (label) => ({ ...message, label }), `${from}${arrow}${to}:`);
  if (!KINDS[arrow]) {
    return {
      meant: line.meant,
      wrong: { what: `the arrow \`${arrow}\``, mend: 'use `->>` for a call, `-->>` for a return, `-)` for a signal or `--)` for a reply' },
    };
  }
  if (sign) {
    const toggle = sign === '+' ? ({ is: 'activate', id: to } as const) : ({ is: 'deactivate', id: from } as const);
    return {
      meant: [...line.meant, toggle],
      wrong: { what: `\`${sign}\` after the arrow`, mend: `write \`${toggle.is} ${toggle.id}\` on a line of its own, right below` },
    };
  }
  return line;
}

/** Makes a statement that has words; where they are wrong it is made all the same. */
function withLabel(words: string, make: (label: string) => Statement, after: string): Line {
  const label = words
    .split('\n')
    .map((line) => line.trim().replace(/\s+/g, ' '))
    .filter((line) => line !== '')
    .join('\n');
  if (!label) return { meant: [make('')], wrong: { what: `no words after \`${after}\``, mend: 'say in a few words what happens there' } };
  const fault = labelFault(label);
  return { meant: [make(label)], ...(fault && { wrong: fault }) };
}
