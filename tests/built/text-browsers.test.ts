import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { sharedSite } from './build.ts';

/** Each browser, how it dumps a file, and how it is asked whether it is there. */
const BROWSERS = {
  w3m: (file: string) => ['-dump', '-cols', '80', '-T', 'text/html', file],
  lynx: (file: string) => ['-dump', '-nolist', '-width=80', '-display_charset=utf-8', '-assume_charset=utf-8', file],
  links: (file: string) => ['-dump', '-width', '80', '-codepage', 'utf-8', file],
};

const KINDS = {
  home: '',
  page: 'letters',
  flows: 'flows',
  flow: 'flows/first',
  terms: 'terms',
  term: 'terms/alpha',
  answers: 'answers',
  answer: 'answers/why',
  status: 'status',
  sources: 'sources',
  identifiers: 'ids',
};

let folder: string;
beforeAll(async () => {
  folder = await sharedSite('fixture');
});

describe.each(Object.entries(BROWSERS))('in %s', (browser, dump) => {
  const there = spawnSync(browser, ['-version'], { encoding: 'utf8' }).error === undefined;
  if (!there) console.warn(`${browser} is not installed: how it shows the pages is not tested`);

  it.runIf(there).each(Object.entries(KINDS))('a page of the kind "%s" reads as it did when it was last looked at', async (kind, path) => {
    const { stdout, status } = spawnSync(browser, dump(join(folder, path, 'index.html')), { encoding: 'utf8', env: { ...process.env, LC_ALL: 'C.UTF-8' } });
    expect(status).toBe(0);
    await expect(`${stdout.replace(/[ \t]+$/gm, '').trim()}\n`).toMatchFileSnapshot(`golden/${browser}/${kind}.txt`);
  });

  it.runIf(there)('the claims of a page stand with their labels, and the steps of a flow with their numbers', () => {
    const text = (path: string): string => spawnSync(browser, dump(join(folder, path, 'index.html')), { encoding: 'utf8' }).stdout.replace(/\s+/g, ' ');
    for (const words of ['let.overview.one', 'merged v6.8', 'calls alpha_beta()', 'hypothetical 2022-12']) expect(text('letters')).toContain(words);
    for (const words of ['touch a page', 'It is there.', 'between 2 and 3', 'A signal.']) expect(text('flows/first')).toContain(words);
  });
});
