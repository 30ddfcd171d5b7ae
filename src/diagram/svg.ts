/** Writes a figure as SVG: classes for looks, ids and links for steps, and nothing else. */

import { escapeHtml, plainLine } from '../words/escape.ts';
import type { Frame, Head, LaidOut, StepMark, TextLine } from './laid-out.ts';
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
    ...spans.map(writeSpan),
    ...figure.heads.map((head) => writeHead(head, figure.bottom - 1)),
    ...figure.groups.map(({ left, right, bottom, label }) => path(`M${left} ${bottom}V${bottom - 6}H${right}V${bottom}`, 'group') + text(label, 'title mid')),
    ...figure.activations.map((box) => rect(box, `act r-${role(box.id)}`)),
    ...frames.map(writeFrame),
    ...figure.notes.map((note) => `<g class="note">${rect(note)}${note.lines.map((line) => text(line)).join('')}</g>`),
    ...figure.steps.map((mark) => writeStep(mark, name, role(mark.step.from))),
    '</svg>',
  ].join('');
}

/** Width and height of a figure, in pixels. */
export const sizeOf = (figure: LaidOut): [number, number] => [figure.right - figure.left, figure.bottom - figure.top];

function writeHead(head: Head, foot: number): string {
  const label = text({ x: head.x, y: head.top + 22, text: head.participant.label });
  return `<g class="head r-${head.participant.role}">${path(`M${head.x} ${head.bottom}V${foot}`, 'life')}${rect(head)}${label}</g>`;
}

function writeSpan(span: Frame): string {
  const title = (span.parts[0]?.lines ?? []).map((line, index) => text({ x: span.left + 9, y: span.top + 15 + index * LINE, text: line }, 'title'));
  return `<g class="washed">${rect(span, 'span')}${path(`M${span.left} ${span.top}V${span.bottom}`, 'bar')}${title.join('')}</g>`;
}

function writeFrame(frame: Frame): string {
  const parts = frame.parts.map(({ y, word, lines }, index) => {
    const width = whole(keywordWidth(word) + FRAME_PAD);
    // The first keyword sits in the tab that UML gives it, later ones on their dashed line.
    const edge = index === 0 ? path(`M${frame.left} ${y}v20h${width - 5}l6-6V${y}z`, 'frame tab') : path(`M${frame.left} ${y}H${frame.right}`, 'frame branch');
    const x = frame.left + width + (index === 0 ? 8 : 0);
    return (
      edge +
      text({ x: frame.left + 7, y: y + 15, text: word }, 'word') +
      lines.map((line, i) => text({ x, y: y + 15 + i * LINE, text: line }, 'title')).join('')
    );
  });
  const drawn = rect(frame, 'frame') + parts.join('');
  return frame.washed ? `<g class="washed">${drawn}</g>` : drawn;
}

function writeStep(mark: StepMark, figure: string, role: Role): string {
  const { step, y, from, to, self, lines, washed } = mark;
  const way = Math.sign(to - from) || 1;
  const start = from + way * DISC;
  const line = self ? `M${start} ${y}h${HOOK.width}v${HOOK.height}H${to + 8}` : `M${start} ${y}H${step.kind === 'signal' ? to : to - way * 8}`;
  const tip = self ? writeTip(to, y + HOOK.height, -1, step.kind) : writeTip(to, y, way, step.kind);
  const body = [
    rect(stepBox(mark), 'hit'),
    path(line, step.kind),
    tip,
    `<circle cx="${from}" cy="${y}" r="${DISC}"/>`,
    text({ x: from, y: y + 4, text: String(step.n) }, 'n'),
    ...lines.map((words) => text(words, self ? 'self' : '')),
  ];
  const names = ['step', `step-${step.n}`, `r-${role}`, ...(washed ? ['washed'] : [])].join(' ');
  return `<a href="#step-${step.n}"><g class="${names}" id="${figure}-s${step.n}">${body.join('')}</g></a>`;
}

/** A full head for calls and returns, an open one for signals. Drawn, not a marker: markers cannot take their line's colour everywhere. */
function writeTip(x: number, y: number, way: number, kind: StepMark['step']['kind']): string {
  const back = -9 * way;
  return kind === 'signal' ? path(`M${x + back} ${y - 4}l${-back} 4l${back} 4`, 'signal') : path(`M${x} ${y}l${back}-4v8z`, 'tip');
}
