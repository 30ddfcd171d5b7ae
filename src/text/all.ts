import type { Thing } from '../facts/place.ts';
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

/** Every plain-text file of the site by its address, in reading order: the twins, the whole book, and the texts to copy. */
export function textFiles(site: Site): Map<string, string> {
  const files = twins(site);
  files.set('/all.txt', [...files.values()].join(`\n\n${'='.repeat(COLUMNS)}\n\n\n`));
  for (const [address, text] of [...copies(site), ...formerTexts(site)]) files.set(address, text);
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
  add(listThing('flows').path, flowsTwin(site));
  for (const flow of site.flows.values()) add(flow.path, flowTwin(flow, site));
  add(listThing('answers').path, answersTwin(site));
  for (const answer of site.answers.values()) add(answer.path, answerTwin(answer, site));
  add(listThing('labs').path, labsTwin(site));
  for (const lab of site.labs.values()) add(lab.path, labTwin(lab, site));
  add(listThing('models').path, modelsTwin(site));
  for (const model of site.models.values()) add(model.path, modelTwin(model, site));
  add(listThing('terms').path, termsTwin(site));
  for (const term of site.terms.values()) add(term.path, termTwin(term, site));
  add(listThing('status').path, statusTwin(site));
  add(listThing('sources').path, sourcesTwin(site));
  add(listThing('ids').path, idsTwin(site));
  for (const page of site.standalone.values()) if (page !== home) add(page.path, pageTwin(page, site));
  return files;
}

/** The texts to copy: one for a mail, and beside it one in Markdown. */
function copies(site: Site): Map<string, string> {
  const files = new Map<string, string>();
  const add = ({ mail, markdown }: Thing, mailText: string, markdownText: string): void => {
    if (mail !== undefined) files.set(mail, mailText);
    if (markdown !== undefined) files.set(markdown, markdownText);
  };
  for (const claim of site.claims.values()) {
    add(claim.thing, claimMail(claim, site.sources), claimMarkdown(claim));
    for (const row of claim.rows) add(row.thing, rowMail(row, claim, site.sources), rowMarkdown(row));
  }
  for (const term of site.terms.values()) add(term.thing, termMail(term, site.sources), termMarkdown(term));
  for (const answer of site.answers.values()) add(answer.thing, answerMail(answer, site), answerMarkdown(answer));
  for (const lab of site.labs.values())
    for (const observation of lab.observations.values()) add(observation.thing, observationMail(lab, observation), observationMarkdown(observation));
  for (const model of site.models.values())
    for (const variant of model.variants.values()) add(variant.thing, variantMail(model, variant), variantMarkdown(model, variant));
  for (const flow of site.flows.values()) {
    add(flow.thing, drawingMail(flow), drawingMarkdown(flow));
    for (const entry of [...flow.steps, ...flow.windows]) add(entry.thing, stepMail(flow, entry, site.sources), stepMarkdown(flow, entry));
    for (const step of flow.steps) if (step.thing.drawing !== undefined) files.set(step.thing.drawing, stepDrawingMail(flow, step));
  }
  return files;
}
