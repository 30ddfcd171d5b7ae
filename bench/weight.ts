import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { type Measure, median, worst } from './measure.ts';

const KB = 1000;
const packed = new Map<string, number>();

/** Size of a file of the site as it travels, in kB. */
function weigh(file: string): number {
  const known = packed.get(file) ?? gzipSync(readFileSync(file)).length / KB;
  packed.set(file, known);
  return known;
}

interface Page {
  name: string;
  text: number;
  script: number;
}

/** The style sheets and scripts that a page names, and the modules that those scripts import at once. */
function loads(html: string, dist: string, base: string): { styles: string[]; scripts: string[] } {
  const file = (address: string): string => path.join(dist, address.slice(base.length));
  const named = (pattern: RegExp): string[] => [...html.matchAll(pattern)].flatMap((match) => (match[1] === undefined ? [] : [file(match[1])]));
  const scripts = new Set<string>();
  const add = (script: string): void => {
    if (scripts.has(script)) return;
    scripts.add(script);
    for (const match of readFileSync(script, 'utf8').matchAll(/(?:^|[;}\s])(?:import|export)\s*(?:[\w$*{][^'"()]*from\s*)?["'](\.[^"']+)["']/g)) {
      if (match[1] !== undefined) add(path.join(path.dirname(script), match[1]));
    }
  };
  for (const script of named(/<script[^>]*\ssrc="([^"]+)"/g)) add(script);
  return { styles: named(/<link rel="stylesheet" href="([^"]+)"/g), scripts: [...scripts] };
}

/** What the pages of a built site weigh. @param dist the built site @param base its base path */
export function weightMeasures(dist: string, base: string): Measure[] {
  const total = (files: readonly string[]): number => files.reduce((sum, file) => sum + weigh(file), 0);
  const pages = readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.html'))
    .map((name) => ({ name, html: readFileSync(path.join(dist, name), 'utf8') }));
  const weighed = pages.map(({ name, html }): Page & { drawn: boolean } => {
    const { styles, scripts } = loads(html, dist, base);
    return { name, drawn: html.includes('<svg'), text: weigh(path.join(dist, name)) + total(styles), script: total(scripts) };
  });
  const drawn = weighed.filter(({ drawn }) => drawn);
  const heaviest = [...weighed].sort((a, b) => b.text - a.text).slice(0, 5);
  console.log(`Heaviest pages, HTML + CSS: ${heaviest.map(({ name, text }) => `${name} ${text.toFixed(1)} kB`).join(', ')}`);
  const heavy = worst(drawn, ({ text }) => text);
  const scripted = worst(weighed, ({ script }) => script);
  return [
    { name: `HTML + CSS of a page with a diagram, median of ${drawn.length}`, value: median(drawn.map(({ text }) => text)), limit: 16, unit: 'kB' },
    { name: 'HTML + CSS of a page with a diagram, worst', value: heavy.text, limit: 28, unit: 'kB', which: heavy.name },
    { name: 'script before the reader acts, worst page', value: scripted.script, limit: 3, unit: 'kB', which: scripted.name },
  ];
}

/** Size of everything below a folder, in kB as it lies there. */
export function folderSize(folder: string): number {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .reduce((sum, entry) => sum + readFileSync(path.join(entry.parentPath, entry.name)).length / KB, 0);
}

/** The addresses of the pages with a diagram. @param dist the built site */
export function diagramPages(dist: string): string[] {
  return readdirSync(dist, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('/index.html') && readFileSync(path.join(dist, name), 'utf8').includes('<svg'))
    .map((name) => name.slice(0, -'index.html'.length));
}
