import { identifierKey, nameKey, stems, words } from './fold.ts';

/** A word of a query, or an identifier, which is looked for as a whole. */
export interface Unit {
  /** As typed. */
  text: string;
  /** Its words. */
  words: string[];
  /** What of it is looked for. */
  stems: string[];
  /** The key of an identifier of several words in the full text. */
  key?: string;
}

/** What a reader typed, taken apart. */
export interface Query {
  /** As typed, without the spaces around it. */
  text: string;
  /** The whole of it as a name. */
  key: string;
  /** The names in it where it was pasted with `->`, `.` or `::` between them, last first. */
  partKeys: string[];
  /** The words of it, in order. */
  words: string[];
  /** What to look for, each once. */
  units: Unit[];
  /** The stems of it, each once. */
  stems: string[];
  /** The words between quotation marks, which must stand together. */
  phrase?: string[];
  /** It may be a label, an address, a Message-ID or a commit. */
  reference: boolean;
  /** It is put as a question. */
  question: boolean;
}

/** Longest query that is looked at; the rest of a longer one says nothing new. */
const LONGEST = 300;

/** Takes apart what a reader typed. Never throws, whatever it is. */
export function parseQuery(typed: string): Query {
  const text = typed.trim();
  const plain = text.slice(0, LONGEST).replace(/^<|>$/g, '');
  const phrase = /["“]([^"“”]+)["”]/.exec(plain)?.[1];
  const own = words(plain);
  const parts = plain
    .split(/->|::|\.|\(/)
    .map(nameKey)
    .filter((key) => key.length > 2);
  return {
    text,
    key: nameKey(address(plain)),
    partKeys: parts.length > 1 && !/\s/.test(plain.trim()) ? parts.reverse() : [],
    words: own,
    units: unitsOf(plain),
    stems: [...new Set(stems(plain))],
    phrase: phrase === undefined ? undefined : words(phrase),
    reference: !plain.includes('->') && /@|^(?:https?:|\/)|(?<![\w.])[a-z]+\.[a-z]|step[ -]?\d|\b[0-9a-f]{8,40}\b/i.test(plain),
    question: /^(?:why|what|how|when|where|who|which|is|are|do|does|did|can|could|may|must|should|will|would|has|have)\b/i.test(plain) && own.length > 2,
  };
}

/** An address of this site as the names list has it: without scheme, host and the short form's folder. */
function address(text: string): string {
  return text
    .replace(/^https?:\/\/[^/]+/, '')
    .replace(/^\/c\//, '')
    .replace(/\.txt$/, '');
}

/** Most words of a query that are looked for: a line of a log has more, and the first ones tell. */
const MOST_UNITS = 10;

function unitsOf(text: string): Unit[] {
  const units = new Map<string, Unit>();
  for (const [token] of text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .matchAll(/[A-Za-z0-9]+(?:_+[A-Za-z0-9]+)*/g)) {
    const [own, said] = [words(token), stems(token)];
    if (said.length === 0) continue;
    const name = said.join(' ');
    if (!units.has(name)) units.set(name, { text: token, words: own, stems: said, ...(own.length > 1 && { key: identifierKey(own) }) });
  }
  return [...units.values()].slice(0, MOST_UNITS);
}
