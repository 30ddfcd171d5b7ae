/** Reads the places of things out of Mermaid's drawing; words, colours and markup stay behind. */
import type { DiagramRow, Script } from './types.ts';

export interface Rectangle {
  x: number;
  y: number;
  width: number;
  height: number;
}

/** Mermaid's layout. Lists are in document order: steps as numbered, frames as they close, activations as they begin. */
export interface Scene {
  heads: Map<string, Rectangle>;
  /** y of the arrows, and how far their ends stay away from the middle of the life line they reach */
  arrows: { y: number; end: number }[];
  notes: Rectangle[];
  frames: { top: number; bottom: number; branches: number[] }[];
  activations: { top: number; bottom: number; x: number }[];
}

const number = (element: Element, name: string): number => {
  const value = Number(element.getAttribute(name));
  if (!Number.isFinite(value)) throw new Error(`Mermaid's ${element.localName} has ${name}="${element.getAttribute(name)}"`);
  return value;
};

const place = (rect: Element): Rectangle => ({
  x: number(rect, 'x'),
  y: number(rect, 'y'),
  width: number(rect, 'width'),
  height: number(rect, 'height'),
});

/** Elements that Mermaid marked as one kind, by the index of the statement they come from. */
function marked(root: Element, kind: string): Element[] {
  const index = (element: Element) => Number(element.getAttribute('data-id')?.slice(1));
  return [...root.querySelectorAll(`[data-et="${kind}"]`)].sort((a, b) => index(a) - index(b));
}

/**
 * @param root Mermaid's drawing of the script
 * @throws if the drawing does not hold just what the script says, which is a fault of ours or a change in Mermaid
 */
export function readScene(root: Element, script: Script): Scene {
  const rects = marked(root, 'participant').map((group) => group.querySelector('rect'));
  const heads = new Map<string, Rectangle>();
  for (const [index, { id }] of script.participants.entries()) {
    const rect = rects[index];
    if (rect) heads.set(id, place(rect));
  }
  const middle = (id: string) => {
    const head = heads.get(id);
    return head ? head.x + head.width / 2 : 0;
  };
  const arrows = marked(root, 'message').map((line, index) => {
    const step = script.steps[index];
    if (line.localName === 'path') {
      // A message to oneself: Mermaid draws a loop, of which we need where it starts.
      const [x = 0, y = 0] = (line.getAttribute('d') ?? '')
        .replace(/^M\s*/, '')
        .split(/[\s,]+/)
        .map(Number);
      return { y, end: Math.abs(x - middle(step?.from ?? '')) };
    }
    // Mermaid keeps the tip of an arrow 3 px clear of what it reaches; ours touches.
    return { y: number(line, 'y1'), end: Math.abs(number(line, 'x2') - middle(step?.to ?? '')) - 3 };
  });
  const notes = marked(root, 'note').flatMap((group) => [...group.querySelectorAll('rect')].map(place));
  const frames = marked(root, 'control-structure').map((group) => {
    const lines = [...group.querySelectorAll('line')];
    const level = (line: Element) => number(line, 'y1');
    const solid = lines.filter((line) => !line.getAttribute('style')?.includes('dash')).map(level);
    return {
      top: Math.min(...solid),
      bottom: Math.max(...solid),
      branches: lines.filter((line) => line.getAttribute('style')?.includes('dash')).map(level),
    };
  });
  const activations = [...root.querySelectorAll('[class^="activation"]')].map((rect) => {
    const { x, y, width, height } = place(rect);
    return { top: y, bottom: y + height, x: x + width / 2 };
  });
  const scene = { heads, arrows, notes, frames, activations };
  checkComplete(scene, script);
  return scene;
}

function checkComplete(scene: Scene, { participants, rows, steps }: Script): void {
  const count = (kind: DiagramRow['row']) => rows.filter((row) => row.row === kind).length;
  const pairs: [string, number, number][] = [
    ['participants', scene.heads.size, participants.length],
    ['messages', scene.arrows.length, steps.length],
    ['notes', scene.notes.length, count('note')],
    ['frames', scene.frames.length, count('close')],
    ['activations', scene.activations.length, count('activate')],
  ];
  for (const [what, drawn, wanted] of pairs) {
    if (drawn !== wanted) throw new Error(`Mermaid drew ${drawn} ${what} where the source has ${wanted}`);
  }
}
