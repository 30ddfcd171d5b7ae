const TAB = 8;

/** A line with its tabs as spaces up to the next stop: behind a quote sign a tab would stand elsewhere. */
export function expandTabs(line: string): string {
  return line.split('\t').reduce((text, part) => text + ' '.repeat(TAB - (text.length % TAB)) + part);
}
