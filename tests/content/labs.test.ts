import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { programHash } from '../../src/labs/programs.ts';
import { claimsDocument } from '../../src/machine/claims.ts';
import { labsDocument } from '../../src/machine/labs.ts';
import { textFiles } from '../../src/text/all.ts';
import { complaints, readEdited, swap, write } from '../model/book.ts';

const PAGE = 'letters/index.mdx';
const shown = (value: string) => swap(PAGE, 'sources="doe-2024-01-02 file-c-6-12:do_it"', `sources="doe-2024-01-02 file-c-6-12:do_it" shown="${value}"`);

describe('a claim that rests on a lab', () => {
  it('says on which kernels, and the observation leads back to it', async () => {
    const { site } = await readEdited([shown('first-lab.once')]);
    const claim = site.claims.get('let.overview.one');
    expect(claim?.shown.map(({ observation, kernels }) => [observation.address, kernels.map(({ short }) => short)])).toEqual([
      ['/labs/first-lab/#once', ['6.1', '6.2']],
    ]);
    expect(
      site.labs
        .get('first-lab')
        ?.observations.get('once')
        ?.claims.map(({ title }) => title),
    ).toEqual(['let.overview.one']);
    expect(textFiles(site).get('/letters.txt')).toContain('shown on 6.1, 6.2');
    expect(claimsDocument(site).claims.find(({ label }) => label === 'let.overview.one')?.shown).toEqual([
      { observation: 'first-lab.once', address: '/labs/first-lab/#once', kernels: ['6.1.1', '6.2.1'], partly: false },
    ]);
  });

  it('can mean what came on one kernel, where another came on others', async () => {
    const { site } = await readEdited([shown('first-lab.twice@6.2.1')]);
    expect(site.claims.get('let.overview.one')?.shown.map(({ kernels }) => kernels.map(({ id }) => id))).toEqual([['6.2.1']]);
  });

  it('says where a part of it is shown, and the lab says so too', async () => {
    const { site } = await readEdited([
      swap(PAGE, 'sources="doe-2024-01-02 file-c-6-12:do_it"', 'sources="doe-2024-01-02 file-c-6-12:do_it" partly="first-lab.once"'),
    ]);
    expect(textFiles(site).get('/letters.txt')).toContain('shown in part on 6.1, 6.2');
    expect(textFiles(site).get('/labs/first-lab.txt')).toContain('shows a part of let.overview.one');
    expect(claimsDocument(site).claims.find(({ label }) => label === 'let.overview.one')?.shown).toMatchObject([{ partly: true }]);
  });

  it('says how many rows of its table are shown', async () => {
    const rows = (names: string) => swap(PAGE, 'sources="api-6-12:4.10"', `sources="api-6-12:4.10" ${names}`);
    const words = async (names: string) =>
      /(\d of \d rows )?shown[^(]* on /.exec(textFiles((await readEdited([rows(names)])).site).get('/letters.txt') ?? '')?.[0].replaceAll(/\s+/g, ' ');
    expect(await words('shown="none:first-lab.once"')).toBe('1 of 2 rows shown on ');
    expect(await words('partly="none:first-lab.once"')).toBe('1 of 2 rows shown in part on ');
  });

  it('can mean one row of its table', async () => {
    const { site } = await readEdited([swap(PAGE, 'sources="api-6-12:4.10"', 'sources="api-6-12:4.10" shown="none:first-lab.once"')]);
    expect(
      site.labs
        .get('first-lab')
        ?.observations.get('once')
        ?.claims.map(({ kind, title }) => [kind, title]),
    ).toEqual([['row', 'let.overview.three-none']]);
  });

  it.each([
    ['a lab that is not there', 'second-lab.once', 'unknown lab or model "second-lab"'],
    ['an observation that no recorded run has', 'first-lab.thrice', 'has observed no "thrice" on any recorded kernel'],
    ['a kernel that has not shown it', 'first-lab.once@7.0', 'has observed no "once" on "7.0"'],
    ['a row that is not there', 'nowhere:first-lab.once', 'has no row "nowhere"'],
    ['an outcome that is another on other kernels', 'first-lab.twice', '"first-lab.twice" came otherwise on other kernels'],
    ['a word that names no observation', 'first-lab', 'names no observation'],
  ])('stops the build for %s', async (_, value, said) => {
    expect(await complaints([shown(value)])).toEqual([expect.stringContaining(said)]);
  });
});

describe('a lab', () => {
  it('stops the build where a recorded run was edited by hand', async () => {
    const said = await complaints([write('labs/seen/6.1.1/first-lab.txt', 'once: the alpha is called -> EINVAL\n')]);
    expect(said).toEqual([expect.stringMatching(/^content\/labs\/seen\/6\.1\.1\/first-lab\.txt:1: .*changed by hand/)]);
  });

  it('stops the build where an id means one thing on one kernel and another on the next', async () => {
    const file = 'labs/seen/6.1.1/first-lab.txt';
    const text = readFileSync(`tests/fixtures/book/content/${file}`, 'utf8');
    const other = text.replace('once: the alpha', 'once: the beta');
    const sha256 = (whole: string): string => createHash('sha256').update(whole).digest('hex');
    const said = await complaints([write(file, other), swap('labs/seen/6.1.1/record.json', sha256(text), sha256(other))]);
    expect(said).toEqual([expect.stringMatching(/^content\/labs\/first-lab\.c:1: "once" is ".*beta.*" on one kernel and ".*alpha.*" on 6\.2\.1/)]);
  });

  it('stops the build where its program has an observation that no kernel has shown', async () => {
    const file = 'labs/first-lab.c';
    const text = readFileSync(`tests/fixtures/book/content/${file}`, 'utf8');
    const more = text.replace(
      '\treturn 0;',
      '\tif (alpha_is_new)\n\t\tsee("once", "the alpha", got, "ok");\n\telse\n\t\tsee("never", "the beta", got, "ok");\n\treturn 0;',
    );
    const records = ['6.1.1', '6.2.1'].map((kernel) => swap(`labs/seen/${kernel}/record.json`, programHash(text), programHash(more)));
    expect(await complaints([write(file, more), ...records])).toEqual([
      expect.stringMatching(/^content\/labs\/first-lab\.c:13: no recorded kernel has shown "never"/),
    ]);
    // An old record is told as such, and as nothing else.
    expect((await complaints([write(file, more)])).join('\n')).not.toContain('has shown');
  });

  it('stops the build where a page shows a region that is not there', async () => {
    expect(await complaints([swap('labs/first-lab.mdx', 'region="main"', 'region="start"')])).toEqual([expect.stringContaining('has no region "start"')]);
  });

  it('stops the build where its page is missing', async () => {
    expect(await complaints([write('labs/lonely.c', '/*\n * Alone?\n */\n')])).toEqual([expect.stringContaining('a lab without its page')]);
  });

  it('has its lines, its outcomes and its mail', async () => {
    const { site } = await readEdited([]);
    const files = textFiles(site);
    expect(files.get('/labs/first-lab.txt')).toContain('-> EEXIST (6.1); ok (6.2)');
    expect(files.get('/labs/first-lab.txt')).toContain('int main(void)');
    expect(files.get('/labs/first-lab.txt')).not.toContain('endregion');
    expect(files.get('/c/lab.first-lab.twice.txt')).toContain('/labs/first-lab/#twice');
    expect(labsDocument(site).labs[0]?.observations.map(({ name, came }) => [name, came.length])).toEqual([
      ['first-lab.once', 2],
      ['first-lab.twice', 2],
    ]);
  });
});
