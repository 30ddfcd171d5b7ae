import { twinAddress } from '../model/address.ts';
import type { Site } from '../model/types.ts';
import { answersTwin, flowsTwin, homeTwin, sourcesTwin, statusTwin, termsTwin } from './lists.ts';
import { answerMail, claimMail, drawingMail, stepDrawingMail, stepMail, termMail } from './mail.ts';
import { answerTwin, flowTwin, pageTwin, termTwin } from './twin.ts';

/** Every plain-text file of the site by its address, in reading order: the twins, the texts for mails, and the whole book. */
export function textFiles(site: Site): Map<string, string> {
  const files = twins(site);
  const book = [...files.values()].join(`\n\n${'='.repeat(72)}\n\n\n`);
  files.set('/all.txt', book);
  for (const [address, text] of mails(site)) files.set(address, text);
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
  add('/flows/', flowsTwin(site));
  for (const flow of site.flows.values()) add(flow.path, flowTwin(flow, site));
  add('/answers/', answersTwin(site));
  for (const answer of site.answers.values()) add(answer.path, answerTwin(answer, site));
  add('/terms/', termsTwin(site));
  for (const term of site.terms.values()) add(term.path, termTwin(term, site));
  add('/status/', statusTwin(site));
  add('/sources/', sourcesTwin(site));
  for (const page of site.standalone.values()) if (page !== home) add(page.path, pageTwin(page, site));
  return files;
}

function mails(site: Site): Map<string, string> {
  const files = new Map<string, string>();
  for (const claim of site.claims.values()) files.set(`/c/${claim.label}.txt`, claimMail(claim));
  for (const term of site.terms.values()) files.set(`/c/term.${term.id}.txt`, termMail(term));
  for (const answer of site.answers.values()) files.set(`/c/answer.${answer.id}.txt`, answerMail(answer));
  for (const flow of site.flows.values()) {
    files.set(`${flow.path}drawing.txt`, drawingMail(flow));
    for (const entry of [...flow.steps, ...flow.windows]) files.set(`${flow.path}${entry.id}.txt`, stepMail(flow, entry));
    for (const step of flow.steps) files.set(`${flow.path}${step.id}-drawing.txt`, stepDrawingMail(flow, step));
  }
  return files;
}
