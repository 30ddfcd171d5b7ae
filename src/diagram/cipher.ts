/**
 * Carries words through Mermaid untouched. Mermaid would otherwise read some of them as syntax, entities, HTML,
 * break marks or formulas; each character is therefore moved to a code point of private use, which means nothing to
 * it. The plane also says which kind of text it is, so that the measuring shim needs no style sheet.
 */
export const KINDS = ['head', 'message', 'self', 'note', 'title', 'group'] as const;
export type TextKind = (typeof KINDS)[number];

const BASE = 0xe000;
const PLANE = 0x100;

/** Hides a text of Latin-1 characters (the front end lets no other pass). */
export function hide(text: string, kind: TextKind): string {
  const start = BASE + KINDS.indexOf(kind) * PLANE;
  return Array.from(text, (c) => String.fromCharCode(start + c.charCodeAt(0))).join('');
}

/** Gives a hidden text and its kind back; what was never hidden (Mermaid's own words) has no kind. */
export function reveal(text: string): { text: string; kind: TextKind | undefined } {
  let kind: TextKind | undefined;
  const chars = Array.from(text, (c) => {
    const offset = c.charCodeAt(0) - BASE;
    if (offset < 0 || offset >= KINDS.length * PLANE) return '';
    kind = KINDS[Math.floor(offset / PLANE)];
    return String.fromCharCode(offset % PLANE);
  });
  return { text: chars.join(''), kind };
}
