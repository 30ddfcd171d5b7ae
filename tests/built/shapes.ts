/**
 * The shapes of markup of a site, and pages on which each of them stands. Components make the pages, so nearly all of a page is of shapes that others have too:
 * a tool that judges markup by its shape need not read every page to have judged everything.
 */
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** Attributes by which assistive technology knows an element; of the rest of them only class is part of a shape. */
const TELLING =
  /^(?:role|aria-.*|tabindex|type|scope|headers|for|href|src|alt|lang|open|hidden|inert|disabled|readonly|required|autocomplete|name|contenteditable|controls|autoplay|colspan|rowspan)$/;
/** Those of them whose value is a word of the standard. Of others it counts whether there is one. */
const WORDS = /^(?:role|tabindex|type|scope|lang|autocomplete|aria-(?!label|labelledby|describedby|controls|owns|details|activedescendant).*)$/;

/** Name and classes of an element: what a rule of a style sheet sees of it. */
function looks({ tagName, attrs }: DefaultTreeAdapterTypes.Element): string {
  const classes = attrs.find(({ name }) => name === 'class')?.value.split(/\s+/) ?? [];
  return [tagName, ...classes.filter((name) => name !== '').sort()].join('.');
}

function roles({ attrs }: DefaultTreeAdapterTypes.Element): string {
  const telling = attrs.filter(({ name }) => TELLING.test(name));
  const said = telling.map(({ name, value }) => `[${name}${WORDS.test(name) ? `=${value}` : value.trim() === '' ? '=' : ''}]`);
  return said.sort().join('');
}

/**
 * What a page is made of: of each element the name, the classes, what assistive technology is told of it and whether it holds nothing,
 * and the names and classes of all elements around it.
 */
export function shapesOf(html: string): Set<string> {
  const shapes = new Set<string>();
  const walk = (node: DefaultTreeAdapterTypes.Node, around: string): void => {
    if ('tagName' in node) {
      const inside = `${around} > ${looks(node)}`;
      shapes.add(inside + roles(node) + (node.childNodes.length === 0 ? ' (empty)' : ''));
      for (const child of node.childNodes) walk(child, inside);
    } else if ('childNodes' in node) for (const child of node.childNodes) walk(child, around);
  };
  walk(parse(html), '');
  return shapes;
}

/**
 * Few pages on which every shape of all of them stands: each is the one that adds most to those before it.
 * @param pages the shapes of each page, by its path
 * @returns their paths, in the order of `pages`
 */
export function pagesWithEveryShape(pages: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const chosen = new Set<string>();
  const left = new Map([...pages].map(([path, shapes]) => [path, new Set(shapes)]));
  for (;;) {
    const [path, added] = [...left].reduce((most, page) => (page[1].size > most[1].size ? page : most), ['', new Set<string>()]);
    if (added.size === 0) return [...pages.keys()].filter((each) => chosen.has(each));
    chosen.add(path);
    left.delete(path);
    for (const shapes of left.values()) for (const shape of added) shapes.delete(shape);
  }
}
