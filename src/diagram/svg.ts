/** Writes a figure as SVG: classes for looks, ids and links for steps, and nothing else. */

import { escapeHtml, plainLine } from '../words/escape.ts';
import { stepWay } from './branches.ts';
import type { Frame, Head, LaidOut, Reading, StepMark, TextLine } from './laid-out.ts';
import { DISC, FRAME_PAD, HOOK, keywordWidth, LINE, whole } from './measures.ts';
import { stepBox } from './step-mark.ts';
import type { Role } from './types.ts';

const plain = (text: string): string => escapeHtml(plainLine(text).replace(/\s+/g, ' ').trim());

// The line break keeps labels apart where a text browser shows nothing but them.
const text = ({ x, y, text: words }: TextLine, name = ''): string =>
  `<text${name && ` class="${name}"`} x="${whole(x)}" y="${whole(y)}">${escapeHtml(words)}</text>\n`;
const path = (d: string, name: string): string => `<path class="${name}" d="${d}"/>`;
const rect = (box: { left: number; top: number; right: number; bottom: number }, name = ''): string =>
  `<rect${name && ` class="${name}"`} x="${whole(box.left)}" y="${whole(box.top)}" width="${whole(box.right - box.left)}" height="${whole(box.bottom - box.top)}"/>`;

/**
 * @param figure what to draw
 * @param about id, title and summary of the flow; any text, escaped here
 * @returns markup without style, colour or anything that depends on other figures
 */
export function writeSvg(figure: LaidOut, about: { id: string; title: string; summary: string }): string {
  const name = `fig-${escapeHtml(about.id)}`;
  const [width, height] = sizeOf(figure);
  const role = (id: string): Role => figure.heads.find((head) => head.participant.id === id)?.participant.role ?? 'hardware';
  const spans = figure.frames.filter((frame) => frame.block === 'rect');
  const frames = figure.frames.filter((frame) => frame.block !== 'rect');
  return [
    `<svg class="seq" viewBox="${figure.left - 0.5} ${figure.top - 0.5} ${width} ${height}" width="${width}" height="${height}" role="graphics-document document" aria-labelledby="${name}-t" aria-describedby="${name}-d">`,
    `<title id="${name}-t">${plain(about.title)}</title>`,
    `<desc id="${name}-d">${plain(about.summary)} The ${figure.steps.length} steps are also listed in words.</desc>`,
    ...spans.map((span) => rect(span, 'span') + path(`M${span.left} ${span.top}V${span.bottom}`, 'bar')),
    ...figure.heads.map((head) => writeHead(head, figure.bottom - 1)),
    ...figure.groups.map(writeGroup),
    ...figure.activations.map((box) => rect(box, `act r-${role(box.id)}`)),
    ...frames.map(writeFrame),
    ...figure.readings.map((reading) => writeReading(reading, name, figure.heads)),
    '</svg>',
  ].join('');
}

/** Width and height of a figure, in pixels. */
export const sizeOf = (figure: LaidOut): [number, number] => [figure.right - figure.left, figure.bottom - figure.top];

function writeHead(head: Head, foot: number): string {
  const label = text({ x: head.x, y: head.top + 22, text: head.participant.label });
  return `<g class="head r-${head.participant.role}">${path(`M${head.x} ${head.bottom}V${foot}`, 'life')}${rect(head)}${label}</g>`;
}

function writeGroup({ left, right, bottom, lines }: LaidOut['groups'][number]): string {
  return path(`M${left} ${bottom}V${bottom - 6}H${right}V${bottom}`, 'group') + lines.map((line) => text(line, 'title mid')).join('');
}

/** The lines of a frame; its words come with the rows. */
function writeFrame(frame: Frame): string {
  const edges = frame.parts.map(({ y, word }, index) =>
    // The first keyword sits in the tab that UML gives it, later ones on their dashed line.
    index === 0 ? path(`M${frame.left} ${y}v20h${tabWidth(word) - 5}l6-6V${y}z`, 'frame tab') : path(`M${frame.left} ${y}H${frame.right}`, 'frame branch'),
  );
  const drawn = rect(frame, 'frame') + edges.join('');
  return frame.washed ? `<g class="washed">${drawn}</g>` : drawn;
}

