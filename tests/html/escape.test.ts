import fc from 'fast-check';
import { JSDOM } from 'jsdom';
import { describe, expect, it } from 'vitest';
import { sourceThing } from '../../src/addresses/things.ts';
import { codeDrift, driftText } from '../../src/facts/drift.ts';
import type { Drift } from '../../src/facts/pin.ts';
import type { Source } from '../../src/facts/source.ts';
import { sourceShort, sourceUrl } from '../../src/facts/source-words.ts';
import type { Status } from '../../src/facts/status.ts';
import { codeElement } from '../../src/html/code.ts';
import { dateText } from '../../src/words/date.ts';
import { escapeHtml, inlineHtml, plainLine } from '../../src/words/escape.ts';
import { absolute, href } from '../../src/words/href.ts';
import { hostileLine, hostileText, markupFault, runs } from '../fuzz/generate.ts';

describe('text as HTML', () => {
  it('comes back from a browser as it went in', () => {
    const box = new JSDOM('').window.document.createElement('div');
    fc.assert(
      fc.property(
        hostileText.map((text) => text.replaceAll('\r', '').replaceAll('\u0000', '')),
        (text) => {
          box.innerHTML = `<p title="${escapeHtml(text)}" lang='${escapeHtml(text)}'>${escapeHtml(text)}</p>`;
          expect([
            box.children.length,
            box.children[0]?.children.length,
            box.textContent,
            box.children[0]?.getAttribute('title'),
            box.children[0]?.getAttribute('lang'),
          ]).toEqual([1, 0, text, text, text]);
        },
      ),
      runs(1500),
    );
  });

  it('holds code marks and nothing else', () => {
    expect(inlineHtml('Say `a < b` & go')).toBe('Say <code>a &lt; b</code> &amp; go');
    expect(inlineHtml('one ` alone')).toBe('one ` alone');
    expect(plainLine('Say `a` and `b`')).toBe('Say a and b');
    fc.assert(
      fc.property(hostileLine, (text) => void expect(markupFault(inlineHtml(text), new Set(['code']), new Set())).toBeUndefined()),
      runs(1500),
    );
  });

  it('is watched by a check that sees what is wrong', () => {
    const check = (html: string) => markupFault(html, new Set(['p']), new Set(['class']));
    expect(check('<p class="a">b &lt; c</p>')).toBeUndefined();
    for (const html of ['<script>x</script>', '<p onclick="x">a</p>', '<p>a < b</p>', '<p>a', '</p>', '<p><img src=x></p>'])
      expect(check(html), html).toBeDefined();
  });
});

it('tells tokens apart by class, without a style', () => {
  const json = JSON.stringify(codeElement('if (x) return "y"; /* z */', 'c'));
  for (const name of ['tok-keyword', 'tok-string', 'tok-comment']) expect(json).toContain(name);
  expect(json).not.toContain('style');
});

it('puts the base path before an address', () => {
  expect(href('/terms/gpc/#a')).toBe('/terms/gpc/#a');
  expect(absolute('/terms/')).toBe('http://localhost:4321/terms/');
});

describe('a source', () => {
  const message: Source = {
    id: 'm',
    thing: sourceThing('m', 'T'),
    kind: 'message',
    title: 'T',
    author: 'Jane Q. Doe (as quoted)',
    date: '2024-01-02',
    messageId: 'a/b+c=d@x.org',
    list: 'kvm',
  };

  it('has a date as one reads it', () => {
    expect(['2024-01-02', '2024-12', '2024'].map(dateText)).toEqual(['2 Jan 2024', 'Dec 2024', '2024']);
  });

  it('is named in the margin by who and when', () => {
    expect(sourceShort(message)).toContain('Doe');
    expect(sourceShort(message)).toContain('2 Jan 2024');
  });

  it('leads to the archive by its Message-ID, to the very lines where they were pinned, and nowhere where no viewer has it', () => {
    const file = { id: 'f', thing: sourceThing('f', 'T'), kind: 'file', title: 'T', tree: 'linux', version: 'v6.12', path: 'a.c', symbols: ['do_it'] } as const;
    const shown = {
      ...file,
      symbols: ['do_it'],
      url: 'https://x.org/a.c?h=v6.12',
      lineMark: '#n{from}',
      pins: { do_it: { from: 17, to: 20, hash: '', newer: {} } },
    };
    expect(sourceUrl(message)).toBe('https://lore.kernel.org/kvm/a%2Fb%2Bc%3Dd@x.org/');
    expect(sourceUrl({ id: 'c', thing: sourceThing('c', 'T'), kind: 'commit', title: 'T', hash: '0123456789ab', tree: 'linux', url: 'https://x.org/c' })).toBe(
      'https://x.org/c',
    );
    expect(sourceUrl(shown, 'do_it')).toBe('https://x.org/a.c?h=v6.12#n17');
    expect(sourceUrl(shown, 'other')).toBe('https://x.org/a.c?h=v6.12');
    expect(sourceUrl({ ...file, symbols: [], pins: {} })).toBeUndefined();
  });
});

describe('code under a statement', () => {
  const pin = (drift: Drift) => ({ from: 1, to: 2, hash: '', newer: { 'v7.3.4': { drift } } });
  const source = (drift: Drift): Source => ({
    id: 'f',
    thing: sourceThing('f', 'T'),
    kind: 'file',
    title: 'T',
    tree: 'linux',
    version: 'v6.12.117',
    path: 'a.c',
    symbols: ['f'],
    pins: { f: pin(drift) },
  });
  const said = (drift: Drift, status: Status): string | undefined => {
    const found = codeDrift({ citations: [{ source: 'f', symbol: 'f' }], status }, new Map([['f', source(drift)]]));
    return found && driftText(found);
  };

  it.each<[Drift, Status, string | undefined]>([
    ['unchanged', { word: 'merged', seen: ['v6.12'] }, 'code unchanged to v7.3'],
    ['moved', { word: 'merged', seen: ['v6.12'] }, 'code unchanged to v7.3'],
    ['changed', { word: 'merged', seen: ['v6.12'] }, 'code changed by v7.3, not read again yet'],
    ['gone', { word: 'merged', seen: ['v6.12', 'v7.3'] }, 'code changed by v7.3, read again'],
    ['changed', { word: 'proposed', date: '2024' }, undefined],
  ])('%s, %j', (drift, status, words) => {
    expect(said(drift, status)).toBe(words);
  });
});
