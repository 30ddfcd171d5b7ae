import type { NumberName } from '../content/numbers.ts';
import { nameKey, words } from './fold.ts';

/** What a reader pasted, with names in place of the numbers and messages that stand for them. */
export interface Pasted {
  text: string;
  /** What was understood, once each, as it was typed. */
  understood: { typed: string; name: string }[];
}

/** What a line of a log begins with, and where in a function it was. */
const FRAME = /^\s*(?:<\d>)?\[\s*\d+\.\d+\]\s*|\+0x[0-9a-f]+\/0x[0-9a-f]+/gi;
const ERRNO = [/\bos error (\d+)\b/gi, /\berrno\b[ :=]*-?(\d+)\b/gi, /(?<![\w.#-])-(?!1\b)(\d{1,3})\b(?![\w.-])/g];
/** Numbers as code and logs write them, a bit by its place among them. */
const NUMBER = /\b1U?L{0,2}\s*<<\s*(\d{1,2})\b|\bBIT(?:_ULL)?\((\d{1,2})\)|\b(0x[0-9a-f]{1,16}|\d{1,20})U?L{0,2}\b/gi;
/** Names in a language's own way to write them: each hump is a word. */
const HUMPS = /\b[A-Z][a-z]{2,}(?:[A-Z][a-z]{2,})+\b/g;
const REFERENCE = /@|^\s*(?:https?:|\/)/;

/**
 * Reads numbers and messages of errors in what was pasted: `os error 14`, `-14`, `0xfffffffffffffff2`, `1 << 3`, `Bad address`.
 * @param numbers what stands for what, from `/search/numbers.json`
 */
export function readPasted(typed: string, numbers: readonly NumberName[]): Pasted {
  if (REFERENCE.test(typed)) return { text: typed, understood: [] };
  const understood = new Map<string, string>();
  const named = (whole: string, name: string | undefined): string => {
    if (name === undefined) return whole;
    if (![...understood.values()].includes(name)) understood.set(whole.trim().replace(/^\(|\)$/g, ''), name);
    return ` ${name} `;
  };
  const errnoOf = (number: number): string | undefined => numbers.find((known) => 'errno' in known && known.errno === number)?.name;
  const log = typed.search(FRAME) !== -1 || /[{=]/.test(typed);
  // Alone, a name is looked for as it stands: names are compared without their signs in any case, and a text may have it in humps too.
  const line = typed.replace(FRAME, ' ');
  let text = /\s|\W/.test(line.trim()) ? line.replace(HUMPS, (name) => name.replace(/(?<=[a-z])(?=[A-Z])/g, '_')) : line;
  for (const known of numbers)
    if ('message' in known) text = text.replace(new RegExp(`\\b${RegExp.escape(known.message)}\\b`, 'gi'), (whole) => named(whole, known.name));
  for (const form of ERRNO) text = text.replace(form, (whole, digits: string) => named(whole, errnoOf(Number(digits))));
  const around = new Set([...words(typed), ...(typed.match(HUMPS) ?? []).map(nameKey)]);
  text = text.replace(NUMBER, (whole, shift: string | undefined, bit: string | undefined, plain: string | undefined) => {
    const value = plain === undefined ? 1n << BigInt(shift ?? bit ?? 0) : BigInt(plain);
    const alone = whole.trim() === typed.trim();
    const known = numbers.find(
      (one) =>
        'value' in one &&
        BigInt(one.value) === value &&
        (alone || one.beside === undefined || one.beside.some((word) => words(word).every((part) => around.has(part)))),
    );
    const name = known?.name ?? errnoOf(Number(negative(value)));
    // In a log a number that stands for nothing is an address, a size, a process: no word to look for.
    return name === undefined && log ? ' ' : named(whole, name);
  });
  return { text: text.replace(/\s+/g, ' ').trim(), understood: [...understood].map(([as, name]) => ({ typed: as, name })) };
}

/** How far a number of 32 or 64 bits is below zero, where it is the way to write a small negative one. */
function negative(value: bigint): bigint {
  const below = [2n ** 64n, 2n ** 32n].map((whole) => whole - value).find((less) => less > 0n && less < 4096n);
  return below ?? 0n;
}
