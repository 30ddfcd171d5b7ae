/** Fits frames around their contents while the rows go by; Mermaid gives only their heights. */
import type { Box, Frame, Reading } from './laid-out.ts';
import { FRAME_PAD, keywordWidth, NEST, whole, widest } from './measures.ts';
import type { DiagramBlock } from './types.ts';

/** Room between a frame's side and what it holds. */
const INSET = 12;
const CLEARANCE = 9;

/** Gathers the frames. Call its methods in the order of the rows; each gives what there is to read at that place. */
export class FrameFitter {
  readonly frames: Frame[] = [];
  private readonly heights: { top: number; bottom: number; branches: number[] }[];
  private readonly lifeLines: number[];
  private readonly stack: Frame[] = [];
  private closed = 0;

  /**
   * @param heights tops, bottoms and branches in the order in which the frames close
   * @param lifeLines where frame sides must not lie
   */
  constructor(heights: { top: number; bottom: number; branches: number[] }[], lifeLines: number[]) {
    this.heights = heights;
    this.lifeLines = lifeLines;
  }

  /** Whether an open frame is a span of time, which has another ground. */
  get inSpan(): boolean {
    return this.stack.some((frame) => frame.block === 'rect');
  }

  /** Begins a frame with its condition, already cut into lines. */
  open(block: DiagramBlock, lines: string[]): Reading[] {
    const nothing = { left: Number.POSITIVE_INFINITY, right: Number.NEGATIVE_INFINITY, top: 0, bottom: 0 };
    const frame: Frame = { ...nothing, block, washed: this.inSpan, parts: [{ y: 0, word: block === 'rect' ? '' : block, lines }] };
    this.stack.push(frame);
    this.frames.push(frame);
    return [{ reads: 'branch', frame, part: 0 }];
  }

  /** Begins the next branch of the innermost frame. */
  branch(word: string, lines: string[]): Reading[] {
    const frame = this.stack.at(-1);
    if (!frame) return [];
    const part = frame.parts.push({ y: 0, word, lines }) - 1;
    return [{ reads: 'branch', frame, part }];
  }

  /** Widens the innermost frame so that it holds something. */
  hold({ left, right }: Pick<Box, 'left' | 'right'>): void {
    const frame = this.stack.at(-1);
    if (!frame) return;
    frame.left = Math.min(frame.left, left - INSET);
    frame.right = Math.max(frame.right, right + INSET);
  }

  /** Ends the innermost frame and gives it its place; the frame around it then holds it. */
  close(): Reading[] {
    const frame = this.stack.pop();
    const height = this.heights[this.closed];
    this.closed += 1;
    if (!frame || !height) return [];
    frame.top = whole(height.top);
    frame.bottom = whole(height.bottom);
    for (const [index, part] of frame.parts.entries()) part.y = index === 0 ? frame.top : whole(height.branches[index - 1] ?? frame.top);
    const words = Math.max(...frame.parts.map(({ word, lines }) => keywordWidth(word) + widest(lines, 'title') + 3 * FRAME_PAD));
    frame.left = this.clear(whole(frame.left), -1);
    frame.right = this.clear(whole(Math.max(frame.right, frame.left + words)), 1);
    this.hold({ left: frame.left - NEST + INSET, right: frame.right + NEST - INSET });
    return [{ reads: 'end', frame }];
  }

  /** Moves a side outward if it would run along a life line. */
  private clear(side: number, way: 1 | -1): number {
    const near = this.lifeLines.find((x) => Math.abs(x - side) < CLEARANCE);
    return near === undefined ? side : near + way * CLEARANCE;
  }
}
