/**
 * Breaks a text into lines between words; a word wider than a line stands alone and sticks out, since identifiers
 * must not be cut.
 * @param limit widest line, in the unit of `measure`
 * @param balance lower the limit as long as the number of lines stays the same, so that no single word is left over
 */
export function wrap(text: string, limit: number, measure: (line: string) => number, balance = false): string[] {
  const lines = fill(text, limit, measure);
  if (!balance || lines.length < 2) return lines;
  let best = lines;
  for (let narrower = limit * 0.95; narrower > limit / 2; narrower -= limit * 0.05) {
    const tried = fill(text, narrower, measure);
    if (tried.length > lines.length || tried.some((line) => measure(line) > limit)) break;
    best = tried;
  }
  return best;
}

function fill(text: string, limit: number, measure: (line: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    const longer = line ? `${line} ${word}` : word;
    if (line && measure(longer) > limit) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines;
}
