import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { gzipSync } from 'node:zlib';
import { JSDOM } from 'jsdom';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { RESERVED } from '../../src/diagram/cast.ts';
import { withoutLinks, withStepBase } from '../../src/diagram/link.ts';
import { textWidth } from '../../src/diagram/measures.ts';
import { renderDiagrams } from '../../src/diagram/render.ts';
import type { Diagram } from '../../src/diagram/types.ts';
import { around, cast, FIXTURES, fixture, inputOf, withCache } from './helpers.ts';

// Each run loads Mermaid in a process of its own, so what can be asked of one run is.
afterEach(() => vi.restoreAllMocks());

const inputs = FIXTURES.map(fixture);
const HOSTILE = '<script>alert("1")</script> & \'a\' < vcpu->arch';
const hostile = { ...inputOf(around(`vcpu->>kvm: ${HOSTILE}`), 'hostile'), title: '<b>"T"</b>', summary: '<img src=x onerror=alert(1)> `code`' };
const bad = inputOf(around('vcpu->kvm: x'), 'bad');
/** Flows with a participant of that name, which Mermaid takes for one of its words, and one that it takes. */
const named = ['kvm2', ...RESERVED].map((id) =>
  inputOf(`\n\n\nsequenceDiagram\nautonumber \t\nparticipant kvm  \nparticipant ${id}\nkvm->>kvm: x\nNote over ${id}: y`, id),
);
const wide = new Map(cast).set('kvm2', { id: 'kvm2', label: 'Good', role: 'kvm' });
for (const id of RESERVED) wide.set(id, { id, label: 'Odd', role: 'kvm' });

const fresh = await withCache((folder) => renderDiagrams([bad, ...inputs, hostile, ...named], wide, folder));
const drawing = (id: string): Diagram => {
  const found = fresh.diagrams.get(id);
  if (!found) throw new Error(`no drawing of ${id}`);
  return found;
};
const parsed = (svg: string): Document => new JSDOM(svg, { contentType: 'image/svg+xml' }).window.document;

