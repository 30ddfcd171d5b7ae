import { existsSync } from 'node:fs';
import path from 'node:path';
import { z } from 'zod';
import { evidencePage, evidenceThing, ownPage, type Stand } from '../addresses/things.ts';
import type { Diagram, DiagramInput } from '../diagram/types.ts';
import type { Tried } from '../facts/shown.ts';
import { MODELS } from '../models/all.ts';
import { explore } from '../models/explore.ts';
import type { Model, Rule, State } from '../models/model.ts';
import { replay, shownRun, sourceOf } from '../models/run.ts';
import { readFolder } from '../reading/files.ts';
import { nearest, type ProblemList } from '../reading/problem.ts';
import type { Document } from './document.ts';
import { byTopic, type Draft, parseFile, readText } from './draft.ts';
import { findTopic, type Topic } from './topics.ts';

const FOLDER = 'content/models';

const modelSchema = z.strictObject({
  title: z.string().trim().min(1),
  question: z.string().trim().min(1),
  topic: z.string(),
  order: z.int(),
});

/** A variant with what came of it, and the run that is shown of it. */
export interface TriedVariant extends Tried {
  words: string;
  diagram: Diagram;
}

/** A model whose orders were all tried. All of it is data: what can run stays in src/models. */
export interface ModelPage extends Document {
  id: string;
  topic: Topic;
  order: number;
  question: string;
  rules: Pick<Rule<State>, 'id' | 'words' | 'when'>[];
  abstractions: readonly string[];
  /** ids of the cast */
  actors: readonly string[];
  variants: Map<string, TriedVariant>;
}

/** A model whose runs are not drawn yet. */
export interface ModelDraft extends Draft<Omit<ModelPage, 'variants'>> {
  tried: (Omit<TriedVariant, 'diagram'> & { drawing: DiagramInput })[];
}

/** Reads what is said of the models and tries all orders of each; notes a page without its model. The runs are drawn later. */
export async function readModels(root: string, topics: readonly Topic[], problems: ProblemList): Promise<ModelDraft[]> {
  if (!existsSync(path.join(root, FOLDER))) return [];
  const drafts: ModelDraft[] = [];
  for (const file of readFolder(root, FOLDER, '.mdx')) {
    const parsed = parseFile(file, modelSchema, problems);
    if (parsed === undefined) continue;
    const { value, lineOf, name: id } = parsed;
    const model = await MODELS[id]?.();
    if (model === undefined) problems.add(file.file, 1, `there is no model ${id}`, nearest(id, Object.keys(MODELS), 'src/models/all.ts'));
    const topic = findTopic(value.topic, topics, file.file, lineOf(['topic']), problems);
    const stand = ownPage('model', id, value.title, topic?.id);
    const read = readText(parsed, stand, evidencePage('model', stand), problems);
    if (model === undefined || topic === undefined) continue;
    const rules = model.rules.map(({ id: rule, words, when }) => ({ id: rule, words, when }));
    const { abstractions, actors } = model;
    const { order, question } = value;
    drafts.push({ document: { ...read, id, topic, order, question, rules, abstractions, actors }, lineOf, tried: tryAll(model, stand, file.file) });
  }
  return drafts.sort(byTopic(topics));
}

function tryAll(model: Model, stand: Stand, file: string): ModelDraft['tried'] {
  return model.variants.map((variant) => {
    const { states, broken } = explore(model, variant);
    const thing = evidenceThing('variant', stand, variant.id, `${model.id}.${variant.id}`);
    const tried = {
      id: variant.id,
      thing,
      address: thing.address,
      name: thing.title,
      title: variant.title,
      words: variant.words,
      states,
      broken: broken.map(({ rule, moves }) => ({ rule, words: model.rules.find(({ id }) => id === rule)?.words ?? rule, moves: moves.length })),
      claims: [],
    };
    const code = sourceOf(replay(variant, shownRun(model, variant)), model.actors);
    const summary = broken.length === 0 ? 'A run that keeps every rule.' : 'The shortest run that breaks a rule.';
    return { ...tried, drawing: { id: drawingId(tried.name), title: variant.title, summary, code, line: 1, file } };
  });
}

/** What a run is drawn under: no flow has a full stop in its id. */
const drawingId = (name: string): string => `model-${name.replace('.', '-')}`;

/**
 * Sets the drawings beside the variants.
 * @param drawings by the ids of the inputs; a run that could not be drawn was complained of, and its variant is left out
 */
export function withDrawings({ document, tried }: ModelDraft, drawings: ReadonlyMap<string, Diagram>): ModelPage {
  const variants = tried.flatMap(({ drawing, ...variant }): [string, TriedVariant][] => {
    const diagram = drawings.get(drawing.id);
    return diagram === undefined ? [] : [[variant.id, { ...variant, diagram }]];
  });
  return { ...document, variants: new Map(variants) };
}
