import { expect, test } from './visit.ts';
import { witnessed } from './witness.ts';

test('the policy bites, and what goes wrong on a page is told', async ({ reader, site }) => {
  await reader.open('about/');
  const did = await reader.ask(async () => {
    const script = document.createElement('script');
    script.textContent = 'document.title = "ran"';
    document.body.append(script);
    document.body.setAttribute('style', 'color: rgb(1, 2, 3)');
    const broken = document.createElement('script');
    broken.src = new URL('../no-such-script.js', location.href).href;
    const told = new Promise((resolve) => broken.addEventListener('error', resolve));
    document.body.append(broken);
    await told;
    return [document.title, getComputedStyle(document.body).color];
  });
  expect(did).not.toContain('ran');
  expect(did).not.toContain('rgb(1, 2, 3)');
  const faults: string[] = [];
  await expect
    .poll(async () => {
      faults.push(...(await witnessed(reader)));
      // Each of the two policies, the header's and the page's own, may tell of the same thing.
      return [...new Set(faults.map((fault) => /script-src|style-src|not loaded/.exec(fault)?.[0]))].sort();
    })
    .toEqual(['not loaded', 'script-src', 'style-src']);
  expect(site.refused.splice(0)).toEqual(['404 /no-such-script.js']);
});
