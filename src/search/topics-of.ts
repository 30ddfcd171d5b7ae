import type { Mention } from '../facts/place.ts';
import type { Site } from '../link/site.ts';

/** Says to which topics things belong. */
export class TopicsOf {
  private readonly site: Site;
  private readonly ids: ReadonlySet<string>;

  constructor(site: Site) {
    this.site = site;
    this.ids = new Set(site.topics.map((topic) => topic.id));
  }

  /** The topic as a list; an empty one where the id names no topic (pages that stand alone). */
  known(id: string): string[] {
    return this.ids.has(id) ? [id] : [];
  }

  /** The topics in which something is mentioned, each once, in the site's order. */
  of(mentions: readonly Mention[] | undefined): string[] {
    const found = new Set((mentions ?? []).flatMap(({ address }) => this.at(address)));
    return [...this.ids].filter((id) => found.has(id));
  }

  private at(address: string): string[] {
    const [, first = '', second = ''] = address.split(/[/#]/);
    const flow = first === 'flows' ? this.site.flows.get(second) : undefined;
    const answer = first === 'answers' ? this.site.answers.get(second) : undefined;
    return this.known((flow ?? answer)?.topic.id ?? first);
  }
}
