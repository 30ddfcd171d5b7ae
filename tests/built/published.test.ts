import { beforeAll, describe, expect, it } from 'vitest';
import { BARE_POLICY, META_POLICY } from '../../src/build/policy.ts';
import { listen, siteHandler } from '../../src/preview/server.ts';
import { idFault } from '../../src/reading/address.ts';
import { builtSite, SHARED, sharedSite } from './build.ts';
import { type Built, deadEnd, type Element, openSite, textOf } from './open.ts';

/** What a page says of a thing to the script that copies it: addresses without the base path. */
const CARRIED = ['data-copy', 'data-drawing', 'data-address'];
/** Attributes that name an element of the same page by its id. */
const REFERRING = ['for', 'list', 'form', 'headers', 'aria-labelledby', 'aria-describedby', 'aria-details', 'aria-controls', 'aria-owns'];
const ADDRESSES = ['href', 'src', 'action', 'xlink:href', ...CARRIED, 'srcset', 'poster', 'cite'];
/** Elements whose address the browser fetches by itself. A link is one too, but for those that only say something. */
const LOADING = new Set(['script', 'img', 'source', 'iframe', 'object', 'embed', 'video', 'audio', 'track', 'use', 'form']);
const SAYING = new Set(['canonical', 'alternate', 'search', 'prev', 'next', 'license']);

const loads = ({ name, attributes }: Element): boolean => LOADING.has(name) || (name === 'link' && !SAYING.has(attributes.get('rel') ?? ''));

/** Every address in an element, as the browser reads it. */
function addressesIn({ name, attributes }: Element, site: Built): string[] {
  // Scripts put the base path before what a page carries for them.
  const plain = ADDRESSES.flatMap((key) => {
    const address = attributes.get(key);
    return address === undefined ? [] : [CARRIED.includes(key) ? site.base.slice(0, -1) + address : address];
  });
  const content = attributes.get('content') ?? '';
  if (name === 'meta' && attributes.get('http-equiv') === 'refresh') return [...plain, content.split('url=')[1] ?? 'nowhere:'];
  return name === 'meta' && attributes.get('property') === 'og:url' ? [...plain, content] : plain;
}

