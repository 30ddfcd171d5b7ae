/**
 * The first words of a text, for a list that tells what stands at each place.
 * @param length how many characters they may have at most; a word is not cut
 * @returns the text itself where it is short enough, else its beginning and an ellipsis
 */
export function firstWords(text: string, length: number): string {
  if (text.length <= length) return text;
  const end = text.lastIndexOf(' ', length - 1);
  return `${text.slice(0, end === -1 ? length - 1 : end).replace(/[\s,;:.]+$/, '')}…`;
}
