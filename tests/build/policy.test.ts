import { expect, it } from 'vitest';
import { headersFile } from '../../src/build/headers.ts';
import { ASK_AGAIN, cacheControl, KEEP, META_POLICY, SECURITY_HEADERS } from '../../src/build/policy.ts';

const STRICT =
  "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; worker-src 'self'; base-uri 'none'; form-action 'self'";

it('the policy allows nothing but what the site has itself', () => {
  expect(META_POLICY).toBe(STRICT);
  expect(SECURITY_HEADERS['Content-Security-Policy']).toBe(`${STRICT}; frame-ancestors 'none'`);
});

it('keeps only what changes its name with its content', () => {
  expect(cacheControl('assets/Base.abc.css')).toBe(KEEP);
  for (const path of ['index.html', 'terms.txt', 'theme.js', 'pagefind/pagefind.js', 'letters/assets/x.css']) expect(cacheControl(path)).toBe(ASK_AGAIN);
});

it('writes rules below the base path that never set one header twice for a file', () => {
  const rules = headersFile('/missing-pages/')
    .trim()
    .split('\n\n')
    .map((rule) => rule.split('\n'));
  expect(rules.map(([pattern]) => pattern)).toContain('/missing-pages/assets/*');
  const everywhere = rules.find(([pattern]) => pattern === '/*')?.slice(1) ?? [];
  expect(everywhere.join('\n')).toContain(STRICT);
  expect(everywhere.join('\n')).not.toContain('Cache-Control');
});
