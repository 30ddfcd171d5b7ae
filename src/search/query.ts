import { nameKey, stems, words } from './fold.ts';

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
  /** The stems to look for, each once. */
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
    stems: [...new Set(stems(plain))],
    phrase: phrase === undefined ? undefined : words(phrase),
    reference: !plain.includes('->') && /@|^(?:https?:|\/)|[a-z]\.[a-z]|step[ -]?\d|\b[0-9a-f]{8,40}\b/i.test(plain),
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
