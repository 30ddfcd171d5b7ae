/** Draws one checked script: Mermaid for the layout, our own hand for the rest. */
import { layOut } from './layout.ts';
import type { Mermaid } from './mermaid.ts';
import { readScene } from './scene.ts';
import { mermaidSource } from './source.ts';
import { sizeOf, writeSvg } from './svg.ts';
import { drawText } from './text.ts';
import type { Diagram, DiagramInput, Script } from './types.ts';
import { wordsBeside } from './words.ts';

/** Widest lines of messages to try, in pixels, and the width of the site's figure column. */
const LIMITS = [190, 150, 118];
const COLUMN = 926;

/**
 * Draws the picture and the text of a diagram.
 * @param mermaid a started Mermaid
 * @param script what to draw; it has passed every check
 * @param about the flow it belongs to
 */
export async function drawDiagram(mermaid: Mermaid, script: Script, about: Pick<DiagramInput, 'id' | 'title' | 'summary'>): Promise<Diagram> {
  const figure = await fitColumn(mermaid, script);
  const [width, height] = sizeOf(figure);
  const { participants, steps, rows } = script;
  return {
    id: about.id,
    title: about.title,
    svg: writeSvg(figure, about),
    width,
    height,
    participants,
    steps,
    rows,
    words: wordsBeside(script),
    text: drawText(script),
  };
}

/** Narrows the messages until the drawing fits the column; what stays wider scrolls inside its figure. */
async function fitColumn(mermaid: Mermaid, script: Script): Promise<ReturnType<typeof layOut>> {
  let best: ReturnType<typeof layOut> | undefined;
  for (const limit of LIMITS) {
    const scene = readScene(await mermaid.draw(mermaidSource(script, limit)), script);
    const figure = layOut(script, scene, limit);
    if (!best || figure.right - figure.left < best.right - best.left) best = figure;
    if (best.right - best.left <= COLUMN) break;
  }
  if (!best) throw new Error('no width to try');
  return best;
}