describe.each([
  ['dist/', '/', async () => builtSite()],
  ['a small book under /missing-pages/', SHARED.below.base, () => sharedSite('below')],
])('%s', (_name, base, folder) => {
  let site: Built;
  beforeAll(async () => {
    site = openSite(await folder(), base);
  });

  /** Applies a check to every element; gives `page: fault` for each fault. */
  const everyElement = (check: (element: Element, path: string) => readonly (string | undefined)[]): string[] =>
    [...site.pages].flatMap(([path, page]) =>
      page.elements.flatMap((element) =>
        check(element, path)
          .filter((fault) => fault !== undefined)
          .map((fault) => `${path}: ${fault}`),
      ),
    );
  const textFiles = (ending: RegExp): string[] => [...site.files].filter((file) => ending.test(file));

  it('is the whole site', () => {
    for (const path of [
      '',
      'flows/',
      'terms/',
      'answers/',
      'labs/',
      'models/',
      'models/populate/',
      'status/',
      'sources/',
      'ids/',
      'search/',
      'about/',
      '404.html',
    ])
      expect([...site.pages.keys()]).toContain(base + path);
  });

  it('has no id twice on a page, and none that breaks the rules', () => {
    const faults = [...site.pages].flatMap(([path, { ids }]) => {
      const twice = ids.length === new Set(ids).size ? [] : ids.filter((id, i) => ids.indexOf(id) !== i);
      return [...twice.map((id) => `${path}: ${id} stands twice`), ...ids.flatMap((id) => idFault(id) ?? [])];
    });
    expect(faults).toEqual([]);
  });

  it('has no markup that a parser complains of', () => {
    expect([...site.pages].flatMap(([path, { errors }]) => errors.map((error) => `${path}: ${error}`))).toEqual([]);
  });

  it('has one first heading on each page, and none that skips a level', () => {
    const faults = [...site.pages].filter(([path, { elements }]) => {
      const levels = elements.flatMap(({ name }) => (/^h[1-6]$/.test(name) ? [Number(name[1])] : []));
      const fitting = levels.every((level, i) => (i === 0) === (level === 1) && level <= (levels[i - 1] ?? 0) + 1);
      return !fitting || (levels.length === 0 && !path.startsWith(`${base}c/`));
    });
    expect(faults.map(([path]) => path)).toEqual([]);
  });

  it('takes no name of a control, a cell or a picture from an id that the page has not', () => {
    const ids = new Map([...site.pages].map(([path, page]) => [path, new Set(page.ids)]));
    expect(
      everyElement(({ name, attributes }, path) =>
        REFERRING.flatMap((key) => attributes.get(key)?.split(/\s+/) ?? [])
          .filter((id) => ids.get(path)?.has(id) !== true)
          .map((id) => `a ${name} names ${id}`),
      ),
    ).toEqual([]);
  });

  it('has no link that leads nowhere', () => {
    expect(everyElement((element, path) => addressesIn(element, site).map((address) => deadEnd(site, address, path)))).toEqual([]);
  });

  it('tells other sites its public addresses', () => {
    expect(
      everyElement((element) => {
        const { attributes } = element;
        const tells = attributes.get('rel') === 'canonical' || attributes.get('property') === 'og:url';
        return tells ? addressesIn(element, site).filter((address) => !address.startsWith(site.origin + base)) : [];
      }),
    ).toEqual([]);
  });

  it('asks no other host for anything', () => {
    expect(
      everyElement((element, path) =>
        loads(element) ? addressesIn(element, site).filter((address) => URL.parse(address, site.origin + path)?.origin !== site.origin) : [],
      ),
    ).toEqual([]);
    for (const file of textFiles(/\.css$/)) expect(textOf(site, file), file).not.toMatch(/@import|url\(\s*["']?(?:https?:)?\/\//);
  });

  it('says its policy on every page, before the first thing that is loaded, for hosts that send none', () => {
    const faults = [...site.pages].filter(([path, { elements }]) => {
      const policy = path.startsWith(`${base}c/`) ? BARE_POLICY : META_POLICY;
      const saying = elements.filter(({ attributes }) => attributes.get('http-equiv') === 'Content-Security-Policy');
      const first = elements.findIndex((element) => loads(element));
      const said = saying[0] === undefined ? Number.POSITIVE_INFINITY : elements.indexOf(saying[0]);
      return saying.length !== 1 || saying[0]?.attributes.get('content') !== policy || (first !== -1 && first < said);
    });
    expect(faults.map(([path]) => path)).toEqual([]);
  });

  it('has no script and no style inline', () => {
    expect(
      everyElement(({ name, attributes }) => [
        name === 'style' ? 'a style element' : undefined,
        // A block of data is not executed; the policy forbids it to be.
        name === 'script' && !attributes.has('src') && attributes.get('type') !== 'application/json' ? 'a script inline' : undefined,
        ...[...attributes.keys()].filter((key) => key === 'style' || key.startsWith('on')).map((key) => `attribute ${key} on ${name}`),
        ...[...attributes.values()].filter((value) => /^\s*(?:javascript|data|vbscript):/i.test(value)),
      ]),
    ).toEqual([]);
  });

  it('hides no text in a closed details, but the further sources of a note', () => {
    expect(
      everyElement(({ name, attributes, inside }) =>
        name === 'details' && inside.includes('main') && !(inside.includes('aside') && attributes.get('class') === 'more') && !attributes.has('open')
          ? ['a closed details']
          : [],
      ),
    ).toEqual([]);
  });

  it('names every claim by a label that resolves', () => {
    const { claims }: { claims: Record<string, string>[] } = JSON.parse(textOf(site, 'claims.json'));
    expect(claims).not.toEqual([]);
    const faults = claims.flatMap(({ label = '' }) => [deadEnd(site, `${base}c/${label}/`), deadEnd(site, `${base}c/${label}.txt`)]);
    expect(faults.filter((fault) => fault !== undefined)).toEqual([]);
  });

  it('keeps every line of its texts within 72 columns, but for a word that cannot be broken and the numbered lines of a program', () => {
    // Markdown is not meant for mail: forms for web pages (`.md.txt`), where a line break would show, and llms.txt, whose format has one line a link.
    const texts = textFiles(/(?<!\.md|^llms)\.txt$/);
    const mark = /^\s*(?:[>*+-]|\d+\.|\[[^\]]*\])?\s*/;
    const wide = texts.flatMap((file) =>
      textOf(site, file)
        .split('\n')
        .filter((line) => line.length > 72 && !/^ {0,3}\d+ {2}/.test(line) && /\s/.test(line.replace(mark, '')))
        .map((line) => `${file}: ${line}`),
    );
    expect(texts).not.toEqual([]);
    expect(wide).toEqual([]);
  });

  it('gives no address in its texts, data, site map and feed that leads nowhere', () => {
    const pattern = new RegExp(`${site.origin.replace(/[.]/g, '\\.')}/[^\\s"<>)\\]}\`]*`, 'g');
    const faults = textFiles(/\.(?:txt|json|xml)$/).flatMap((file) => {
      // A feed's guid is a name and need not lead anywhere.
      const text = textOf(site, file)
        .replace(/<guid.*?<\/guid>/g, '')
        .replaceAll('&amp;', '&');
      return [...new Set(text.match(pattern) ?? [])]
        .filter((address) => !address.includes('{'))
        .map((address) => deadEnd(site, address.replace(/[.,;:]$/, '')))
        .filter((fault) => fault !== undefined)
        .map((fault) => `${file}: ${fault}`);
    });
    expect(faults).toEqual([]);
  });

  it('is served whole below its base path, and nowhere else', async () => {
    const { server, port } = await listen(siteHandler(site.folder, base), 0);
    const ask = async (address: string): Promise<number> => (await fetch(`http://127.0.0.1:${port}${address}`, { redirect: 'manual' })).status;
    const asked = [...site.pages.keys()].filter((address) => !address.startsWith(`${base}c/`));
    const dead = (
      await Promise.all([...asked, ...textFiles(/^[\w-]+\.\w+$/).map((file) => base + file)].map(async (address) => [address, await ask(address)] as const))
    )
      .filter(([, status]) => status !== 200)
      .map(([address, status]) => `${status} ${address}`);
    const above = base === '/' ? 404 : await ask('/terms/');
    server.closeAllConnections();
    server.close();
    expect(dead).toEqual([]);
    expect(above).toBe(404);
  });

  it('names no other address of its own in its texts, and writes the rules for hosts below its path', () => {
    const places = site.origin === 'http://localhost:4321' ? [] : textFiles(/\.(?:txt|xml|json)$/).filter((file) => textOf(site, file).includes('localhost:'));
    expect(places).toEqual([]);
    expect(textOf(site, '_headers')).toContain(`\n${base}assets/*\n`);
  });

  it('gives every page but the search a twin', () => {
    const without = [...site.pages]
      .filter(([, { elements }]) => !elements.some(({ attributes }) => attributes.get('type') === 'text/plain'))
      .map(([path]) => path)
      .filter((path) => !path.startsWith(`${base}c/`));
    expect(without).toEqual([`${base}404.html`, `${base}search/`]);
  });
});