const tabWidth = (word: string): number => whole(keywordWidth(word) + FRAME_PAD);

/** What there is to read in one row: in the order of the source, for who hears it. */
function writeReading(reading: Reading, figure: string, heads: Head[]): string {
  switch (reading.reads) {
    case 'step':
      return writeStep(reading.mark, figure, heads);
    case 'note':
      return `<g class="note">${rect(reading.note)}${reading.note.lines.map((line) => text(line)).join('')}</g>`;
    case 'branch':
      return writeCondition(reading.frame, reading.part);
    case 'end':
      // Nobody sees it; who hears the drawing, or reads its words alone, is told.
      return text({ x: reading.frame.left, y: reading.frame.bottom, text: `end of ${nameOf(reading.frame)}` }, 'end');
  }
}

/** What a frame is called where it ends; a span has nothing but its name. */
const nameOf = ({ block, parts }: Frame): string => (block === 'rect' ? (parts[0]?.lines ?? []).join(' ') : block);

function writeCondition(frame: Frame, part: number): string {
  const { y = 0, word = '', lines = [] } = frame.parts[part] ?? {};
  const span = frame.block === 'rect';
  const x = span ? frame.left + 9 : frame.left + tabWidth(word) + (part === 0 ? 8 : 0);
  const words = lines.map((line, index) => text({ x, y: y + 15 + index * LINE, text: line }, 'title')).join('');
  const all = span ? words : text({ x: frame.left + 7, y: y + 15, text: word }, 'word') + words;
  return span || frame.washed ? `<g class="washed">${all}</g>` : all;
}

function writeStep(mark: StepMark, figure: string, heads: Head[]): string {
  const { step, y, from, to, self, lines, washed } = mark;
  const [sender, receiver] = [step.from, step.to].map((id) => heads.find((head) => head.participant.id === id)?.participant);
  const open = step.kind === 'signal' || step.kind === 'reply';
  const way = Math.sign(to - from) || 1;
  const start = from + way * DISC;
  const line = self ? `M${start} ${y}h${HOOK.width}v${HOOK.height}H${to + 8}` : `M${start} ${y}H${open ? to : to - way * 8}`;
  const tip = self ? writeTip(to, y + HOOK.height, -1, open) : writeTip(to, y, way, open);
  const body = [
    rect(stepBox(mark), 'hit'),
    path(line, step.kind),
    tip,
    `<circle cx="${from}" cy="${y}" r="${DISC}"/>`,
    text({ x: from, y: y + 4, text: String(step.n) }, 'n'),
    ...lines.map((words) => text(words, self ? 'self' : '')),
  ];
  const names = ['step', `step-${step.n}`, `r-${sender?.role ?? 'hardware'}`, ...(washed ? ['washed'] : [])].join(' ');
  // What is seen comes first, as it is seen: who speaks to a browser names a link by that (WCAG 2.5.3).
  const seen = [step.n, ...lines.map((words) => words.text)].join(' ');
  const said = escapeHtml(`${seen}. ${stepWay(step, sender?.label ?? '', receiver?.label ?? '')}`);
  return `<a href="#step-${step.n}" aria-label="${said}"><g class="${names}" id="${figure}-s${step.n}">${body.join('')}</g></a>`;
}

/** A full head where somebody waits, an open one for signals. Drawn, not a marker: markers cannot take their line's colour everywhere. */
function writeTip(x: number, y: number, way: number, open: boolean): string {
  const back = -9 * way;
  return open ? path(`M${x + back} ${y - 4}l${-back} 4l${back} 4`, 'signal') : path(`M${x} ${y}l${back}-4v8z`, 'tip');
}
