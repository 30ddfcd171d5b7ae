/** Runs Mermaid in a document without a browser (linkedom), with text measured by the site's fonts. */
import { parseHTML } from 'linkedom';
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

/** Mermaid fills a style sheet, of which nothing is kept here; linkedom has none. */
class NoStyleSheet {
  readonly cssRules: readonly unknown[] = [];
  readonly replaceSync = (): void => undefined;
  readonly insertRule = (): number => 0;
}

/** Starts Mermaid; once in a process, for it keeps its state in globals. */
export async function startMermaid(): Promise<Mermaid> {
  const window = parseHTML('<!doctype html><html><head></head><body></body></html>');
  measureByFonts(window.SVGElement.prototype);
  // Mermaid, d3 and DOMPurify look for a browser among the globals.
  const { document, Element, SVGElement, HTMLElement, Node, DOMParser } = window;
  // Mermaid asks whether the first word of a box's name is a colour. In a cipher (source.ts) none is.
  Object.assign(window, { CSS: { supports: () => false } });
  const globals = { window, document, Element, SVGElement, HTMLElement, Node, DOMParser, CSSStyleSheet: NoStyleSheet };
  for (const [name, value] of Object.entries(globals)) Object.defineProperty(globalThis, name, { value, configurable: true, writable: true });
  // The package's bundle: the same Mermaid in some thirty files in place of eight hundred, loaded in half the time.
  const { default: mermaid } = await import('mermaid/dist/mermaid.esm.min.mjs');
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

/** Gives SVG elements the two measures Mermaid asks for; linkedom itself has no layout. */
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
