import { z } from 'zod';
import { idFault, nameFault } from '../diagram/cast.ts';
import { date, day, role, text } from '../facts/schema-parts.ts';
import { STATUS_WORDS } from '../facts/status.ts';

const status = {
  status: z.enum(STATUS_WORDS),
  since: text.optional(),
  seen: text.optional(),
  date: text.optional(),
  in: text.optional(),
};

/** What a term can be. */
export const TERM_KINDS = [
  'concept',
  'flag',
  'ioctl',
  'exit-reason',
  'struct',
  'field',
  'function',
  'lock',
  'msr',
  'event',
  'capability',
  'signal',
  'errno',
  'tool',
  'never-shipped',
] as const;

/** Frontmatter of `content/<topic>/*.mdx`. */
export const pageSchema = z.strictObject({
  title: text,
  nav: text.optional(),
  order: z.number(),
  summary: text,
  status: z.enum(STATUS_WORDS).optional(),
  state: text.optional(),
  checked: day.optional(),
});

/** Frontmatter of `content/pages/*.mdx`, such as the about page. */
export const standaloneSchema = z.strictObject({ title: text, summary: text });

/** Frontmatter of `content/pages/home.mdx`: what the topics are about, and what one might search for. */
export const homeSchema = standaloneSchema.extend({ subject: text, searches: text });

/** Frontmatter of `content/flows/*.mdx`. */
export const flowSchema = z.strictObject({
  title: text,
  topic: text,
  order: z.number(),
  summary: text,
  ...status,
  sources: z.array(text).min(1),
});

/** Frontmatter of `content/terms/*.mdx`. */
export const termSchema = z.strictObject({
  name: text,
  aliases: z.array(text).default([]),
  link: z.array(text).optional(),
  every: z.enum(['section', 'page']).default('section'),
  kind: z.enum(TERM_KINDS),
  code: z.boolean().default(false),
  identifiers: z.array(text).default([]),
  definition: text,
  ...status,
  sources: z.array(text).min(1),
  see: z.array(text).default([]),
});

/** Frontmatter of `content/answers/*.mdx`. */
export const answerSchema = z.strictObject({
  question: text,
  topic: text,
  order: z.number(),
  also: z.array(text).default([]),
  claims: z.array(text).min(1),
});

/** An entry of `content/topics.yaml`. */
export const topicSchema = z.strictObject({
  id: text,
  code: text,
  title: text,
  does: text.optional(),
  line: text.optional(),
});

/** A check by a function that says what is wrong with a text, or nothing. */
const held = (fault: (text: string) => string | undefined) =>
  z.superRefine<string>((value, context) => {
    const message = fault(value);
    if (message !== undefined) context.addIssue({ code: 'custom', message });
  });

/** An entry of `content/participants.yaml`. */
export const participantSchema = z.strictObject({
  id: z.string().check(held(idFault)),
  label: text.check(held(nameFault)),
  role,
  term: text,
});

/** Which definition is meant of a symbol that a file defines more than once: 1 is the first. */
const nth = z.record(z.string(), z.int().positive()).optional();

const sourceBase = { id: text, author: text.optional(), date: date.optional(), note: text.optional() };

const address = z.string().regex(/^https:\/\/\S+$/, 'is not an address that begins with https://');

/** An entry of `content/trees.yaml`. */
export const treeSchema = z.strictObject({
  id: text,
  name: text,
  commit: address.optional(),
  release: address.optional(),
  file: address.optional(),
  line: text.optional(),
  passing: text.optional(),
});

/** An entry of `content/sources.yaml`, by kind. */
export const sourceSchema = z.discriminatedUnion('kind', [
  z.strictObject({
    ...sourceBase,
    kind: z.literal('message'),
    title: text,
    'message-id': z.string().regex(/^[^\s<>@]+@[^\s<>@]+$/, 'is not a Message-ID without its angle brackets'),
    list: text,
    author: text,
    date,
  }),
  z.strictObject({
    ...sourceBase,
    kind: z.literal('commit'),
    title: text,
    hash: z.string().regex(/^[0-9a-f]{12,40}$/, 'is not a commit hash of 12 to 40 digits'),
    tree: text,
    release: text.optional(),
  }),
  z.strictObject({
    ...sourceBase,
    kind: z.literal('file'),
    title: text.optional(),
    tree: text,
    version: text,
    path: text,
    symbols: z.array(text).default([]),
    nth,
  }),
  z.strictObject({ ...sourceBase, kind: z.literal('doc'), title: text, tree: text, version: text, path: text, sections: z.array(text).default([]), nth }),
  z.strictObject({ ...sourceBase, kind: z.literal('page'), title: text, url: z.string().regex(/^(https?:\/\/|\/)\S+$/, 'is not an address') }),
]);

/** What the newest release that was read has of a feature. */
const newestSchema = z.strictObject({ release: text, has: z.enum(['yes', 'no', 'changed']) });

/** An entry of `content/releases.yaml`. */
export const featureSchema = z.strictObject({
  id: text,
  feature: text,
  topic: text,
  ...status,
  note: text.optional(),
  newest: newestSchema.optional(),
  sources: z.array(text).min(1),
  shown: z.array(z.string().regex(/^[a-z0-9-]+\.[a-z0-9-]+$/, 'names no observation; write <lab>.<observation>')).default([]),
  checked: day,
});

/** An entry of `content/changes.yaml`. */
export const changeSchema = z.strictObject({ id: text, date: day, title: text, text, address: text });