describe('what comes out', () => {
  test('every flow without a mistake is drawn, without problems', () => {
    const drawn = [...FIXTURES, 'hostile', 'kvm2'].sort();
    expect([...fresh.diagrams.keys()].sort()).toEqual(drawn);
    expect(fresh.problems.filter(({ file }) => drawn.some((id) => file.endsWith(`/${id}.mdx`)))).toEqual([]);
    expect([fresh.rendered, fresh.cached]).toEqual([drawn.length, 0]);
  });

  test.each(FIXTURES)('%s: well-formed, with no style, colour, script or marker in it', (id) => {
    const elements = [...parsed(drawing(id).svg).querySelectorAll('*')];
    expect(elements.length).toBeGreaterThan(20);
    const names = new Set(elements.map((element) => element.localName));
    expect([...names].filter((name) => !['svg', 'title', 'desc', 'a', 'g', 'path', 'rect', 'circle', 'text'].includes(name))).toEqual([]);
    const attributes = new Set(elements.flatMap((element) => element.getAttributeNames()));
    expect([...attributes].filter((name) => /^(style|fill|stroke|font|color|on)/.test(name))).toEqual([]);
  });

  test.each(FIXTURES)('%s: ids are its own, and each step leads to its list entry', (id) => {
    const document = parsed(drawing(id).svg);
    const ids = [...document.querySelectorAll('[id]')].map((element) => element.id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids.filter((one) => !one.startsWith(`fig-${id}-`))).toEqual([]);
    for (const { n } of drawing(id).steps) {
      const group = document.getElementById(`fig-${id}-s${n}`);
      expect(group?.classList.contains(`step-${n}`)).toBe(true);
      expect(group?.parentElement?.getAttribute('href')).toBe(`#step-${n}`);
      expect(group?.querySelector('.n')?.textContent).toBe(String(n));
    }
  });

  test('title and description are wired, and lead to the words', () => {
    const svg = parsed(drawing('kinds').svg).documentElement;
    const named = (attribute: string) => svg.ownerDocument.getElementById(svg.getAttribute(attribute) ?? '')?.textContent;
    expect(named('aria-labelledby')).toBe('A flow for tests');
    expect(named('aria-describedby')).toBe('It shows nothing but what the test is about. The 14 steps are also listed in words.');
  });

  test('every kind of block, note and arrow is in the picture', () => {
    const document = parsed(drawing('kinds').svg);
    const words = [...document.querySelectorAll('.word')].map((word) => word.textContent);
    expect(words.sort()).toEqual(['alt', 'and', 'break', 'critical', 'else', 'loop', 'opt', 'option', 'par']);
    const count = (selector: string) => document.querySelectorAll(selector).length;
    expect({ notes: count('.note'), spans: count('.span'), groups: count('.group'), activations: count('.act') }).toEqual({
      notes: 4,
      spans: 1,
      groups: 1,
      activations: 1,
    });
    expect({ returns: count('path.return'), calls: count('path.call') }).toEqual({ returns: 3, calls: 10 });
  });

  test('what stands in boxes, notes, conditions and spans can be had as words', () => {
    const wanted = ['Guest side', 'over all of them', 'first', 'second', 'until stable', 'contended', 'interrupts off'];
    expect(drawing('kinds').words).toEqual(expect.arrayContaining(wanted));
    expect(new Set(drawing('kinds').words).size).toBe(drawing('kinds').words.length);
  });

  test('what is read comes in the order of the source, with the end of every branch, loop and span', () => {
    const svg = parsed(drawing('words').svg);
    const read = [...svg.querySelectorAll('text:not(.n, .head text, .mid)')].map((line) => line.textContent);
    expect(read).toEqual([
      ...['touch', 'alt', 'present', 'else', 'missing', 'start dirty logging', 'then look again', 'lock held'],
      ...['kvm_gmem_populate(', 'kvm,start_gfn,src,npages,', 'post_populate,opaque)'],
      ...['end of lock held', 'page ready', 'end of alt', 'self', 'kick'],
    ]);
  });

  test('who hears a step is told from whom to whom it goes, and what kind it is', () => {
    const names = [...parsed(drawing('words').svg).querySelectorAll('a')].map((link) => link.getAttribute('aria-label'));
    expect(names).toEqual([
      '1 touch. Guest vCPU to KVM',
      '2. KVM to Guest vCPU, return',
      '3 kvm_gmem_populate( kvm,start_gfn,src,npages, post_populate,opaque). KVM to Host mm',
      '4 page ready. Host mm to KVM, reply',
      '5 self. KVM',
      '6 kick. KVM to Guest vCPU, signal',
    ]);
  });

  test.each(['kinds', 'words'])('%s: the bracket of a box, and its name, reach from its first member to its last and no further', (id) => {
    const svg = parsed(drawing(id).svg);
    const heads = [...svg.querySelectorAll('.head rect')].map((rect) => Number(rect.getAttribute('x')));
    const edges = [...svg.querySelectorAll('.head rect')].map((rect) => Number(rect.getAttribute('x')) + Number(rect.getAttribute('width')));
    const brackets = [...svg.querySelectorAll('.group')].map(
      (bracket) =>
        /^M(\S+) .*H(\S+)V/
          .exec(bracket.getAttribute('d') ?? '')
          ?.slice(1)
          .map(Number) ?? [],
    );
    const members =
      id === 'kinds'
        ? [[0, 1]]
        : [
            [0, 0],
            [1, 1],
          ];
    expect(brackets).toEqual(members.map(([first = 0, last = 0]) => [heads[first], edges[last]]));
    const names = [...svg.querySelectorAll('.mid')];
    expect(names.length).toBeGreaterThanOrEqual(brackets.length);
    for (const name of names) {
      const middle = Number(name.getAttribute('x'));
      const half = textWidth(name.textContent, 'group') / 2;
      expect(
        brackets.some(([left = 0, right = 0]) => left <= middle - half && middle + half <= right),
        name.textContent,
      ).toBe(true);
    }
  });

  test('an activation in which nothing happens leaves no mark', () => {
    expect(drawing('words').svg).not.toContain('class="act');
  });

  test('labels are text, whatever they look like', () => {
    const { svg } = drawing('hostile');
    const document = parsed(svg);
    expect(svg).not.toMatch(/<script|<img|<b>/);
    expect([...document.querySelectorAll('.step-1 text:not(.n)')].map((line) => line.textContent).join(' ')).toBe(HOSTILE);
    expect(document.querySelector('title')?.textContent).toBe('<b>"T"</b>');
    expect(document.querySelector('desc')?.textContent).toMatch(/^<img src=x onerror=alert\(1\)> code The 2 steps/);
  });

  test('a diagram of 13 steps costs about 2 kB', () => {
    expect(gzipSync(drawing('uffd-classic').svg, { level: 9 }).length).toBeLessThan(2000);
  });

  test('links can be pointed at the flow page', () => {
    const svg = withStepBase(drawing('kinds').svg, '/base/flows/kinds/');
    expect(svg.match(/href="\/base\/flows\/kinds\/#step-\d+"/g)).toHaveLength(14);
    expect(svg).not.toContain('href="#');
    expect(withStepBase('<a href="#step-1">', '/"><script>')).not.toContain('<script>');
  });

  test('a figure can do without links, and keeps every step', () => {
    const svg = withoutLinks(drawing('kinds').svg);
    expect(svg).not.toMatch(/<\/?a[ >]/);
    expect(svg.match(/class="step /g)).toHaveLength(drawing('kinds').steps.length);
  });
});

describe('problems and the cache', () => {
  const problemsOf = (...flows: { file: string }[]) => fresh.problems.filter(({ file }) => flows.some((flow) => flow.file === file));

  test('a flow with a mistake does not keep the others from being drawn', () => {
    expect(problemsOf(bad).map(({ line }) => line)).toEqual([15]);
    expect(fresh.diagrams.size).toBeGreaterThan(FIXTURES.length);
  });

  test('what only Mermaid refuses is a problem with its line too, not a stack trace', () => {
    const problems = problemsOf(...named);
    // Blanks at the ends of lines are no fault, and the empty lines at the top count.
    expect(fresh.diagrams.has('kvm2')).toBe(true);
    expect(problems.map(({ file }) => file)).toEqual(RESERVED.map((id) => `content/flows/${id}.mdx`));
    expect(problems.find(({ file }) => file.includes('/end.'))).toMatchObject({ line: 19, what: 'Mermaid does not take this line, it stops at `end`' });
  });

  test('the order of the flows changes nothing; a second run draws nothing; a damaged file is drawn anew; a changed label is another drawing', async () => {
    await withCache(async (folder) => {
      const first = await renderDiagrams([...inputs].reverse(), cast, folder);
      for (const id of FIXTURES) expect(first.diagrams.get(id)).toEqual(drawing(id));
      expect(first.damaged).toEqual([]);

      const again = await renderDiagrams(
        inputs.map((input) => ({ ...input, line: 99 })),
        cast,
        folder,
      );
      expect([again.rendered, again.cached]).toEqual([0, FIXTURES.length]);
      expect(again.diagrams).toEqual(first.diagrams);

      const fileOf = (id: string): string => {
        const files = readdirSync(folder).map((name) => path.join(folder, name));
        return files.find((file) => readFileSync(file, 'utf8').includes(`fig-${id}-`)) ?? '';
      };
      const damages = { 'eom-common': (kept: string) => kept.replace('Guest', 'Ghost'), words: (kept: string) => kept.slice(0, 1000) };
      const whole = Object.entries(damages).map(([id, damage]) => {
        const file = fileOf(id);
        const kept = readFileSync(file, 'utf8');
        expect(damage(kept)).not.toBe(kept);
        writeFileSync(file, damage(kept));
        return { file, kept };
      });
      // In one of the flows alone.
      const renamed = new Map(cast).set('vmmfault', { id: 'vmmfault', label: 'Fault thread', role: 'vmm' });
      const mended = await renderDiagrams(inputs, renamed, folder);
      expect([mended.rendered, mended.cached, mended.damaged]).toEqual([3, 2, Object.keys(damages)]);
      for (const { file, kept } of whole) expect(readFileSync(file, 'utf8')).toBe(kept);
      for (const id of FIXTURES) {
        if (id === 'uffd-classic') expect(mended.diagrams.get(id)?.svg).toContain('Fault thread');
        else expect(mended.diagrams.get(id)).toEqual(first.diagrams.get(id));
      }
      expect(readdirSync(folder).filter((name) => name.startsWith('.'))).toEqual([]);
    });
  });

  test('a missing font is named, with the command that makes it', async () => {
    vi.spyOn(process, 'cwd').mockReturnValue('/nowhere');
    expect(existsSync('/nowhere')).toBe(false);
    await expect(renderDiagrams([], cast, '/nowhere/cache')).rejects.toThrow(/plex-sans-400\.woff2.* missing in \/nowhere.*subset-fonts\.mjs/);
  });
});
