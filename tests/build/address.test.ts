import { describe, expect, it } from 'vitest';
import { publicAddress } from '../../src/words/public-address.ts';

describe('the public address', () => {
  it.each([
    [{}, 'http://localhost:4321', '/'],
    [{ SITE_URL: '', BASE_PATH: '' }, 'http://localhost:4321', '/'],
    [{ SITE_URL: 'https://example.org/', BASE_PATH: '/' }, 'https://example.org', '/'],
    [{ SITE_URL: 'https://example.org', BASE_PATH: 'missing-pages' }, 'https://example.org', '/missing-pages/'],
    [{ BASE_PATH: '/missing-pages' }, 'http://localhost:4321', '/missing-pages/'],
    [{ BASE_PATH: '//docs/kvm//' }, 'http://localhost:4321', '/docs/kvm/'],
  ])('%o is %s with %s', (env, origin, base) => {
    expect(publicAddress(env)).toEqual({ origin, base });
  });

  it.each([
    [{ SITE_URL: 'example.org' }, /must be like https:/],
    [{ SITE_URL: 'ftp://example.org' }, /must be like https:/],
    [{ SITE_URL: 'https://example.org/docs/' }, /BASE_PATH=\/docs\//],
    [{ BASE_PATH: '/missing pages/' }, /"missing pages"/],
    [{ BASE_PATH: '/../etc/' }, /"\.\."/],
  ])('%o is refused with what to write', (env, message) => {
    expect(() => publicAddress(env)).toThrow(message);
  });
});
