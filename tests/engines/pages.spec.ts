/** Every kind of page can be read. */
import { readFileSync } from 'node:fs';
import { RULES_OF_COLOUR } from '../browser/axe.ts';
import { KINDS } from '../browser/pages.ts';
import type { Reader } from './reader.ts';
import { expect, test } from './visit.ts';
import { AXE } from './witness.ts';

/** What the window shows of a page, once its fonts have come. */
const look = (reader: Reader) =>
  reader.ask(async () => {
    await document.fonts.ready;
    const isSeen = (element: Element): boolean => {
      const { width, height } = element.getBoundingClientRect();
      return width > 0 && height > 0 && element.checkVisibility({ visibilityProperty: true, opacityProperty: true });
    };
    const unseen = [...document.querySelectorAll('main h2, main section.claim .said, main section.claim aside .label, main ol > li > .said, main figure .pic')];
    const family = getComputedStyle(document.body).fontFamily.split(',')[0] ?? '';
    return {
      scheme: matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light',
      title: document.title,
      headings: [...document.querySelectorAll('h1')].filter(isSeen).map((heading) => heading.textContent.trim()),
      unseen: unseen.filter((element) => !isSeen(element)).map((element) => element.outerHTML.slice(0, 100)),
      fonts: [...document.fonts]
        .filter(({ status }) => status !== 'unloaded')
        .map((font) => `${font.family.replaceAll('"', '')} ${font.weight} ${font.status}`),
      family: family.replaceAll('"', ''),
      plainLinks: [...document.querySelectorAll('main p > a[href]')]
        .filter((link) => !getComputedStyle(link).textDecorationLine.includes('underline'))
        .map((link) => link.outerHTML.slice(0, 100)),
      wide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    };
  });

/** The texts that do not stand out enough from their ground, by axe. */
async function faint(reader: Reader, origin: string): Promise<string[]> {
  return reader.ask(
    async (rules, address): Promise<string[]> => {
      const axe = document.createElement('script');
      axe.src = address;
      const loaded = new Promise((resolve) => axe.addEventListener('load', resolve));
      document.head.append(axe);
      await loaded;
      const { violations } = await window.axe.run(document, { runOnly: [...rules], resultTypes: ['violations'] });
      return violations.flatMap(({ id, nodes }) => nodes.map(({ target, failureSummary }) => `${id}: ${target.join(' ')}: ${failureSummary ?? ''}`));
    },
    RULES_OF_COLOUR,
    origin + AXE,
  );
}

/** What stands in the file, for what must stand in the window. */
function written(path: string): { title: string; heading: string } {
  const html = readFileSync(`dist/${path.endsWith('.html') ? path : `${path}index.html`}`, 'utf8');
  const plain = (pattern: RegExp): string =>
    (pattern.exec(html)?.[1] ?? '')
      .replace(/<[^>]+>/g, '')
      .replace(/&#39;|&#x27;/g, "'")
      .replace(/&quot;/g, '"')
      .replace(/&amp;/g, '&')
      .trim();
  return { title: plain(/<title>(.*?)<\/title>/s), heading: plain(/<h1[^>]*>(.*?)<\/h1>/s) };
}

for (const [kind, path] of Object.entries(KINDS)) {
  test(`can be read: ${kind}`, async ({ reader, scheme, site }) => {
    const { title, heading } = written(path);
    await reader.open(path);
    const wide = await look(reader);
    expect(wide.scheme).toBe(scheme);
    expect([wide.title, wide.headings]).toEqual([title, [heading]]);
    expect(wide.unseen).toEqual([]);
    expect(wide.fonts.filter((font) => !font.endsWith(' loaded'))).toEqual([]);
    expect(wide.fonts).toContain(`${wide.family} 400 loaded`);
    expect(wide.plainLinks, 'links in text that look like text').toEqual([]);
    expect(wide.wide).toBeLessThanOrEqual(0);
    expect(await faint(reader, site.origin)).toEqual([]);
    await reader.resize(390, 844);
    const narrow = await look(reader);
    expect([narrow.unseen, narrow.wide]).toEqual([[], 0]);
    expect(narrow.headings).toEqual([heading]);
  });
}

test('a label leads to its claim, which is lit', async ({ reader }) => {
  await reader.open('c/eom.resolve.eexist/');
  await expect.poll(() => reader.ask(() => location.pathname + location.hash)).toMatch(/\/exit-on-missing\/resolve\/#eexist$/);
  const at = () =>
    reader.ask(() => {
      const claim = document.querySelector('section.claim:target');
      const top = claim?.getBoundingClientRect().top ?? -1;
      return { id: claim?.id, inView: top >= 0 && top < innerHeight };
    });
  await expect.poll(at).toEqual({ id: 'eexist', inView: true });
});
