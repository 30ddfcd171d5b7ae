/** Width of every line of plain text, drawings included, so that it survives a quote in a mail: RFC 3676 asks for 78 at most, quoting takes some. */
export const COLUMNS = 72;

/** A space at which a line is broken only where it would be too long otherwise. It is written as a plain space. */
export const GLUE = '\u00a0';

// At the start of a line these mean something else: a quote, a mail's signature or its mailbox line, a list item, a comment in a commit message.
const MISREAD = /^(?:>.*|--?|From|[*+]|#.*)$/;

/**
 * Breaks a line of text at spaces. A word longer than the width stands on a line of its own, whole. A word that would be
 * misread at the start of a line takes the word before it along.
 * @param first what the first line starts with
 * @param rest what the others start with
 * @param width columns of a whole line, `first` or `rest` included
 * @returns the lines; none where there is no word
 */
export function wrap(text: string, first = '', rest = first, width = COLUMNS): string[] {
  const lines: string[] = [];
  let start = first;
  let words: string[] = [];
  let length = first.length;
  for (const word of text.split(/[^\S\u00a0]+/).flatMap((glued) => fitting(glued, width - rest.length))) {
    if (word === '') continue;
    if (words.length > 0 && length + 1 + word.length > width) {
      const moved = [word];
      while (words.length > 1 && MISREAD.test(moved[0] ?? '')) moved.unshift(words.pop() ?? '');
      lines.push(start + words.join(' '));
      start = rest;
      words = moved;
      length = start.length + words.join(' ').length;
    } else {
      length += word.length + (words.length > 0 ? 1 : 0);
      words.push(word);
    }
  }
  if (words.length > 0) lines.push(start + words.join(' '));
  return lines.map((line) => line.replaceAll(GLUE, ' '));
}

/** A word, or its parts where it is too long: first it is broken at its first glue, so that what is glued last stays whole. */
function fitting(word: string, width: number): string[] {
  const at = word.indexOf(GLUE);
  return word.length <= width || at === -1 ? [word] : [word.slice(0, at), ...fitting(word.slice(at + 1), width)];
}
