import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { pageThing } from '../../src/addresses/things.ts';
import { checkPages } from '../../src/build/check-pages.ts';
import { readSite } from '../../src/link/site.ts';
import { textFiles } from '../../src/text/all.ts';
import { sharedSite } from '../built/build.ts';
import { typeErrors } from '../type-errors.ts';

/** The code of a module, changed. */
function changed(file: string, from: RegExp, to: string): string {
  const text = readFileSync(file, 'utf8');
  if (!from.test(text)) throw new Error(`${file} has no ${from}: it has changed`);
  return text.replace(from, to);
}

const COLLECTIONS = 'src/addresses/collections.ts';
/** The end of the list of the collections. */
const LAST = /(?=^\} as const satisfies \{ \[Kind in IdKind\])/m;

test('a new collection does not compile until each place has its part, and the compiler names each', () => {
  const verse = changed(COLLECTIONS, LAST, "  verse: { folder: 'verses', stem: 'verse' },\n");
  /** What is said of a collection `verse` that is in the lists and nowhere else. */
  const places: Record<string, string[]> = {
    'src/addresses/template-sections.ts': ["Property 'verse' is missing"],
    'src/link/labelled.ts': ["Property 'verses' is missing"],
    'src/link/lists.ts': ["Property 'verses' is missing"],
    'src/link/made-ids.ts': ["Property 'verses' is missing", "Property 'verse' is missing"],
    'src/link/places.ts': ["Property 'verses' is missing"],
    'src/link/site.ts': ["Property 'verses' is missing", "required in type 'Contents'", "required in type 'Collections'"],
    'src/machine/llms.ts': ["Property 'verses' is missing"],
    'src/search/kinds.ts': ["Property 'verse' is missing"],
    'src/text/all.ts': ['verses', "Property 'verses' is missing", "Property 'verse' is missing"],
  };
  const errors = typeErrors({
    'src/facts/id-kinds.ts': changed('src/facts/id-kinds.ts', /(?=^ {2}'page',$)/m, "  'verse',\n"),
    [COLLECTIONS]: verse.replace('MADE_FOLDERS = [', "MADE_FOLDERS = ['verses', "),
    'src/addresses/no-kind.ts': changed(COLLECTIONS, LAST, "  ode: { folder: 'flows', stem: 'ode' },\n"),
    'src/addresses/no-list.ts': changed(COLLECTIONS, LAST, "  label: { folder: 'odes', stem: 'ode' },\n"),
    ...Object.fromEntries(Object.keys(places).map((file) => [file, readFileSync(file, 'utf8')])),
  });
  expect(errors[COLLECTIONS]).toEqual([]);
  expect(errors['src/addresses/no-kind.ts']?.join(' ')).toContain("'ode' does not exist");
  expect(errors['src/addresses/no-list.ts']?.join(' ')).toContain(`Type '"odes"' is not assignable`);
  for (const [file, complaints] of Object.entries(places)) for (const complaint of complaints) expect(errors[file]?.join(' ') ?? '', file).toContain(complaint);
});

test('a page of the address book that nothing builds, and a text that nothing makes, stop the build, which names them', async () => {
  const { site } = await readSite('tests/fixtures/book');
  const things = [...site.things.values()];
  const folder = await sharedSite('fixture');
  expect(() => checkPages(things, folder)).not.toThrow();
  const verse = pageThing({ path: '/verses/one/', folder: 'verses', labelStem: 'verse.one', title: 'One' });
  expect(() => checkPages([...things, verse], folder)).toThrow('nothing makes the page of /verses/one/ (kind: page): write its template in src/pages/');
  expect(() => textFiles({ ...site, answers: new Map() })).toThrow('/answers/why/ has its text at /c/answer.why.txt, which src/text/all.ts does not make');
});
