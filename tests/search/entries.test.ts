import { describe, expect, test } from 'vitest';
import { readSite } from '../../src/link/site.ts';
import { searchEntries } from '../../src/search/entries.ts';
import { entryGroups } from '../../src/search/groups.ts';
import { KINDS } from '../../src/search/kinds.ts';
import { labelsFile, namedThings, namesFile } from '../../src/search/names-file.ts';
import { textFiles } from '../../src/text/all.ts';

describe.each(['tests/fixtures/book', '.'])('the entries of the book in %s', async (root) => {
  const { site } = await readSite(root);
  const entries = searchEntries(site);
  const records = entryGroups(entries).map((group) => ({ id: group.address, entries: group.entries }));
  const addresses = new Set(entries.map(({ address }) => address));

  test('lead to what the site has, each to its own place', () => {
    expect(entries.filter(({ address }) => !site.things.has(address)).map(({ address }) => address)).toEqual([]);
    expect(addresses.size).toBe(entries.length);
  });

  test('are of every kind, with every term, claim, step, answer, source and page among them', () => {
    const wanted = [
      ...site.terms.values(),
      ...site.claims.values(),
      ...site.answers.values(),
      ...site.pages,
      ...[...site.flows.values()].flatMap((flow) => [flow, ...flow.steps, ...flow.windows]),
    ];
    const sources = [...site.sources.keys()].map((id) => `/sources/#${id}`);
    expect([...wanted.map(({ address }) => address), ...sources].filter((address) => !addresses.has(address))).toEqual([]);
  });

  test('are named with the record that has the rest of them', () => {
    const named = namedThings([...namesFile(records).records, ...labelsFile(records).records]);
    const inRecord = new Map(records.map(({ id, entries: own }) => [id, own.map(({ address }) => address)]));
    expect(named.length).toBeGreaterThan(site.terms.size);
    expect(named.filter(({ record, address }) => !inRecord.get(record)?.includes(address))).toEqual([]);
  });

  test('lead with a copy to a text file that is there', () => {
    const files = textFiles(site);
    const mails = entries.flatMap(({ mail }) => mail ?? []);
    expect(mails.length).toBeGreaterThan(site.claims.size);
    expect(mails.filter((mail) => !files.has(mail))).toEqual([]);
  });

  test.runIf(root === '.')('are of every kind in the list', () => {
    const kinds = new Set(entries.map(({ kind }) => kind));
    expect(KINDS.filter((kind) => !kinds.has(kind))).toEqual([]);
  });

  test('have titles', () => {
    expect(entries.filter(({ title }) => title.trim() === '' || title.includes('`')).map(({ address }) => address)).toEqual([]);
  });

  test('are all in the index, once', () => {
    expect(records.flatMap((record) => record.entries.map(({ address }) => address))).toEqual(entries.map(({ address }) => address));
  });

  test('can be looked up by label where they have one', () => {
    const labelled = entries.filter(({ label }) => label !== undefined);
    expect([...new Set(labelled.map(({ kind }) => kind))].sort()).toEqual(['answer', 'claim', 'step']);
    const byLabel = new Map(namedThings(labelsFile(records).records).map(({ title, address }) => [title, address]));
    expect(labelled.filter(({ label, address }) => byLabel.get(label ?? '') !== address).map(({ address }) => address)).toEqual([]);
  });

  test('give the names list every term', () => {
    const names = new Map(namedThings(namesFile(records).records).map(({ address, title }) => [address, title]));
    expect([...site.terms.values()].filter(({ address, name }) => names.get(address) !== name).map(({ id }) => id)).toEqual([]);
  });
});
