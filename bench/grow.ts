import { cpSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';

const PAGES = 'letters';
const FIXTURE = 'tests/fixtures/book/content';

/** A page like those that are written by hand: prose, claims with sources, a table, a link to its neighbour, perhaps a diagram. */
function page(n: number, flow: boolean): string {
  const claim = (id: string, text: string): string => `<Claim id="${id}" status="proposed" date="2024-02" sources="doe-2024-01-02">\n${text}\n</Claim>\n`;
  const sections = Array.from({ length: 4 }, (_, s) => {
    const claims = Array.from({ length: 5 }, (_, c) =>
      claim(`c${s}-${c}`, `Sentence ${c} of section ${s} on page ${n} says what the alpha does with \`field_${n}_${s}\` when page ${n * c} is missing.`),
    );
    return `## Section ${s} of page ${n} {/* #s${s} */}\n\nProse that leads from one claim to the next, and that nobody cites.\n\n${claims.join('\n')}`;
  });
  const front = `---\ntitle: Page ${n}\norder: ${n + 100}\nsummary: What page ${n} is about, in one sentence.\nstatus: proposed\nstate: posted\nchecked: 2026-11-21\n---\n`;
  return `${front}\n${sections.join('\n')}${flow ? `\n<Flow id="g${n}" />\n` : ''}`;
}

/**
 * Writes a book of many pages, grown from the fixture book, into `root`.
 * @param pages how many pages of a topic
 * @param flows how many of them show a sequence diagram of their own
 */
export function growBook(root: string, pages: number, flows: number): void {
  rmSync(root, { recursive: true, force: true });
  const content = path.join(root, 'content');
  mkdirSync(root, { recursive: true });
  cpSync(FIXTURE, content, { recursive: true });
  const seed = readFileSync(path.join(content, 'flows/first.mdx'), 'utf8');
  for (let n = 0; n < pages; n += 1) {
    writeFileSync(path.join(content, PAGES, `g${n}.mdx`), page(n, n < flows));
    if (n < flows) writeFileSync(path.join(content, 'flows', `g${n}.mdx`), seed.replace(/^title: .*/m, `title: Flow ${n}`));
  }
}

/**
 * What to ask of a grown book: half the questions name a thing, half are words of its claims.
 * @param pages how many pages it was grown to
 */
export function grownQueries(pages: number, count: number): string[] {
  return Array.from({ length: count }, (_, n) => {
    const page = Math.floor((n * pages) / count);
    return n % 2 === 0 ? `field_${page}_${n % 4}` : `what does the alpha do when page ${page} is missing`;
  });
}
