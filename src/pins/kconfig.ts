import type { Span } from './span.ts';

/** An entry ends where the next one, or a line of the menu's own, begins. */
const ENTRY = /^(?:config|menuconfig|choice|endchoice|menu|endmenu|if|endif|source|comment)\b/;

/** Gives every `config` of a Kconfig file, with its help. */
export function kconfigNames(text: string): { name: string; span: Span }[] {
  const lines = text.split('\n');
  return lines.flatMap((line, i) => {
    const name = /^(?:menu)?config\s+(\w+)/.exec(line)?.[1];
    if (name === undefined) return [];
    const next = lines.findIndex((other, j) => j > i && ENTRY.test(other));
    let end = next === -1 ? lines.length : next;
    while (end > i + 1 && lines[end - 1]?.trim() === '') end--;
    return [{ name, span: { from: i + 1, to: end } }];
  });
}
