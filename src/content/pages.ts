import type { PhrasingContent } from 'mdast';
import { SITE_STEM } from '../addresses/collections.ts';
import { pageThing, sitePage, topicPage } from '../addresses/things.ts';
import type { Status } from '../facts/status.ts';
import { readFolder } from '../reading/files.ts';
import type { ProblemList } from '../reading/problem.ts';
import type { Document } from './document.ts';
import { type Draft, parseFile, readText } from './draft.ts';
import type { Parsed } from './kept.ts';
import { homeSchema, pageSchema, standaloneSchema } from './schema.ts';
import { SITE_NAME } from './site-name.ts';
import type { Topic } from './topics.ts';

export interface Page extends Document {
  topic: Topic;
  nav: string;
  order: number;
  summary: string;
  /** The summary as nodes, in which terms link. */
  lead: PhrasingContent[];
  status?: Status;
  state?: string;
  checked?: string;
  /** On the home page: what the topics are about (the head of the column that says what it does), and what one might search for. */
  entrance?: { subject: string; searches: string };
}

/** Reads the pages of every topic, in the order of the topics and of their `order`. */
export function readPages(root: string, topics: readonly Topic[], problems: ProblemList): Draft<Page>[] {
  return topics.flatMap((topic) =>
    readFolder(root, `content/${topic.id}`, '.mdx')
      .flatMap((file) => {
        const parsed = parseFile(file, pageSchema, problems);
        if (parsed === undefined) return [];
        const { title, nav = title, order, summary, status, state, checked } = parsed.value;
        const stand = topicPage(topic, file.name, title);
        const text = readText(parsed, stand, pageThing(stand), problems);
        const document: Page = { ...text, topic, nav, order: file.name === 'index' ? 0 : order, summary, lead: leadOf(summary), state, checked };
        if (status !== undefined) document.status = { word: status };
        return [{ document, lineOf: parsed.lineOf }];
      })
      .sort((a, b) => a.document.order - b.document.order || a.document.path.localeCompare(b.document.path, 'en')),
  );
}

/** Reads `content/pages/`: the pages that belong to no topic. `home` stands at `/`. */
export function readStandalone(root: string, problems: ProblemList): Draft<Page>[] {
  return readFolder(root, 'content/pages', '.mdx').flatMap((file) => {
    if (file.name !== 'home') {
      const parsed = parseFile(file, standaloneSchema, problems);
      return parsed === undefined ? [] : [standalone(parsed, problems)];
    }
    const parsed = parseFile(file, homeSchema, problems);
    if (parsed === undefined) return [];
    const { document, lineOf } = standalone(parsed, problems);
    const { subject, searches } = parsed.value;
    return [{ document: { ...document, entrance: { subject, searches } }, lineOf }];
  });
}

/** One line in which `backticks` mark code, as nodes. */
function leadOf(summary: string): PhrasingContent[] {
  return summary
    .split(/(`[^`]+`)/)
    .filter((part) => part !== '')
    .map((part) => (part.startsWith('`') ? { type: 'inlineCode', value: part.slice(1, -1) } : { type: 'text', value: part }));
}

function standalone(parsed: Parsed<{ title: string; summary: string }>, problems: ProblemList): Draft<Page> {
  const topic: Topic = { id: SITE_STEM, code: SITE_STEM, title: SITE_NAME };
  const { title, summary } = parsed.value;
  const stand = sitePage(parsed.name, title);
  const text = readText(parsed, stand, pageThing(stand), problems);
  return { document: { ...text, topic, nav: title, order: 0, summary, lead: leadOf(summary) }, lineOf: parsed.lineOf };
}
