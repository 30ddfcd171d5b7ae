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

/** Name and classes of an element: what a rule of a style sheet sees of it. Classes that differ in a number alone, as the steps of a drawing do, count as one. */
function looks({ tagName, attrs }: DefaultTreeAdapterTypes.Element): string {
  const classes =
    attrs
      .find(({ name }) => name === 'class')
      ?.value.replace(/\d+/g, 'N')
      .split(/\s+/) ?? [];
  return [tagName, ...classes.filter((name) => name !== '').sort()].join('.');
}

function roles({ attrs }: DefaultTreeAdapterTypes.Element): string {
  const telling = attrs.filter(({ name }) => TELLING.test(name));
  const said = telling.map(({ name, value }) => `[${name}${WORDS.test(name) ? `=${value}` : value.trim() === '' ? '=' : ''}]`);
  return said.sort().join('');
}

/** An element of a page, with all that stands in it. */
interface Part {
  name: string;
  shape: string;
  parts: readonly Part[];
}

/** Nothing to read stands in it, and no element. */
const isEmpty = ({ childNodes }: DefaultTreeAdapterTypes.Element): boolean =>
  childNodes.every((node) => !('tagName' in node) && (!('value' in node) || node.value.trim() === ''));

function partsOf(node: DefaultTreeAdapterTypes.Node, around: string): Part[] {
  const children = 'childNodes' in node ? node.childNodes : [];
  if (!('tagName' in node)) return children.flatMap((child) => partsOf(child, around));
  const inside = `${around} > ${looks(node)}`;
  return [
    {
      name: node.tagName,
      shape: inside + roles(node) + (isEmpty(node) ? ' (empty)' : ''),
      parts: children.flatMap((child) => partsOf(child, inside)),
    },
  ];
}

/** A page by its shapes, to be asked for more than once. */
export type Shaped = readonly Part[];

/**
 * What a page is made of: of each element the name, the classes, what assistive technology is told of it and whether it holds nothing,
 * and the names and classes of all elements around it.
 */
export const shaped = (html: string): Shaped => partsOf(parse(html), '');

const shapesIn = (parts: readonly Part[]): string[] => parts.flatMap((part) => [part.shape, ...shapesIn(part.parts)]);

/** Every shape of a page, once. */
export const shapesOf = (page: Shaped): Set<string> => new Set(shapesIn(page));

/** What others need: the page to be one, what stands in a table or a disclosure to be what it is, and all of it to look as it does. */
const NEEDED = /^(?:main|h1|thead|summary|link)$/;
/** They work as a whole, or are read as one. */
const WHOLE = /^(?:form|tr|dl)$/;

const bodyIn = (parts: readonly Part[]): readonly Part[] => parts.flatMap(({ name, parts: inside }) => (name === 'body' ? inside : bodyIn(inside)));

/**
 * The parts of a page that need not be judged, since each shape in them has been seen: on the page itself, further up, or on one before it. A form is one part,
 * and so are a row of a table and a list of definitions.
 * @param page what to look for them in
 * @param seen the shapes that have been seen; those of the page are added
 * @returns their places among all elements of the body, from 0, in the order of the document; none of them stands in another
 */
export function repeatedParts(page: Shaped, seen: Set<string>): number[] {
  let next = 0;
  const repeatedIn = (part: Part): number[] => {
    const place = next;
    const shapes = shapesIn([part]);
    if (!NEEDED.test(part.name) && shapes.every((shape) => seen.has(shape))) {
      next += shapes.length;
      return [place];
    }
    if (WHOLE.test(part.name)) {
      for (const shape of shapes) seen.add(shape);
      next += shapes.length;
      return [];
    }
    seen.add(part.shape);
    next += 1;
    return part.parts.flatMap(repeatedIn);
  };
  return bodyIn(page).flatMap(repeatedIn);
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
