/** Runs Mermaid in jsdom, with text measured by the site's fonts instead of a browser's. */
import { JSDOM } from 'jsdom';
import { reveal, type TextKind } from './cipher.ts';
import { ACTIVATION, GAP, HEAD_HEIGHT, HEAD_WIDTH, HOOK, LABEL_PAD, LINE, NEST, NOTE_PAD, textWidth } from './measures.ts';

/** What Mermaid is told about the width of each kind of text. */
const WIDTHS: Record<TextKind, (text: string) => number> = {
  head: (text) => textWidth(text, 'head'),
  message: (text) => textWidth(text, 'message'),
  // Mermaid centres these on the life line, we set them to its right: twice the width makes the room there.
  self: (text) => 2 * (textWidth(text, 'message') + HOOK.width / 2),
  note: (text) => textWidth(text, 'note'),
  // Wrapped before; a width would make Mermaid cut words at a limit of its own. layout.ts widens frames as needed.
  title: () => 0,
  group: () => 0,
};

const CONFIG = {
  startOnLoad: false,
  theme: 'base',
  look: 'classic',
  layout: 'dagre',
  htmlLabels: false,
  securityLevel: 'strict',
  deterministicIds: true,
  sequence: {
    mirrorActors: false,
    useMaxWidth: false,
    wrap: false,
    width: HEAD_WIDTH,
    height: HEAD_HEIGHT,
    actorMargin: GAP,
    wrapPadding: LABEL_PAD,
    boxMargin: NEST,
    noteMargin: NOTE_PAD,
    activationWidth: ACTIVATION,
    labelBoxHeight: LINE + 5,
  },
} as const;

export interface Mermaid {
  /** @throws if Mermaid does not take the source; the message names the line */
  check(source: string): Promise<void>;
  /** @returns the drawing as a document, without style sheet and definitions */
  draw(source: string): Promise<Element>;
}

/** Starts Mermaid; once in a process, for it keeps its state in globals. */
export async function startMermaid(): Promise<Mermaid> {
  const { window } = new JSDOM('<!doctype html><body></body>', { pretendToBeVisual: true });
  measureByFonts(window.SVGElement.prototype);
  // Mermaid, d3 and DOMPurify look for a browser among the globals.
  const names = ['window', 'document', 'Element', 'SVGElement', 'HTMLElement', 'Node', 'DOMParser', 'XMLSerializer', 'CSSStyleSheet'] as const;
  for (const name of names) Object.defineProperty(globalThis, name, { value: window[name], configurable: true, writable: true });
  const { default: mermaid } = await import('mermaid');
  mermaid.initialize(CONFIG);
  let drawn = 0;
  return {
    check: async (source) => {
      await mermaid.parse(source);
    },
    draw: async (source) => {
      drawn += 1;
      const { svg } = await mermaid.render(`d${drawn}`, source);
      const holder = window.document.createElement('div');
      holder.innerHTML = svg.replace(/<style[\s\S]*?<\/style>|<defs[\s\S]*?<\/defs>/g, '');
      const root = holder.querySelector('svg');
      if (!root) throw new Error('Mermaid drew nothing');
      return root;
    },
  };
}

/** Gives jsdom's SVG elements the two measures Mermaid asks for; jsdom itself has no layout. */
function measureByFonts(prototype: object): void {
  const width = (element: Element): number => {
    const { text, kind } = reveal(element.textContent ?? '');
    return kind ? WIDTHS[kind](text) : 0;
  };
  Object.assign(prototype, {
    getComputedTextLength(this: Element) {
      return width(this);
    },
    getBBox(this: Element) {
      const own = (name: string) => Number(this.getAttribute(name) ?? 0);
      if (this.localName === 'rect') return { x: own('x'), y: own('y'), width: own('width'), height: own('height') };
      return { x: own('x'), y: own('y'), width: width(this), height: LINE };
    },
  });
}
