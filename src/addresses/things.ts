/*
 * The rules of the addresses: what each kind of thing is called, where it stands, and where its texts lie. Nothing else writes an address of a thing
 * down. The inverse, for addresses that were published once, is in former.ts and labels.ts.
 */
import type { IdKind } from '../facts/id-kinds.ts';
import type { Thing } from '../facts/place.ts';
import { MAX_ADDRESS, slug } from '../reading/address.ts';
import { COLLECTIONS, type Collection, SITE_STEM } from './collections.ts';
import { texts } from './copies.ts';

/** Where a document stands, before its blocks are known. */
export interface Stand {
  /** Address of its page. */
  path: string;
  /** First part of that path; empty for the home page. */
  folder: string;
  /** What the labels on it begin with: `eom.resolve`. */
  labelStem: string;
  title: string;
  /** Id of its topic. */
  topicId?: string;
}

/** The same, with the file that it is read from. */
export interface FiledStand extends Stand {
  file: string;
}

/** Where a page of a topic stands. @param name its file's, `index` for the overview */
export function topicPage(topic: { id: string; code: string }, name: string, title: string): Stand {
  const overview = name === 'index';
  const path = overview ? `/${topic.id}/` : `/${topic.id}/${name}/`;
  return { path, folder: topic.id, labelStem: `${topic.code}.${overview ? 'overview' : name}`, title, topicId: topic.id };
}

/** Where a page of no topic stands. @param name its file's; `home` stands at `/` */
export function sitePage(name: string, title: string): Stand {
  return { path: name === 'home' ? '/' : `/${name}/`, folder: name === 'home' ? '' : name, labelStem: `${SITE_STEM}.${name}`, title };
}

/** Where the page of a flow, a term, an answer, ... stands. */
export function ownPage(collection: Collection, id: string, title: string, topicId?: string): Stand {
  const { folder, stem } = COLLECTIONS[collection];
  return { path: `/${folder}/${id}/`, folder, labelStem: `${stem}.${id}`, title, topicId };
}

/** What a page that no file of the content stands for has: `/flows/`. */
export function madePage(folder: string, title: string): Thing<'page'> {
  return whole('page', { path: `/${folder}/`, folder, labelStem: '', title });
}

/** A page that bears no label. */
export function pageThing(stand: Stand): Thing<'page'> {
  return whole('page', stand);
}

/** A lab or a model, which itself bears no label. */
export function evidencePage<Kind extends 'lab' | 'model'>(kind: Kind, stand: Stand): Thing<Kind> {
  return whole(kind, stand);
}

/** The program of a lab, as it is. */
export function programAddress({ path }: Pick<Stand, 'path'>): string {
  return `${path.slice(0, -1)}.c`;
}

/** A term or an answer. */
export function entryThing<Kind extends 'term' | 'answer'>(kind: Kind, stand: Stand): Thing<Kind> {
  return { ...whole(kind, stand), ...labelled(stand.labelStem) };
}

/** A flow, of which a mail gets the drawing. */
export function flowThing(stand: Stand): Thing<'flow'> {
  const copies = texts(`${stand.path}drawing`);
  return { ...whole('flow', stand), ...labelled(stand.labelStem), ...copies, drawing: copies.mail };
}

/** A claim, or a row of its table. */
export function claimThing<Kind extends 'claim' | 'row'>(kind: Kind, stand: Stand, id: string): Thing<Kind> {
  const label = `${stand.labelStem}.${id}`;
  return { ...part(kind, stand, id, label), ...labelled(label), brief: kind === 'claim' ? id : kind };
}

/** A row of a table that stands in no claim. */
export function rowThing(stand: Stand, id: string, title: string): Thing<'row'> {
  return part('row', stand, id, title);
}

export function headingThing(stand: Stand, id: string, title: string): Thing<'heading'> {
  return part('heading', stand, id, title);
}

