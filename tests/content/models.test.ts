import { describe, expect, it } from 'vitest';
import { claimsDocument } from '../../src/machine/claims.ts';
import { llmsText } from '../../src/machine/llms.ts';
import { modelsDocument, modelsForm } from '../../src/machine/models.ts';
import { searchEntries } from '../../src/search/entries.ts';
import { textFiles } from '../../src/text/all.ts';
import { add, complaints, type Edit, readEdited, swap, write } from '../model/book.ts';

const PAGE = 'letters/index.mdx';
const MODEL = 'models/waiting.mdx';
/** The fixture book with a model and the actors of it. */
const book: Edit[] = [
  write(MODEL, '---\ntitle: Who waits\nquestion: Who waits for the alpha?\ntopic: letters\norder: 10\n---\nProse about a model.\n'),
  add(
    'participants.yaml',
    ['mm', 'uffd', 'vmmvcpu', 'vmmfault', 'vmmother', 'source'].map((id) => `- { id: ${id}, label: The ${id}, role: mm, term: alpha }\n`).join(''),
  ),
];
const shown = (value: string): Edit => swap(PAGE, 'sources="doe-2024-01-02 file-c-6-12:do_it"', `sources="doe-2024-01-02 file-c-6-12:do_it" shown="${value}"`);

describe('a claim that rests on a model', () => {
  it('names the variant on its page, in its twin and in the data, and the variant leads back to it', async () => {
    const { site } = await readEdited([...book, shown('waiting.classic first-lab.once')]);
    const claim = site.claims.get('let.overview.one');
    expect(claim?.tried.map(({ name, states, address }) => [name, states, address])).toEqual([['waiting.classic', 40, '/models/waiting/#classic']]);
    expect(claim?.shown.map(({ observation }) => observation.name)).toEqual(['first-lab.once']);
    expect(
      site.models
        .get('waiting')
        ?.variants.get('classic')
        ?.claims.map(({ title }) => title),
    ).toEqual(['let.overview.one']);
    expect(textFiles(site).get('/letters.txt')).toMatch(/shown by model\s+waiting\.classic/);
    expect(claimsDocument(site).claims.find(({ label }) => label === 'let.overview.one')?.tried).toEqual([
      { variant: 'waiting.classic', address: '/models/waiting/#classic', states: 40, broken: ['not-in-the-kernel', 'no-queue'] },
    ]);
  });

  it('can mean one row of its table', async () => {
    const { site } = await readEdited([...book, swap(PAGE, 'sources="api-6-12:4.10"', 'sources="api-6-12:4.10" shown="none:waiting.exit"')]);
    expect(
      site.models
        .get('waiting')
        ?.variants.get('exit')
        ?.claims.map(({ kind, title }) => [kind, title]),
    ).toEqual([['row', 'let.overview.three-none']]);
  });

  it.each([
    ['a model that is not there', 'wating.exit', 'unknown lab or model "wating"; did you mean "waiting"?'],
    ['a variant that is not there', 'waiting.exits', 'model "waiting" has no variant "exits"; did you mean "exit"?'],
    ['a kernel, on which no model runs', 'waiting.exit@6.1.1', 'model "waiting" ran on no kernel; remove @6.1.1'],
    ['a row that is not there', 'nowhere:waiting.exit', 'claim "one" has no row "nowhere"'],
  ])('stops the build for %s', async (_, value, said) => {
    expect(await complaints([...book, shown(value)])).toEqual([
      expect.stringMatching(new RegExp(`^content/letters/index\\.mdx:14: ${said.replace(/[?.]/g, '\\$&')}`)),
    ]);
  });
});

describe('a model', () => {
  it('has its rules, its verdicts, its runs and its mail in plain text', async () => {
    const { site } = await readEdited(book);
    const files = textFiles(site);
    expect(files.get('/models/waiting.txt')).toContain('Every rule holds in all 7 states.');
    expect(files.get('/models/waiting.txt')).toContain('1. KVM -> The mm: fast GUP: no page');
    expect(files.get('/c/model.waiting.exit.txt')).toContain('/models/waiting/#exit');
    expect(files.get('/models.txt')).toContain('Who waits for the alpha?');
    expect(llmsText(site)).toContain('/models/waiting.txt');
  });

  it('is data: every variant with its states, what it breaks and the run', async () => {
    const { site } = await readEdited(book);
    const [model] = modelsForm.parse(JSON.parse(JSON.stringify(modelsDocument(site)))).models;
    expect(model?.variants.map(({ name, states, broken, run }) => [name, states, broken, run.length])).toEqual([
      [
        'waiting.classic',
        40,
        [
          { rule: 'not-in-the-kernel', moves: 3 },
          { rule: 'no-queue', moves: 2 },
        ],
        3,
      ],
      ['waiting.exit', 7, [], 6],
    ]);
  });

  it('is found by a search, and so is each variant', async () => {
    const { site } = await readEdited(book);
    const found = searchEntries(site).filter(({ kind }) => kind === 'model');
    expect(found.map(({ address, names }) => [address, ...names])).toEqual([
      ['/models/waiting/', 'waiting'],
      ['/models/waiting/#classic', 'waiting.classic'],
      ['/models/waiting/#exit', 'waiting.exit'],
    ]);
  });

  it('stops the build where a page has no model', async () => {
    const page = '---\ntitle: Who waits\nquestion: Who?\ntopic: letters\norder: 20\n---\nProse.\n';
    expect(await complaints([...book, write('models/wating.mdx', page)])).toEqual([
      'content/models/wating.mdx:1: there is no model wating; did you mean "waiting"? (see src/models/all.ts)',
    ]);
  });
});
