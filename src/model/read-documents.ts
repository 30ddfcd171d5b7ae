import type { z } from 'zod';
import { parseCitations } from './citation.ts';
import { blockText } from './block-text.ts';
import { type Blocks, readBlocks, type RawStep } from './document.ts';
import type { ContentFile } from './files.ts';
import { readFolder } from './files.ts';
import { parseMdx } from './mdx.ts';
import type { ProblemList } from './problem.ts';
import { idFault, ID_MEND } from './address.ts';
import { findTopic, statusOf } from './read-data.ts';
import { answerSchema, flowSchema, pageSchema, standaloneSchema, termSchema } from './schema.ts';
import type { Answer, Citation, Flow, Page, Term, Topic } from './types.ts';
import { type Read, readYaml } from './yaml.ts';

/** A document as read, with what is needed to check it against the others. */
export interface Draft<T> {
  document: T;
  /** Line of a frontmatter field. */
  lineOf: Read<unknown>['lineOf'];
}

/** A flow before its diagram is drawn. */
export interface FlowDraft extends Draft<Omit<Flow, 'diagram' | 'steps' | 'windows'>> {
  code: string;
  codeLine: number;
  raw: RawStep[];
}

interface Parsed<T> extends Read<T> {
  file: ContentFile;
  blocks(frame: { path: string; labelStem: string; title: string }): Blocks;
}

function parse<T>(file: ContentFile, schema: z.ZodType<T>, problems: ProblemList): Parsed<T> | undefined {
  if (file.name !== 'index') {
    const fault = idFault(file.name);
    if (fault !== undefined) problems.add(file.file, 1, fault.replace('id', 'file name'), ID_MEND);
  }
  const mdx = parseMdx(file.text, file.file, problems);
  if (mdx === undefined) return undefined;
  const read = readYaml(mdx.frontmatter, schema, file.file, mdx.frontmatterLine, problems);
  if (read === undefined) return undefined;
  return { ...read, file, blocks: (frame) => readBlocks(mdx.tree, { ...frame, file: file.file }, problems) };
}

function refuseSteps(blocks: Blocks, file: string, problems: ProblemList): void {
  for (const step of blocks.steps) problems.add(file, step.node.position?.start.line ?? 1, `<${step.node.name}> outside a flow`, 'steps stand in content/flows/ only');
  for (const diagram of blocks.diagrams) problems.add(file, diagram.line - 1, 'Mermaid code outside a flow', 'put the diagram into content/flows/ and show it with <Flow id="..." />');
}

/** Reads the pages of every topic, in the order of the topics and of their `order`. */
export function readPages(root: string, topics: readonly Topic[], problems: ProblemList): Draft<Page>[] {
  return topics.flatMap((topic) =>
    readFolder(root, `content/${topic.id}`, '.mdx')
      .flatMap((file) => {
        const parsed = parse(file, pageSchema, problems);
        if (parsed === undefined) return [];
        const { value, lineOf } = parsed;
        const path = file.name === 'index' ? `/${topic.id}/` : `/${topic.id}/${file.name}/`;
        const labelStem = `${topic.code}.${file.name === 'index' ? 'overview' : file.name}`;
        const blocks = parsed.blocks({ path, labelStem, title: value.title });
        refuseSteps(blocks, file.file, problems);
        const document: Page = {
          file: file.file, path, address: path, labelStem, blocks: blocks.blocks, topic, title: value.title,
          nav: value.nav ?? value.title, order: file.name === 'index' ? 0 : value.order, summary: value.summary, state: value.state, checked: value.checked,
        };
        if (value.status !== undefined) document.status = { word: value.status };
        return [{ document, lineOf }];
      })
      .sort((a, b) => a.document.order - b.document.order || a.document.path.localeCompare(b.document.path, 'en')),
  );
}

/** Reads `content/pages/`: the pages that belong to no topic. `home` stands at `/`. */
export function readStandalone(root: string, problems: ProblemList): Draft<Page>[] {
  const topic: Topic = { id: 'site', code: 'site', title: 'Missing Pages' };
  return readFolder(root, 'content/pages', '.mdx').flatMap((file) => {
    const parsed = parse(file, standaloneSchema, problems);
    if (parsed === undefined) return [];
    const { title, summary } = parsed.value;
    const path = file.name === 'home' ? '/' : `/${file.name}/`;
    const labelStem = `site.${file.name}`;
    const blocks = parsed.blocks({ path, labelStem, title });
    refuseSteps(blocks, file.file, problems);
    const document: Page = { file: file.file, path, address: path, labelStem, blocks: blocks.blocks, topic, title, nav: title, order: 0, summary };
    return [{ document, lineOf: parsed.lineOf }];
  });
}

