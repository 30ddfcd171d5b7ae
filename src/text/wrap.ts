/** Width of every line of a plain-text twin, so that it survives a quote in a mail. */
export const COLUMNS = 72;

/**
 * Breaks a line of text at spaces. A word longer than the width stands on a line of its own, whole.
 * @param first what the first line starts with
 * @param rest what the others start with
 */
export function wrap(text: string, first = '', rest = first, width = COLUMNS): string[] {
  const lines: string[] = [];
  let line = first;
  let empty = true;
  for (const word of text.split(/\s+/)) {
    if (word === '') continue;
    if (empty) line += word;
    else if (line.length + 1 + word.length <= width) line += ` ${word}`;
    else {
      lines.push(line);
      line = rest + word;
    }
    empty = false;
  }
  if (!empty) lines.push(line);
  return lines;
}
