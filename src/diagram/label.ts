/** One rule for every label: plain ASCII words that Mermaid, SVG and mail all carry unchanged. */

/** What is wrong and what to write instead. */
export interface Complaint {
  what: string;
  mend: string;
}

const LONGEST_LABEL = 120;
// A line breaks between words and inside a signature, nowhere else; the longest identifiers of the kernel have about forty characters.
const LONGEST_PIECE = 48;

/** Where a word too long for a line may be broken: after `(`, `,`, `_` and `->`. */
export const SOFT_BREAK = /(?<=[(,_]|->)/;

/** What authors type where plain ASCII has signs of its own. */
const PLAIN: Record<string, string> = {
  '→': '->',
  '⇒': '=>',
  '←': '<-',
  '↔': '<->',
  '–': '--',
  '—': '--',
  '‘': "'",
  '’': "'",
  '“': '"',
  '”': '"',
  '…': '...',
  '×': 'x',
  '≤': '<=',
  '≥': '>=',
  '≠': '!=',
  '✓': 'yes',
  '✗': 'no',
};

/** A character as a complaint names it: itself, or its code point where nothing would be seen. */
export function characterName(character: string): string {
  const unseen = /[\p{C}\p{Z}\p{M}]/u.test(character);
  return unseen ? `U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}` : `\`${character}\``;
}

/**
 * What is wrong with a label, or nothing.
 * @param label words with single spaces; in a note a line break is one that the author wants
 * @param longest how many characters it may have
 */
export function labelFault(label: string, longest: number = LONGEST_LABEL): Complaint | undefined {
  // Mermaid reads both as syntax (entity, end of statement), so they would mean one thing here and another elsewhere.
  const bad = /[#;]/.exec(label)?.[0];
  if (bad) return { what: `\`${bad}\` in a label`, mend: 'leave it out; use a comma or a word instead' };
  if (/<br\s*\/?>/i.test(label)) return { what: '`<br>` in a label', mend: 'leave it out; long labels wrap by themselves, and only a note may be broken' };
  const strange = /[^\x20-\x7e\n]/u.exec(label)?.[0];
  if (strange) {
    const instead = PLAIN[strange];
    return { what: `the character ${characterName(strange)} in a label`, mend: instead ? `write \`${instead}\`` : 'use plain ASCII' };
  }
  if (label.length > longest)
    return { what: `a label of ${label.length} characters`, mend: `keep it to ${Math.min(longest, 34)} or so; what is left over belongs in the text` };
  const word = label
    .split(/[ \n]/)
    .flatMap((one) => one.split(SOFT_BREAK))
    .find((one) => one.length > LONGEST_PIECE);
  if (word) return { what: `a word of ${word.length} characters`, mend: 'shorten it, or break it with a space' };
  return undefined;
}
