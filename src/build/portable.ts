import type { Dirent } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { type DefaultTreeAdapterTypes, parse } from 'parse5';
import { escapeHtml } from '../words/escape.ts';
import { MANIFEST, writeManifest } from './manifest.ts';

/** Attributes that hold one address, whatever the element: links (of drawings too), what a page loads, where a form goes. */
const ADDRESSES: ReadonlySet<string> = new Set(['href', 'src', 'action']);

/**
 * Served for an address at any depth, so nothing relative in it could hold. It keeps the addresses of the base path that the site
 * was built for, and nothing links to it.
 */
const AT_ANY_DEPTH = '404.html';

/** How many files are copied at a time: a disk is waited for less often, and no system's limit of open files is near. */
const AT_ONCE = 32;

/**
 * Writes a copy of a built site that needs no base path: its pages, styles and scripts name each other by relative addresses, so they
 * work below any path of any server, and without a server as far as a browser lets them. `404.html` alone stays as it is.
 * Public addresses (canonical ones, feeds, texts) stay too. The copy gets a manifest of its own.
 * @param from the built site
 * @param to the folder of the copy; made where it is missing
 * @param base the base path the site was built for, with a slash at both ends
 * @throws where a file cannot be read or written, or the bundler's script is not as expected
 */
export async function writePortable(from: string, to: string, base: string): Promise<void> {
  const entries = await readdir(from, { recursive: true, withFileTypes: true });
  const placeOf = (entry: Dirent): string => path.relative(from, path.join(entry.parentPath, entry.name));
  const copy = async (place: string): Promise<void> =>
    writeFile(path.join(to, place), portableFile(place.split(path.sep).join('/'), await readFile(path.join(from, place)), base));
  await mkdir(to, { recursive: true });
  for (const folder of entries.filter((entry) => entry.isDirectory()).map(placeOf)) await mkdir(path.join(to, folder), { recursive: true });
  const places = entries
    .filter((entry) => entry.isFile())
    .map(placeOf)
    .filter((place) => place !== MANIFEST);
  for (let i = 0; i < places.length; i += AT_ONCE) await Promise.all(places.slice(i, i + AT_ONCE).map(copy));
  await writeManifest(to); // last, as in a build
}

function portableFile(name: string, bytes: Uint8Array, base: string): string | Uint8Array {
  const text = (): string => new TextDecoder().decode(bytes);
  if (name === AT_ANY_DEPTH) return bytes;
  if (name.endsWith('.html')) return portablePage(text(), name, base);
  if (name.endsWith('.css')) return portableStyle(text(), name, base);
  if (name.startsWith('assets/') && name.endsWith('.js')) return portableScript(bytes, name);
  return bytes;
}

/** A piece of a text that is replaced. */
interface Change {
  start: number;
  end: number;
  text: string;
}

/**
 * A page with relative addresses. All else in it stays as it is, to the byte.
 * @param html the page as it was built
 * @param name its file, from the site's root: `terms/gpc/index.html`
 * @param base the base path it was built for, with a slash at both ends
 */
export function portablePage(html: string, name: string, base: string): string {
  const changes: Change[] = [];
  const visit = (node: DefaultTreeAdapterTypes.Node): void => {
    if ('attrs' in node) {
      for (const attribute of node.attrs) {
        const text = portableAttribute(node, attribute.name, attribute.value, name, base);
        const at = node.sourceCodeLocation?.attrs?.[attribute.name];
        if (text !== undefined && at !== undefined) changes.push({ start: at.startOffset, end: at.endOffset, text });
      }
    }
    if ('childNodes' in node) node.childNodes.forEach(visit);
  };
  // As a browser without script reads it: the page of a renamed one holds a refresh for those.
  visit(parse(html, { sourceCodeLocationInfo: true, scriptingEnabled: false }));
  let at = 0;
  let made = '';
  for (const { start, end, text } of changes.sort((a, b) => a.start - b.start)) {
    made += html.slice(at, start) + text;
    at = end;
  }
  return made + html.slice(at);
}

/** The whole attribute as it should stand; `undefined` where it should stay. */
function portableAttribute(element: DefaultTreeAdapterTypes.Element, name: string, value: string, page: string, base: string): string | undefined {
  const written = (next: string | undefined): string | undefined => (next === undefined ? undefined : `${name}="${escapeHtml(next)}"`);
  if (ADDRESSES.has(name)) return written(relativeAddress(value, page, base));
  if (name === 'data-base') return written(rootFrom(page));
  // Browsers run no module from disk. So the search page says what is missing until its script has made the form live.
  if (name === 'data-search-page') return `${name} data-failed`;
  if (element.tagName !== 'meta' || name !== 'content' || !element.attrs.some((other) => other.name === 'http-equiv' && other.value === 'refresh'))
    return undefined;
  const [, delay = '', address = ''] = /^(\d+; url=)(.*)$/.exec(value) ?? [];
  const next = relativeAddress(address, page, base);
  return written(next && delay + next);
}

/** The site's root, relative to a page, with a slash at its end. */
function rootFrom(page: string): string {
  return '../'.repeat(page.split('/').length - 1) || './';
}

/**
 * An address of the site, relative to a file of it. A folder becomes the page in it, which a server would give for it.
 * @returns `undefined` for an address that is none of the site, or relative already
 */
function relativeAddress(address: string, from: string, base: string): string | undefined {
  if (!address.startsWith(base) || address.startsWith('//')) return undefined;
  const [, place = '', rest = ''] = /^([^?#]*)(.*)$/.exec(address.slice(base.length)) ?? [];
  const file = place === '' || place.endsWith('/') ? `${place}index.html` : place;
  if (file === from && rest.startsWith('#')) return rest;
  return path.posix.relative(`/${path.posix.dirname(from)}`, `/${file}`) + rest;
}

function portableStyle(css: string, name: string, base: string): string {
  return css.replace(/url\((["']?)([^"')]+)\1\)/g, (whole, quote: string, address: string) => {
    const next = relativeAddress(address, name, base);
    return next === undefined ? whole : `url(${quote}${next}${quote})`;
  });
}

/**
 * A script as it is: scripts name each other, and what else they ask for, by addresses relative to their own.
 * @throws where one has Vite's own helper, which puts the base path before names
 */
function portableScript(bytes: Uint8Array, name: string): Uint8Array {
  if (new TextDecoder().decode(bytes).includes('vite:preloadError'))
    throw new Error(`${name}: Vite's way to fetch modules early has changed; mend src/build/small-preload.ts`);
  return bytes;
}
