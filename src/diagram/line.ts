/** Recognises one line of an author's source. Knows nothing of the lines around it. */
import type { BlockKind, DiagramStep, NotePlace } from './types.ts';

export type Statement =
  | { is: 'participant'; id: string }
  | { is: 'autonumber' }
  | { is: 'message'; from: string; to: string; kind: DiagramStep['kind']; label: string }
  | { is: 'note'; place: NotePlace; over: string[]; label: string }
  | { is: 'block'; block: BlockKind; label: string }
  | { is: 'box'; label: string }
  | { is: 'branch'; word: 'else' | 'and' | 'option'; label: string }
  | { is: 'end' }
  | { is: 'activate' | 'deactivate'; id: string };

/** What is wrong with a line and what to write instead. */
export interface Complaint {
  what: string;
  mend: string;
}

const KINDS: Record<string, DiagramStep['kind']> = { '->>': 'call', '-->>': 'return', '-)': 'signal' };
// A line cannot be broken inside a word, and the longest identifiers of the kernel have about forty characters.
const LONGEST_WORD = 48;
const LONGEST_LABEL = 120;
const ID = /^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/;
// The arrow may be any run of signs, so that a wrong one is named in the complaint.
const MESSAGE = /^(\w+(?:-[a-z0-9]+)*)\s*(-{1,2}x(?=\s*\w)|[-<=.~()|\\/>]+)\s*(\+?)\s*(\w+(?:-[a-z0-9]+)*)\s*(?::(.*))?$/;
const NOTE = /^[Nn]ote\s+(over|left of|right of)\s+([^:]*?)\s*(?::(.*))?$/;
const WORD = /^(\w+)(?:\s+(.*))?$/;
const BLOCKS: ReadonlySet<string> = new Set(['alt', 'opt', 'loop', 'par', 'critical', 'break', 'rect']);
const COLOUR = /^(?:(?:rgb|hsl)a?\s*\(|transparent\b)/i;

/**
 * Reads one line.
 * @param text the line, trimmed and not empty
 * @returns the statement, or what is wrong with it; never throws. The syntax is the one in docs/authoring.md.
 */
export function readLine(text: string): Statement | Complaint {
  if (text.startsWith('%%{')) return { what: 'a directive', mend: 'remove it; theme and layout are the same for every diagram' };
  if (text.startsWith('%%')) return { what: 'a comment', mend: 'remove it, or say it in the text below the diagram' };
  const [, word = '', rest = ''] = WORD.exec(text) ?? [];
  if (BLOCKS.has(word)) {
    if (COLOUR.test(rest)) return { what: `a colour after \`${word}\``, mend: `name the span instead, for example \`${word} lock held\`` };
    return withLabel(rest, (label) => ({ is: 'block', block: word as BlockKind, label }), word); // member of BLOCKS
  }
  switch (word) {
    case 'participant':
      return readParticipant(rest);
    case 'autonumber':
      return rest ? { what: '`autonumber` with arguments', mend: 'write `autonumber` alone; steps count from 1' } : { is: 'autonumber' };
    case 'else':
    case 'and':
    case 'option':
      return withLabel(rest, (label) => ({ is: 'branch', word, label }), word);
    case 'box':
      if (COLOUR.test(rest)) return { what: 'a colour after `box`', mend: 'name the group only; colours come from the participants' };
      return withLabel(rest, (label) => ({ is: 'box', label }), word);
    case 'end':
      return rest ? { what: 'words after `end`', mend: 'write `end` on a line of its own' } : { is: 'end' };
    case 'activate':
    case 'deactivate':
      return ID.test(rest) ? { is: word, id: rest } : { what: `\`${word}\` without one participant`, mend: `write \`${word} <id>\`` };
    case 'Note':
    case 'note':
      return readNote(text);
    default:
      return readMessage(text);
  }
}

function readParticipant(rest: string): Statement | Complaint {
  if (/\sas\s/.test(rest)) return { what: 'an alias', mend: 'write `participant <id>`; the label comes from content/participants.yaml' };
  if (!ID.test(rest)) return { what: `\`${rest}\` is not a participant id`, mend: 'write `participant <id>` with an id from content/participants.yaml' };
  return { is: 'participant', id: rest };
}

function readNote(text: string): Statement | Complaint {
  const mend = 'write `Note over a: words`, `Note over a,b: words`, `Note left of a: words` or `Note right of a: words`';
  const [, where, names = '', words = ''] = NOTE.exec(text) ?? [];
  if (!where) return { what: 'a note that cannot be read', mend };
  const place = where === 'over' ? 'over' : where === 'left of' ? 'left' : 'right';
  const over = names.split(',').map((name) => name.trim());
  if (!over.every((name) => ID.test(name)) || over.length > (place === 'over' ? 2 : 1)) return { what: `a note beside \`${names}\``, mend };
  return withLabel(words, (label) => ({ is: 'note', place, over, label }), 'Note');
}

function readMessage(text: string): Statement | Complaint {
  const [, from, arrow = '', sign, to, words = ''] = MESSAGE.exec(text) ?? [];
  if (!from || !to) {
    return { what: `\`${text.slice(0, 40)}\` is not part of the diagram syntax`, mend: 'use only what docs/authoring.md lists under "A flow"' };
  }
  const kind = KINDS[arrow];
  if (!kind) return { what: `the arrow \`${arrow}\``, mend: 'use `->>` for a call, `-->>` for a return or `-)` for a signal' };
  if (sign) return { what: `\`${sign}\` after the arrow`, mend: 'write `activate <id>` or `deactivate <id>` on a line of its own' };
  return withLabel(words, (label) => ({ is: 'message', from, to, kind, label }), `${from}${arrow}${to}:`);
}

/** Holds every label to one rule: plain ASCII words that Mermaid, SVG and mail all carry unchanged. */
function withLabel(words: string, make: (label: string) => Statement, after: string): Statement | Complaint {
  const label = words.trim().replace(/\s+/g, ' ');
  if (!label) return { what: `no words after \`${after}\``, mend: 'say in a few words what happens there' };
  // Mermaid reads both as syntax (entity, end of statement), so they would mean one thing here and another elsewhere.
  const bad = /[#;]/.exec(label)?.[0];
  if (bad) return { what: `\`${bad}\` in a label`, mend: 'leave it out; use a comma or a word instead' };
  if (/<br\s*\/?>/i.test(label)) return { what: '`<br>` in a label', mend: 'leave it out; long labels wrap by themselves' };
  const strange = /[^\x20-\x7e]/u.exec(label)?.[0];
  if (strange) return { what: `the character \`${strange}\` in a label`, mend: 'use plain ASCII, for example `->` for an arrow' };
  if (label.length > LONGEST_LABEL) return { what: `a label of ${label.length} characters`, mend: 'keep it to about 34 and put the rest in the step text' };
  const word = label.split(' ').find((one) => one.length > LONGEST_WORD);
  if (word) return { what: `a word of ${word.length} characters`, mend: 'shorten it, or break it with a space' };
  return make(label);
}