/** A numbered message of a flow. */
export function stepThing(flow: Stand, n: number): Thing<'step'> {
  const id = `step-${n}`;
  return {
    ...part('step', flow, id, `${flow.title}, step ${n}`),
    brief: `step ${n}`,
    label: `${flow.labelStem}.${id}`,
    ...texts(flow.path + id),
    drawing: `${flow.path}${id}-drawing.txt`,
  };
}

/** The time between two steps. */
export function windowThing(flow: Stand, from: number, to: number): Thing<'window'> {
  const id = `step-${from}-${to}`;
  return {
    ...part('window', flow, id, `${flow.title}, between steps ${from} and ${to}`),
    brief: `step ${from} to ${to}`,
    label: `${flow.labelStem}.${id}`,
    ...texts(flow.path + id),
  };
}

/** A figure on the page that shows it. */
export function figureThing(stand: Stand, id: string, title: string): Thing<'figure'> {
  return part('figure', stand, id, title);
}

/** The drawing of a flow on some page. */
export function drawingThing(stand: Stand, flow: string): Thing<'figure'> {
  return part('figure', stand, `${DRAWING_PREFIX}${flow}`, stand.title);
}

/** What the ids of drawings begin with. */
export const DRAWING_PREFIX = 'fig-';

/** What shows a claim: what was seen when something was done in a lab, or a variant of a model. @param name lab or model and its own id, as a claim names it */
export function evidenceThing<Kind extends 'observation' | 'variant'>(kind: Kind, by: Stand, id: string, name: string): Thing<Kind> {
  const label = `${by.labelStem}.${id}`;
  return { ...part(kind, by, id, name), label, ...texts(`/c/${label}`) };
}

export function sourceThing(id: string, title: string): Thing<'source'> {
  return part('source', { path: '/sources/', folder: 'sources' }, id, title);
}

/** A row of the status page. */
export function featureThing(id: string, feature: string, topicId: string): Thing<'release'> {
  return part('release', { path: '/status/', folder: 'status', topicId }, id, `status of ${feature}`);
}

const INDEX = { path: '/ids/', folder: 'ids' };

/** The id of an identifier in the index: its words with hyphens, cut where the address would get too long. */
export function identifierId(name: string): string {
  return slug(name)
    .slice(0, MAX_ADDRESS - `${INDEX.path}#`.length)
    .replace(/-$/, '');
}

/** An entry of the identifier index. */
export function identifierThing(id: string): Thing<'identifier'> {
  return part('identifier', INDEX, id, id);
}

/** Id of the letter under which an entry of the index stands. */
export function letterId(id: string): string {
  return `letter-${id.charAt(0)}`;
}

/** A part of a page that its template makes. */
export function sectionThing(path: string, id: string): Thing<'section'> {
  return part('section', { path, folder: '' }, id, id);
}

/** The page that leads to a thing by its label. */
export function labelThing(label: string): Thing<'label'> {
  return whole('label', { path: shortAddress(label), folder: SHORT, labelStem: label, title: label });
}

const SHORT = 'c';

/** The address that leads to a thing by its label. */
export function shortAddress(label: string): string {
  return `/${SHORT}/${label}/`;
}

/** The label and the texts of what can be cited by it. */
function labelled(label: string): Pick<Thing, 'label' | 'short' | 'mail' | 'markdown'> {
  return { label, short: shortAddress(label), ...texts(`/${SHORT}/${label}`) };
}

function whole<Kind extends IdKind>(kind: Kind, { path, folder, title, topicId }: Stand): Thing<Kind> {
  return { kind, address: path, title, path, folder, topic: topicId, brief: kind };
}

function part<Kind extends IdKind>(kind: Kind, { path, folder, topicId }: Pick<Stand, 'path' | 'folder' | 'topicId'>, id: string, title: string): Thing<Kind> {
  return { kind, address: `${path}#${id}`, title, path, folder, topic: topicId, brief: kind };
}
