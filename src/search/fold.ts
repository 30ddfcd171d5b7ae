/*
 * How words are compared: one rule for the index and for what the reader types.
 * Case, accents, underscores, spaces, hyphens, brackets, arrows, dots and signs do not count; nor do plural and British spelling.
 */

/** The words of a text, in lower case and with one spelling: `hva_to_pfn()` gives `hva`, `to`, `pfn`. */
export function words(text: string): string[] {
  const plain = withoutAccents(text)
    .toLowerCase()
    .replace(/['’]s\b/g, '');
  return (plain.match(/[a-z0-9]+/g) ?? []).map(spelled);
}

/** Nearly every text has ASCII characters alone, and nothing to take away. */
function withoutAccents(text: string): string {
  return /[^\0-\x7f]/.test(text) ? text.normalize('NFKD').replace(/\p{M}/gu, '') : text;
}

/** A rule for words that remembers what it gave: the same few thousand words come again and again. */
function remembering(rule: (word: string) => string): (word: string) => string {
  const given = new Map<string, string>();
  return (word) => {
    let known = given.get(word);
    if (known === undefined) {
      known = rule(word);
      given.set(word, known);
    }
    return known;
  };
}

const spelled = remembering((word) => singular(american(word)));
const stem = remembering(stemOf);

/** A name as one key: equal for every way to write that name. Empty where no letter or digit is left. */
export function nameKey(name: string): string {
  return words(name).join('');
}

/** The words of a text that say something, cut to their stems: what full-text search compares. */
export function stems(text: string): string[] {
  return words(text)
    .filter((word) => word.length > 1 && !EMPTY_WORDS.has(word))
    .map(stem);
}

/** A name of several words with underscores between, as code has it. */
export const IDENTIFIER = /[A-Za-z0-9]+(?:_+[A-Za-z0-9]+)+/g;

/**
 * What every word of the full-text index ends with, so that none is the beginning of another: Pagefind counts a word for its beginnings, and, where
 * nothing has a word, gives what has the beginning of it.
 */
export const WORD_END = 'zz';

/** The key of an identifier in the full text. It begins as no word does, so that no word finds it that it begins with. */
export function identifierKey(name: readonly string[]): string {
  return `zq${name.join('')}`;
}

/** The keys of the identifiers in a text, and of what each ends with from each of its words on: by the beginning of one of these every part of it is found. */
export function identifierKeys(text: string): string[] {
  return (text.match(IDENTIFIER) ?? []).flatMap((name) => {
    const own = words(name);
    return own.slice(1).map((_word, i) => identifierKey(own.slice(i)));
  });
}

const EMPTY_WORDS: ReadonlySet<string> = new Set(
  (
    'a about after all also an and any are as at be because been before between but by can could did difference do done doe each every exist for from get give given goe go had ha happen have here how if in into is it its just ' +
    'let may me mean might mine must my need no nor not now of off on one only onto or other our out over own per say see should simply so some still such take than that the their them then ' +
    'there these they thi this those through to too under until up upon us use used using versu very via vs wa was way we were what when where whether which while who whom whose why will with within without would yet you your'
  ).split(' '),
);

function american(word: string): string {
  return word
    .replace(/(?<=[a-z]{3})our(?=(?:s|ed|ing|al|able|ite)?$)/, 'or')
    .replace(/(?<=[a-z]{3})is(?=(?:e[sd]?|ing|ation|ations|er|ers)$)/, 'iz')
    .replace(/(?<=[a-z]{2})ys(?=(?:e[sd]?|ing)$)/, 'yz')
    .replace(/(?<=[a-z]{2})ll(?=(?:ed|ing|er)$)/, 'l')
    .replace(/(?<=[a-z]{2})tre(?=s?$)/, 'ter');
}

function singular(word: string): string {
  if (word.length < 4) return word;
  if (/[a-z]{2}ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|zz)es$/.test(word)) return word.slice(0, -2);
  return /[^siu]s$/.test(word) ? word.slice(0, -1) : word;
}

function stemOf(word: string): string {
  if (/\d/.test(word) || word.length < 4) return word;
  const bare = word
    .replace(/(?<=[a-z]{2})ied$/, 'y')
    .replace(/ation$/, 'ate')
    .replace(/(?<=[a-z]{3})ersion$/, 'ert')
    .replace(/(?<=[aeiouy][a-z]*[a-z])(?:ing|ed|ly)$/, '');
  return bare.replace(/([bdgmnprt])\1$/, '$1').replace(/(?<=[a-z]{3})e$/, '');
}
