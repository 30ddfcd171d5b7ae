import { afterEach, describe, expect, test, vi } from 'vitest';
import { formsOf, quoted } from '../../src/client/copy/forms.ts';
import type { Target } from '../../src/client/copy/target.ts';

const claim: Target = { label: 'a.b.c', address: 'https://book.example/a/b/#c', mail: '/base/c/a.b.c.txt', markdown: '/base/c/a.b.c.md.txt' };
const drawing = '/base/a.b.c-drawing.txt';

afterEach(() => void vi.unstubAllGlobals());

describe('quoted', () => {
  test('quotes every line but the link, and ends with the bare address', () => {
    expect(quoted('[a.b.c](https://x/)\n\nOne.\n\n* two\n', 'https://x/')).toBe('> One.\n>\n> * two\n\nhttps://x/\n');
  });
});

describe('formsOf', () => {
  const names = (target: Target): string[] => formsOf(target).map((form) => form.name);

  test('offers the mail first, and drawings only where there are some', () => {
    expect(names(claim)).toEqual(['Mail', 'Address', 'Label', 'Markdown', 'Gerrit / GitHub']);
    expect(names({ ...claim, drawing })).toEqual(['Mail', 'Text drawing', 'Address', 'Label', 'Markdown', 'Gerrit / GitHub']);
    expect(names({ ...claim, mail: drawing, drawing })).toEqual(['Text drawing', 'Address', 'Label', 'Markdown', 'Gerrit / GitHub']);
  });

  test('gives address and label as they are', async () => {
    const [, address, label] = await Promise.all(
      formsOf(claim)
        .slice(0, 3)
        .map((form, i) => (i === 0 ? '' : form.text())),
    );
    expect([address, label]).toEqual(['https://book.example/a/b/#c', 'a.b.c']);
  });

  test('fetches the texts from where the site lies, and reports one that is not there', async () => {
    const asked: string[] = [];
    vi.stubGlobal('fetch', (address: string) => {
      asked.push(address);
      return Promise.resolve(new Response('text', { status: address.endsWith('drawing.txt') ? 404 : 200 }));
    });
    const [mail, picture, , , markdown] = formsOf({ ...claim, drawing });
    expect(await mail?.text()).toBe('text');
    await expect(picture?.text()).rejects.toThrow('404');
    await markdown?.text();
    expect(asked).toEqual(['/base/c/a.b.c.txt', drawing, '/base/c/a.b.c.md.txt']);
  });
});
