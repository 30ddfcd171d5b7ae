/** What pins and labs say together: how many citations lead to lines, and for each feature where it was read and where it was run. */
import { describe, expect, it } from 'vitest';
import { coverage, linesCited } from '../../src/link/coverage.ts';
import { releasesRead, releasesRun } from '../../src/link/feature-evidence.ts';
import { readSite } from '../../src/link/site.ts';
import { textFiles } from '../../src/text/all.ts';
import { complaints, readEdited, swap } from '../model/book.ts';

const FEATURES = 'releases.yaml';
const shown = (value: string) => swap(FEATURES, 'checked:', `shown: [${value}], checked:`);

describe('a feature', () => {
  it('says in which releases it was read, and on which it was run, when and by what', async () => {
    const { site } = await readEdited([shown('first-lab.once'), swap(FEATURES, 'sources: [', 'sources: ["file-c-6-12:do_it", ')]);
    const [feature] = site.features;
    if (feature === undefined) throw new Error('the fixture has a feature');
    expect(releasesRead(feature, site.sources)).toEqual(['v6.12', 'v7.3']);
    expect(releasesRun(feature)).toMatchObject({ releases: ['6.1', '6.2'], labs: [{ id: 'first-lab', address: '/labs/first-lab/#once' }] });
    expect(textFiles(site).get('/status.txt')).toMatch(/Read in v6\.12, v7\.3\. Run on 6\.1, 6\.2 by first-lab, /);
  });

  it('that nothing was run of says nothing of it', async () => {
    const { site } = await readEdited([]);
    expect(site.features.map(releasesRun)).toEqual([undefined]);
  });

  it.each([
    ['a lab that is not there', 'second-lab.once', 'unknown lab "second-lab"'],
    ['an observation that no recorded run has', 'first-lab.thrice', 'has observed no "thrice" on any recorded kernel'],
    ['a word that names no observation', 'first-lab', 'names no observation; write <lab>.<observation>'],
  ])('stops the build for %s', async (_, value, said) => {
    expect((await complaints([shown(value)])).join('\n')).toContain(said);
  });
});

it('a topic: its claims that lead to lines, and those that a lab has shown', async () => {
  const claim = 'sources="doe-2024-01-02 file-c-6-12:do_it"';
  const { site } = await readEdited([swap('letters/index.mdx', claim, `${claim} shown="first-lab.once"`)]);
  const [before] = coverage((await readEdited([])).site);
  expect(coverage(site)[0]).toEqual({ ...before, topic: coverage(site)[0]?.topic, shown: (before?.shown ?? 0) + 1 });
});

it('of the citations of versions that could be pinned, nineteen in twenty lead to lines', async () => {
  const { cited, lines } = linesCited((await readSite('.')).site);
  expect(cited).toBeGreaterThan(1000);
  expect(lines / cited).toBeGreaterThan(0.95);
});
