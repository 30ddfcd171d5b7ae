import { type CollectionFolder, isCollectionFolder, type MadeFolder } from '../addresses/collections.ts';
import type { IdKind } from '../facts/id-kinds.ts';
import type { Thing } from '../facts/place.ts';
import type { CollectionDocuments, Collections } from '../link/contents.ts';
import { listThing } from '../link/lists.ts';
import type { Site } from '../link/site.ts';
import { twinAddress } from '../reading/address.ts';
import { COLUMNS } from '../words/wrap.ts';
import { formerTexts } from './former.ts';
import { idsTwin } from './ids.ts';
import { labsTwin, labTwin } from './labs.ts';
import { answersTwin, flowsTwin, homeTwin, sourcesTwin, statusTwin, termsTwin } from './lists.ts';
import { answerMail, claimMail, drawingMail, observationMail, rowMail, stepDrawingMail, stepMail, termMail, variantMail } from './mail.ts';
import { answerMarkdown, claimMarkdown, drawingMarkdown, observationMarkdown, rowMarkdown, stepMarkdown, termMarkdown, variantMarkdown } from './markdown.ts';
import { modelsTwin, modelTwin } from './models.ts';
import { answerTwin, flowTwin, pageTwin, termTwin } from './twin.ts';

type ListFolder = Exclude<MadeFolder, 'search'>;

/** The twin of each list, in the order in which they are read. The search is a form: it has none. */
const LIST_TWINS: Readonly<Record<ListFolder, (site: Site) => string>> = {
  flows: flowsTwin,
  answers: answersTwin,
  labs: labsTwin,
  models: modelsTwin,
  terms: termsTwin,
  status: statusTwin,
  sources: sourcesTwin,
  ids: idsTwin,
};

/** The twin of a document of each collection. */
const DOCUMENT_TWINS: { readonly [Folder in CollectionFolder]: (document: CollectionDocuments[Folder], site: Site) => string } = {
  flows: flowTwin,
  answers: answerTwin,
  labs: labTwin,
  models: modelTwin,
  terms: termTwin,
};

/** The texts to copy of one thing. */
interface Copies {
  thing: Thing;
  mail: string;
  markdown: string;
  /** Where its drawing is a text of its own. */
  drawing?: string;
}

const none = (): Copies[] => [];

/** The texts to copy of each kind of thing. What has an address and no texts of its own says so. */
const COPIES: Readonly<Record<IdKind, (site: Site) => Copies[]>> = {
  claim: ({ claims, sources }) =>
    [...claims.values()].map((claim) => ({ thing: claim.thing, mail: claimMail(claim, sources), markdown: claimMarkdown(claim) })),
  row: ({ claims, sources }) =>
    [...claims.values()].flatMap((claim) => claim.rows.map((row) => ({ thing: row.thing, mail: rowMail(row, claim, sources), markdown: rowMarkdown(row) }))),
  term: ({ terms, sources }) => [...terms.values()].map((term) => ({ thing: term.thing, mail: termMail(term, sources), markdown: termMarkdown(term) })),
  answer: (site) => [...site.answers.values()].map((answer) => ({ thing: answer.thing, mail: answerMail(answer, site), markdown: answerMarkdown(answer) })),
  observation: ({ labs }) =>
    [...labs.values()].flatMap((lab) =>
      [...lab.observations.values()].map((seen) => ({ thing: seen.thing, mail: observationMail(lab, seen), markdown: observationMarkdown(seen) })),
    ),
  variant: ({ models }) =>
    [...models.values()].flatMap((model) =>
      [...model.variants.values()].map((variant) => ({ thing: variant.thing, mail: variantMail(model, variant), markdown: variantMarkdown(model, variant) })),
    ),
  flow: ({ flows }) => [...flows.values()].map((flow) => ({ thing: flow.thing, mail: drawingMail(flow), markdown: drawingMarkdown(flow) })),
  step: ({ flows, sources }) =>
    [...flows.values()].flatMap((flow) =>
      flow.steps.map((step) => ({
        thing: step.thing,
        mail: stepMail(flow, step, sources),
        markdown: stepMarkdown(flow, step),
        drawing: stepDrawingMail(flow, step),
      })),
    ),
  window: ({ flows, sources }) =>
    [...flows.values()].flatMap((flow) =>
      flow.windows.map((window) => ({ thing: window.thing, mail: stepMail(flow, window, sources), markdown: stepMarkdown(flow, window) })),
    ),
  page: none,
  lab: none,
  model: none,
  section: none,
  heading: none,
  figure: none,
  source: none,
  release: none,
  identifier: none,
  label: none,
};

/**
 * Every plain-text file of the site by its address, in reading order: the twins, the whole book, and the texts to copy.
 * @throws Error that names a thing whose text the address book promises and nothing made
 */
export function textFiles(site: Site): Map<string, string> {
  const files = twins(site);
  files.set('/all.txt', [...files.values()].join(`\n\n${'='.repeat(COLUMNS)}\n\n\n`));
  for (const [address, text] of [...copies(site), ...formerTexts(site)]) files.set(address, text);
  for (const { address, mail, markdown, drawing } of site.things.values())
    for (const file of [mail, markdown, drawing])
      if (file !== undefined && !files.has(file)) throw new Error(`${address} has its text at ${file}, which src/text/all.ts does not make`);
  return files;
}

function twins(site: Site): Map<string, string> {
  const files = new Map<string, string>();
  const add = (path: string, text: string): void => {
    files.set(twinAddress(path), text);
  };
  const home = site.standalone.get('/');
  if (home !== undefined) add('/', homeTwin(site, home));
  for (const page of site.pages) add(page.path, pageTwin(page, site));
  for (const folder of Object.keys(LIST_TWINS) as ListFolder[]) {
    // The keys of the record, which has no others.
    add(listThing(folder).path, LIST_TWINS[folder](site));
    if (isCollectionFolder(folder)) for (const [path, text] of documentTwins(folder, site, site)) add(path, text);
  }
  for (const page of site.standalone.values()) if (page !== home) add(page.path, pageTwin(page, site));
  return files;
}

/** The twins of a collection, by the paths of its pages. */
function documentTwins<Folder extends CollectionFolder>(folder: Folder, collections: Collections, site: Site): [string, string][] {
  return [...collections[folder].values()].map((document) => [document.path, DOCUMENT_TWINS[folder](document, site)]);
}

/** The texts to copy: one for a mail, beside it one in Markdown, and of a step its drawing. */
function copies(site: Site): Map<string, string> {
  const files = new Map<string, string>();
  for (const { thing, mail, markdown, drawing } of Object.values(COPIES).flatMap((of) => of(site))) {
    if (thing.mail !== undefined) files.set(thing.mail, mail);
    if (thing.markdown !== undefined) files.set(thing.markdown, markdown);
    if (thing.drawing !== undefined && drawing !== undefined) files.set(thing.drawing, drawing);
  }
  return files;
}
