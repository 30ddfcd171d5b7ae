import { expect, it } from 'vitest';
import { headersFile } from '../../src/build/headers.ts';
import { ASK_AGAIN, cacheControl, KEEP, SECURITY_HEADERS } from '../../src/build/policy.ts';

it('keeps only what changes its name with its content', () => {
  expect(cacheControl('assets/Base.abc.css')).toBe(KEEP);
  for (const path of ['index.html', 'terms.txt', 'theme.js', 'search/index.json', 'pagefind/wasm.unknown.pagefind', 'letters/assets/x.css'])
    expect(cacheControl(path)).toBe(ASK_AGAIN);
});

it('writes rules below the base path that never set one header twice for a file', () => {
  const rules = headersFile('/missing-pages/')
    .trim()
    .split('\n\n')
    .map((rule) => rule.split('\n'));
  expect(rules.map(([pattern]) => pattern)).toContain('/missing-pages/assets/*');
  const everywhere = rules.find(([pattern]) => pattern === '/*')?.slice(1) ?? [];
  for (const [name, value] of Object.entries(SECURITY_HEADERS)) expect(everywhere).toContain(`  ${name}: ${value}`);
  expect(everywhere.join('\n')).not.toContain('Cache-Control');
});
