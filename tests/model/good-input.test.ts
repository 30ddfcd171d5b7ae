import { describe, expect, it } from 'vitest';
import { add, complaints, type Edit, gone, readEdited, swap, write } from './book.ts';

const PAGE = 'letters/index.mdx';

describe('what is no mistake', () => {
  it('reads the book that uses everything', async () => {
    expect(await complaints([])).toEqual([]);
  });

  it('reads a book without flows, figures, answers, releases and changes, and pages without optional fields', async () => {
    const page = '---\ntitle: Only\norder: 0\nsummary: One claim.\n---\n<Claim id="one" status="on record" date="2024" sources="talk">\nText.\n</Claim>\n';
    const sources = '- { id: talk, kind: page, title: A talk, url: "https://example.org/" }\n';
    const term = '---\nname: beta\nkind: concept\ndefinition: The second letter.\nstatus: concept\nsources: [talk]\n---\n';
    const { site, diagramsDrawn } = await readEdited([
      gone('flows'),
      gone('figures'),
      gone('answers'),
      gone('releases.yaml'),
      gone('changes.yaml'),
      write(PAGE, page),
      write('sources.yaml', sources),
      gone('terms/alpha.mdx'),
      write('terms/beta.mdx', term),
      write('participants.yaml', ''),
    ]);
    expect([site.flows.size, site.figures.size, site.answers.size, site.features.length, site.changes.length, diagramsDrawn]).toEqual([0, 0, 0, 0, 0, 0]);
    expect(site.pages[0]).toMatchObject({ nav: 'Only' });
    expect(site.terms.get('beta')).toMatchObject({ aliases: [], link: ['beta'], code: false, see: [], blocks: [] });
  });

  it('makes the text of a row after its links have got their words', async () => {
    const { site } = await readEdited([swap(PAGE, '| it runs, says alpha |', '| it does as [](claim:let.overview.two) says |')]);
    expect(site.claims.get('let.overview.three')?.rows[1]?.text).toBe('there; What happens: it does as let.overview.two says');
  });

  it('links terms in the lead of a page, and what stands everywhere once a page', async () => {
    const summary = 'All about alpha, and beta.';
    const sections = '\n## One more {/* #one-more */}\n\nHere alpha and beta.\n\n## And one {/* #and-one */}\n\nHere alpha and beta.\n';
    const edits = [write('letters/zeta.mdx', `---\ntitle: Zeta\norder: 9\nsummary: ${summary}\n---\n${sections}`)];
    const linked = async (more: Edit[]): Promise<string[][]> => {
      const page = (await readEdited([...edits, ...more])).site.pages.find(({ title }) => title === 'Zeta');
      const texts = [page?.lead ?? [], ...(page?.blocks ?? []).flatMap((block) => (block.kind === 'prose' ? [block.nodes] : []))];
      return texts.map((nodes) => [...JSON.stringify(nodes).matchAll(/"target":"(\w+)"/g)].map(([, id = '']) => id));
    };
    expect(await linked([])).toEqual([
      ['alpha', 'beta'],
      ['alpha', 'beta'],
      ['alpha', 'beta'],
    ]);
    expect(await linked([swap('terms/beta.mdx', 'kind: concept', 'kind: concept\nevery: page')])).toEqual([['alpha', 'beta'], ['alpha'], ['alpha']]);
  });

  it('reads an empty list and a list of comments alone', async () => {
    expect(await complaints([write('changes.yaml', '[]\n')])).toEqual([]);
    expect(await complaints([write('changes.yaml', '# nothing yet\n')])).toEqual([]);
  });

  it('reads a folder without files', async () => {
    expect(await complaints([gone('answers/why.mdx'), swap(PAGE, '[the answer](answer:why)', 'the answer')])).toEqual([]);
  });

  it('reads files as editors elsewhere write them: two characters at a line end, a mark at the start, no last line end', async () => {
    const term = '---\nname: gamma\nkind: concept\ndefinition: The third letter.\nstatus: concept\nsources: [talk]\n---';
    expect(await complaints([write('terms/gamma.mdx', `\uFEFF${term.replace(/\n/g, '\r\n')}`)])).toEqual([]);
  });

  it('passes by what an editor leaves behind', async () => {
    expect(await complaints([write('terms/.beta.mdx.swp', 'x'), write('terms/beta.mdx~', 'x'), write('#sources.yaml#', 'x')])).toEqual([]);
  });

  it('takes a line of code that its tabs bring to 72 columns', async () => {
    expect(await complaints([add(PAGE, `\n\`\`\`c\n${'u32\t'.repeat(8)}12345678\n\`\`\`\n`)])).toEqual([]);
  });

  it('takes a comparison in text as text', async () => {
    expect(await complaints([add(PAGE, '\nIf a < b then b > a & so on.\n')])).toEqual([]);
  });
});

describe('several mistakes', () => {
  it('are told at once, in the order of files and lines', async () => {
    const said = await complaints([
      swap(PAGE, 'claim:let.overview.two', 'claim:let.overview.tow'),
      swap(PAGE, '(term:beta)', '(term:beat)'),
      swap('terms/alpha.mdx', 'see: [beta]', 'see: [beat]'),
    ]);
    expect(said.map((line) => line.split(': ')[0])).toEqual(['content/letters/index.mdx:15', 'content/letters/index.mdx:15', 'content/terms/alpha.mdx:11']);
  });

  it('do not bury a file that cannot be read under complaints about all that refers to it', async () => {
    expect(await complaints([swap(PAGE, 'order: 0', 'order: none')])).toHaveLength(1);
    expect(await complaints([swap('sources.yaml', 'kind: page', 'kind: film')])).toHaveLength(1);
  });
});
