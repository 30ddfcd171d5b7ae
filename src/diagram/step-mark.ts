/** Places one step: its arrow, its number and the words above the arrow. */
import type { Box, StepMark } from './laid-out.ts';
import { DISC, HOOK, LINE, whole, widest } from './measures.ts';
import type { DiagramStep } from './types.ts';

/** Distance of the last line of words from the arrow. */
const LIFT = 7;

/**
 * @param arrow where Mermaid has the arrow, and how far its end stays away from the middle of the life line
 * @param from middle of the life line it starts from
 * @param to middle of the one it reaches
 */
export function placeStep(step: DiagramStep, words: string[], arrow: { y: number; end: number }, from: number, to: number, washed: boolean): StepMark {
  const y = whole(arrow.y);
  const self = step.from === step.to;
  const tip = self ? from + whole(arrow.end) : to - Math.sign(to - from) * whole(arrow.end);
  const x = self ? from + DISC + 5 : whole((from + Math.sign(to - from) * DISC + tip) / 2);
  // A bare return has no words.
  const lines = words.filter((text) => text !== '').map((text, index) => ({ text, x, y: y - LIFT - (words.length - 1 - index) * LINE }));
  return { step, y, from, to: tip, self, lines, washed };
}

/** All that a step covers, text included; also the area that can be clicked and is lit up. */
export function stepBox({ from, to, y, self, lines }: StepMark): Box {
  const width = widest(
    lines.map((line) => line.text),
    'message',
  );
  const middle = lines[0]?.x ?? from;
  const left = self ? middle : middle - width / 2;
  return {
    left: whole(Math.min(from - DISC, to, left) - 4),
    right: whole(Math.max(from + DISC, to, left + width, self ? from + DISC + HOOK.width : to) + 4),
    top: whole(Math.min(y - DISC - 2, y - LIFT - lines.length * LINE + 1)),
    bottom: whole(y + (self ? HOOK.height + 6 : DISC + 2)),
  };
}
