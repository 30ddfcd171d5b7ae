/** Every drawing of the built site, as a reader has it who does not see it. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseHTML } from 'linkedom';
import { expect, it } from 'vitest';
import { builtSite } from './build.ts';
import { openSite } from './open.ts';

const { folder, base, pages } = openSite(builtSite(), '/');
const fileOf = (path: string): string => join(folder, path.slice(base.length), path.endsWith('/') ? 'index.html' : '');

/** The figures of a page that show a sequence, and what each lacks. */
function drawingsOf(path: string): { name: string; faults: string[] }[] {
  const { document } = parseHTML(readFileSync(fileOf(path), 'utf8'));
  return [...document.querySelectorAll('figure')].flatMap((figure) => {
    const svg = figure.querySelector('svg.seq');
    if (svg === null) return [];
    const text = (key: string): string => document.getElementById(svg.getAttribute(key) ?? '')?.textContent ?? '';
    // The run of a model stands right below its picture, the steps of a flow under their heading.
    const below = figure.nextElementSibling;
    const list = below?.matches('ol.run') === true ? below : document.querySelector('#steps + ol');
    const steps = list === null ? undefined : [...list.children].filter((item) => item.matches('li:not(.window)')).length;
    const drawn = svg.querySelectorAll('.step').length;
    const faults = [
      /\S{3}/.test(text('aria-labelledby')) ? '' : 'it has no name',
      /steps are also listed in words/.test(text('aria-describedby')) ? '' : 'it has no description',
      list !== null || figure.querySelector('figcaption a[href$="#steps"]') !== null ? '' : 'it has no way to its steps in words',
      steps === undefined || steps === drawn ? '' : `it has ${drawn} steps, its list ${steps}`,
    ];
    return [{ name: `${path}#${figure.id}`, faults: faults.filter((fault) => fault !== '') }];
  });
}

it('every drawing has a name, a description and a way to its steps in words, and as many steps as they are', () => {
  const drawings = [...pages].flatMap(([path, { elements }]) => (elements.some(({ name }) => name === 'svg') ? drawingsOf(path) : []));
  expect(drawings.length).toBeGreaterThan(40);
  expect(drawings.filter(({ faults }) => faults.length > 0)).toEqual([]);
});
