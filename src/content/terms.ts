import { entryThing, ownPage } from '../addresses/things.ts';
import { parseCitations } from '../facts/citation.ts';
import type { Citation } from '../facts/source.ts';
import type { Status } from '../facts/status.ts';
import { readFolder } from '../reading/files.ts';
import type { ProblemList } from '../reading/problem.ts';
import type { Document } from './document.ts';
import { type Draft, parseFile, readText } from './draft.ts';
import type { TERM_KINDS } from './schema.ts';
import { termSchema } from './schema.ts';
import { statusOf } from './status-fields.ts';

export interface Term extends Document {
  id: string;
  name: string;
  code: boolean;
  aliases: string[];
  /** Which of the names link by themselves. */
  link: string[];
  /** Where its first mention links: in each section, or, of a word that stands everywhere, on each page. */
  every: 'section' | 'page';
  kind: (typeof TERM_KINDS)[number];
  identifiers: string[];
  definition: string;
  status: Status;
  citations: Citation[];
  see: string[];
}

/** The glossary by the letters of its names; what stands before the first letter does not count. */
export function inAlphabet(terms: Iterable<Term>): Term[] {
  const letters = ({ name }: Term): string => name.replace(/^[^a-z]+/i, '');
  return [...terms].sort((a, b) => letters(a).localeCompare(letters(b), 'en'));
}

/** Reads the glossary. */
export function readTerms(root: string, problems: ProblemList): Draft<Term>[] {
  return readFolder(root, 'content/terms', '.mdx').flatMap((file) => {
    const parsed = parseFile(file, termSchema, problems);
    if (parsed === undefined) return [];
    const { value, lineOf } = parsed;
    const { name, code, aliases, kind, identifiers, definition, see } = value;
    const stand = ownPage('term', file.name, name);
    const text = readText(parsed, stand, entryThing('term', stand), problems);
    const names = [name, ...aliases];
    const { link = names, every } = value;
    link.forEach((given, i) => {
      if (!names.includes(given))
        problems.add(file.file, lineOf(['link', i]), `"${given}" is neither the name nor an alias`, `use one of: ${names.join(', ')}`);
    });
    const status = statusOf(value, file.file, lineOf(['status']), problems);
    const citations = parseCitations(value.sources);
    return [{ document: { ...text, id: file.name, name, code, aliases, link, every, kind, identifiers, definition, status, citations, see }, lineOf }];
  });
}