/** Reads the glossary. */
export function readTerms(root: string, problems: ProblemList): Draft<Term>[] {
  return readFolder(root, 'content/terms', '.mdx').flatMap((file) => {
    const parsed = parse(file, termSchema, problems);
    if (parsed === undefined) return [];
    const { value, lineOf } = parsed;
    const path = `/terms/${file.name}/`;
    const blocks = parsed.blocks({ path, labelStem: `term.${file.name}`, title: value.name });
    refuseSteps(blocks, file.file, problems);
    const names = [value.name, ...value.aliases];
    value.link?.forEach((name, i) => {
      if (!names.includes(name)) problems.add(file.file, lineOf(['link', i]), `"${name}" is neither the name nor an alias`, `use one of: ${names.join(', ')}`);
    });
    const document: Term = {
      file: file.file, path, address: path, title: value.name, labelStem: `term.${file.name}`, blocks: blocks.blocks, id: file.name, name: value.name,
      code: value.code, aliases: value.aliases, link: value.link ?? names, kind: value.kind, identifiers: value.identifiers, definition: value.definition,
      status: statusOf(value, file.file, lineOf(['status']), problems), citations: parseCitations(value.sources), see: value.see,
    };
    return [{ document, lineOf }];
  });
}

/** Reads the answers, in the order of the topics and of their `order`. */
export function readAnswers(root: string, topics: readonly Topic[], problems: ProblemList): Draft<Answer>[] {
  const drafts = readFolder(root, 'content/answers', '.mdx').flatMap((file) => {
    const parsed = parse(file, answerSchema, problems);
    if (parsed === undefined) return [];
    const { value, lineOf } = parsed;
    const topic = findTopic(value.topic, topics, file.file, lineOf(['topic']), problems);
    if (topic === undefined) return [];
    const path = `/answers/${file.name}/`;
    const blocks = parsed.blocks({ path, labelStem: `answer.${file.name}`, title: value.question });
    refuseSteps(blocks, file.file, problems);
    const prose = blocks.blocks.flatMap((block) => (block.kind === 'prose' ? block.nodes : []));
    if (prose.length === 0) problems.add(file.file, lineOf(['question']), 'an answer without text', 'write two to five sentences below the frontmatter');
    const document: Answer = {
      file: file.file, path, address: path, title: value.question, labelStem: `answer.${file.name}`, blocks: blocks.blocks, id: file.name, topic,
      order: value.order, question: value.question, also: value.also, claims: value.claims, text: blockText(prose),
    };
    return [{ document, lineOf }];
  });
  const rank = (draft: Draft<Answer>): number => topics.indexOf(draft.document.topic) * 10_000 + draft.document.order;
  return drafts.sort((a, b) => rank(a) - rank(b));
}

/** Reads the flows as far as their text goes; their diagrams are drawn later. */
export function readFlows(root: string, topics: readonly Topic[], problems: ProblemList): FlowDraft[] {
  const drafts = readFolder(root, 'content/flows', '.mdx').flatMap((file): FlowDraft[] => {
    const parsed = parse(file, flowSchema, problems);
    if (parsed === undefined) return [];
    const { value, lineOf } = parsed;
    const topic = findTopic(value.topic, topics, file.file, lineOf(['topic']), problems);
    const path = `/flows/${file.name}/`;
    const blocks = parsed.blocks({ path, labelStem: `flow.${file.name}`, title: value.title });
    const [diagram, second] = blocks.diagrams;
    if (diagram === undefined) problems.add(file.file, lineOf(['title']), 'a flow without a diagram', 'add one ```mermaid block');
    if (second !== undefined) problems.add(file.file, second.line - 1, 'a second diagram in one flow', 'give it a flow of its own');
    if (topic === undefined || diagram === undefined) return [];
    const citations: Citation[] = parseCitations(value.sources);
    const document = {
      file: file.file, path, address: path, title: value.title, labelStem: `flow.${file.name}`, blocks: blocks.blocks, id: file.name, topic,
      order: value.order, summary: value.summary, status: statusOf(value, file.file, lineOf(['status']), problems), citations,
    };
    return [{ document, lineOf, code: diagram.code, codeLine: diagram.line, raw: blocks.steps }];
  });
  const rank = (draft: FlowDraft): number => topics.indexOf(draft.document.topic) * 10_000 + draft.document.order;
  return drafts.sort((a, b) => rank(a) - rank(b));
}
