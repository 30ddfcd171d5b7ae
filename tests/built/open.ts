import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';

/** An element of a page, with what its checks need. */
export interface Element {
  name: string;
  attributes: ReadonlyMap<string, string>;
  /** Names of the elements around it, outermost first. */
  inside: readonly string[];
}

/** A page as a list of its elements, in document order. */
export interface Page {
  elements: readonly Element[];
  ids: readonly string[];
  /** What the parser of the HTML standard complains of, by its names. */
  errors: readonly string[];
}

/** A built site as its reader gets it. */
export interface Built {
  folder: string;
  base: string;
  /** Scheme and host of its public addresses. */
  origin: string;
  /** Every file, from the site's root, such as `terms/gpc/index.html`. */
  files: ReadonlySet<string>;
  /** Every HTML page by its path, base path included. */
  pages: ReadonlyMap<string, Page>;
}

function readPage(html: string): Page {
  const elements: Element[] = [];
  const walk = (node: DefaultTreeAdapterTypes.Node, inside: readonly string[]): void => {
    let around = inside;
    if ('tagName' in node) {
      const attributes = new Map(node.attrs.map(({ name, value }) => [name, value]));
      elements.push({ name: node.tagName, attributes, inside });
      around = [...inside, node.tagName];
    }
    if ('childNodes' in node) for (const child of node.childNodes) walk(child, around);
  };
  const errors: string[] = [];
  walk(parse(html, { onParseError: ({ code, startLine }) => errors.push(`line ${startLine}: ${code}`) }), []);
  return { elements, ids: elements.flatMap(({ attributes }) => attributes.get('id') ?? []), errors };
}

const opened = new Map<string, Built>();

/** Reads a built site into memory, once in a process: nobody changes one that tests read. @throws if it has no home page that tells its public address */
export function openSite(folder: string, base: string): Built {
  const site = opened.get(folder) ?? readBuilt(folder, base);
  opened.set(folder, site);
  return site;
}

function readBuilt(folder: string, base: string): Built {
  const all = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = all.map((entry) => join(entry.parentPath, entry.name).slice(join(folder, '/').length)).sort();
  const pages = new Map(
    files
      .filter((file) => file.endsWith('.html'))
      .map((file) => [base + file.replace(/(^|\/)index\.html$/, '$1'), readPage(readFileSync(join(folder, file), 'utf8'))]),
  );
  const canonical = pages
    .get(base)
    ?.elements.find(({ attributes }) => attributes.get('rel') === 'canonical')
    ?.attributes.get('href');
  if (canonical === undefined) throw new Error(`${folder} has no home page with a canonical address`);
  return { folder, base, origin: new URL(canonical).origin, files: new Set(files), pages };
}

/** Text of a file of the site. */
export function textOf(site: Built, file: string): string {
  return readFileSync(join(site.folder, file), 'utf8');
}

/**
 * Follows an address on the site.
 * @param address absolute, or relative to `from`
 * @returns why it leads nowhere; `undefined` for one that works, and for one on another host
 */
export function deadEnd(site: Built, address: string, from = site.base): string | undefined {
  const url = URL.parse(address, site.origin + from);
  if (url === null) return `${address} is no address`;
  if (url.origin !== site.origin) return undefined;
  if (!url.pathname.startsWith(site.base)) return `${address} leaves the base path`;
  const path = decodeURIComponent(url.pathname);
  const page = site.pages.get(path);
  if (page === undefined && !site.files.has(path.slice(site.base.length))) return `${address} leads to no file`;
  const id = decodeURIComponent(url.hash.slice(1));
  return id === '' || page?.ids.includes(id) === true ? undefined : `${address} leads to no id`;
}
