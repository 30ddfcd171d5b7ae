import type { ModelPage } from '../../content/models.ts';
import type { Site } from '../../link/site.ts';
import { verdictText } from '../../text/models.ts';
import { plainLine } from '../../words/escape.ts';
import type { SearchEntry } from '../entry.ts';

/** Every model by its question, and each of its variants. */
export function modelEntries(site: Site): SearchEntry[] {
  return [...site.models.values()].flatMap((model) => [whole(model), ...variants(model)]);
}

function whole(model: ModelPage): SearchEntry {
  return {
    kind: 'model',
    title: plainLine(model.title),
    context: `model, ${model.topic.title}`,
    address: model.address,
    names: [model.id],
    also: [],
    body: plainLine(model.question),
    topics: [model.topic.id],
  };
}

function variants(model: ModelPage): SearchEntry[] {
  return [...model.variants.values()].map((variant) => ({
    kind: 'model',
    title: plainLine(variant.title),
    context: `variant, ${plainLine(model.title)}`,
    address: variant.address,
    names: [variant.name],
    also: [],
    body: `${plainLine(variant.words)} ${verdictText(variant)}`,
    topics: [model.topic.id],
    mail: variant.thing.mail,
  }));
}
