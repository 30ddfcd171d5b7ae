import type { Element, ElementContent, Properties } from 'hast';
import { toHtml } from 'hast-util-to-html';
import type { Link, PhrasingContent, RootContent, Table } from 'mdast';
import { type Handlers, toHast } from 'mdast-util-to-hast';
import { toString as plainText } from 'mdast-util-to-string';
import type { Term } from '../content/terms.ts';
import { plainLine } from '../words/escape.ts';
import { href } from '../words/href.ts';
import { codeElement } from './code.ts';
import { copied } from './copied.ts';

/** Gives HTML for resolved Markdown nodes. `terms` supplies the definitions that show on hover. */
export function proseHtml(nodes: readonly RootContent[], terms: ReadonlyMap<string, Term>): string {
  const handlers: Handlers = {
    link: (state, node: Link): Element => ({ type: 'element', tagName: 'a', properties: linkProperties(node, terms), children: state.all(node) }),
    code: (_state, node: { value: string; lang?: string | null }): Element => codeElement(node.value, node.lang ?? 'text'),
    table: (state, node: Table): Element => table(node, (cell) => state.all(cell)),
  };
  const root = { type: 'root' as const, children: [...nodes] };
  return toHtml(toHast(root, { handlers }), { omitOptionalTags: false }).trim();
}

/** Gives HTML for what stands in one line, without an element around it. */
export function lineHtml(nodes: readonly PhrasingContent[], terms: ReadonlyMap<string, Term>): string {
  return proseHtml([{ type: 'paragraph', children: [...nodes] }], terms).replace(/^<p>|<\/p>$/g, '');
}

/** The same nodes without the ids of table rows, to show them again on another page than their own. */
export function withoutIds(nodes: readonly RootContent[]): RootContent[] {
  return nodes.map((node) => (node.type === 'table' ? { ...node, children: node.children.map((row) => ({ ...row, data: {} })) } : node));
}

function linkProperties(link: Link, terms: ReadonlyMap<string, Term>): Properties {
  const properties: Properties = { href: href(link.url) };
  const kind = link.data?.reference;
  if (kind === 'term') {
    properties.className = ['term'];
    const definition = terms.get(link.data?.target ?? '')?.definition;
    if (definition !== undefined) properties['data-def'] = plainLine(definition);
  } else if (kind === 'claim' && plainText(link) === link.data?.target) properties.className = ['label'];
  return properties;
}

/** A cell that holds a date and nothing else must not break at its hyphens. */
function isDate(cell: Parameters<Cells>[0]): boolean {
  return /^\d{4}-\d{2}(?:-\d{2})?$/.test(plainText(cell));
}

type Cells = (cell: Table['children'][number]['children'][number]) => ElementContent[];

function table(node: Table, cells: Cells): Element {
  const [head, ...rows] = node.children;
  const element = (tagName: string, children: ElementContent[], properties: Properties = {}): Element => ({ type: 'element', tagName, properties, children });
  const headRow = element(
    'tr',
    (head?.children ?? []).map((cell) => element('th', cells(cell), { scope: 'col' })),
  );
  const body = rows.map((row) =>
    element(
      'tr',
      row.children.map((cell, i) =>
        i === 0 ? element('th', cells(cell), { scope: 'row' }) : element('td', cells(cell), isDate(cell) ? { className: ['date'] } : {}),
      ),
      { id: row.data?.rowId, ...(row.data?.thing && copied(row.data.thing)) },
    ),
  );
  const grid = element('table', [element('thead', [headRow]), element('tbody', body)]);
  // Wide tables scroll inside their own box, which therefore must be reachable by keyboard (WCAG 2.1.1).
  return element('div', [grid], { className: ['table'], tabIndex: 0, role: 'group', ariaLabel: 'Table' });
}
